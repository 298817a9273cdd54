// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"
#include "app/widgets/json_hex_view.h"
#include "app/widgets/json_pane.h"
#include "app/widgets/json_text_view.h"
#include "app/widgets/json_tree_model.h"
#include "app/widgets/json_view.h"

#include "support/widget_test.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QTest>
#include <QTreeView>

using namespace durascope;

namespace {

const QByteArray odd
    = QByteArrayLiteral(" {\"b\" : 1.0,\n\"a\":9007199254740993,\"a\":[1e400,{\"k\":\"\xe2\x80\xae x\"}],\"e\":{}}\n");

QByteArray clipboardBytes()
{
    return QGuiApplication::clipboard()->text().toUtf8();
}

JsonDocumentPtr pretty(const QByteArray& bytes)
{
    return makeJsonDocument(bytes, true, {});
}

} // namespace

class TestJsonView : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void copiesExactStoredBytes();
    void movesAndSelectsByKeys();
    void foldsByKeysAndMouse();
    void makesHiddenCharactersVisible();
    void showsATreeLazily();
    void showsHex();
    void tellsWhyItIsNoJson();
    void indentsLargeTextsElsewhere();
    void showsOneMegabyteAsStoredFirst();
    void partsNullFromEmptyAndFromValues();
    void paintsDeepAndHostileTexts();
    void choosesTheModeInItsTitle();
};

void TestJsonView::copiesExactStoredBytes()
{
    JsonView view;
    view.resize(400, 300);
    view.show();
    view.setBytes(odd);
    QTRY_VERIFY(!view.findChild<JsonTextView*>()->verticalScrollBar()->isVisible()); // all of it fits
    view.copyAll();
    QCOMPARE(clipboardBytes(), odd);
    auto* text = view.findChild<JsonTextView*>();
    text->selectAll();
    QCOMPARE(text->selectedBytes(), odd);
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboardBytes(), odd);
    const QByteArray broken = QByteArrayLiteral("{\"a\":\"\xff\xfe\"}");
    copyStoredBytes(broken);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("application/octet-stream")), broken);
}

void TestJsonView::movesAndSelectsByKeys()
{
    JsonTextView text;
    text.resize(400, 300);
    text.setDocument(pretty(odd));
    QTest::keyClick(&text, Qt::Key_Down);
    QTest::keyClick(&text, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(text.selectedBytes(), QByteArrayLiteral("\"b\" : 1.0,"));
    QTest::keyClick(&text, Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(!text.hasSelection());
    QTest::keyClick(&text, Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text.selectedBytes(), odd);
    QTest::keyClick(&text, Qt::Key_Left);
    QTest::keyClick(&text, Qt::Key_PageUp);
    QTest::keyClick(&text, Qt::Key_PageDown);
    QTest::keyClick(&text, Qt::Key_Right);
    QVERIFY(!text.hasSelection());
}

void TestJsonView::foldsByKeysAndMouse()
{
    JsonTextView text;
    text.resize(400, 300);
    text.setDocument(pretty(odd));
    const std::size_t all = text.folds().rows();
    QCOMPARE(all, std::size_t(11));
    QTest::keyClick(&text, Qt::Key_Down);
    QTest::keyClick(&text, Qt::Key_Down);
    QTest::keyClick(&text, Qt::Key_Down);
    QTest::keyClick(&text, Qt::Key_Minus);
    QCOMPARE(text.folds().rows(), std::size_t(6));
    QTest::keyClick(&text, Qt::Key_End, Qt::ShiftModifier);
    QVERIFY(text.selectedBytes().startsWith("\"a\":[1e400"));
    QVERIFY(text.selectedBytes().endsWith("],"));
    QTest::keyClick(&text, Qt::Key_Plus);
    QCOMPARE(text.folds().rows(), all);
    text.foldAll();
    QCOMPARE(text.folds().rows(), std::size_t(6));
    QTest::keyClick(&text, Qt::Key_Asterisk);
    QCOMPARE(text.folds().rows(), all);
    QTest::mouseClick(text.viewport(), Qt::LeftButton, {}, QPoint(8, 5)); // the mark of the outermost object
    QCOMPARE(text.folds().rows(), std::size_t(1));
}

void TestJsonView::makesHiddenCharactersVisible()
{
    const auto document = pretty(odd);
    const JsonDisplayLine line = displayLine(*document, 6, false);
    QVERIFY(line.text.contains(QStringLiteral("U+202E")));
    QCOMPARE(line.byteAt.size(), static_cast<std::size_t>(line.text.size()) + 1);
    QCOMPARE(line.columnOf(line.byteAt.back()), static_cast<int>(line.text.size()));
}

void TestJsonView::showsATreeLazily()
{
    QByteArray wide = QByteArrayLiteral("{\"list\":[0");
    for (int i = 1; i < 1300; ++i)
        wide += ',' + QByteArray::number(i);
    wide += QByteArrayLiteral("],\"list\":{\"x\":[[]]},\"n\":null}");
    JsonTreeModel model;
    model.setBytes(wide);
    const QModelIndex root = model.index(0, 0);
    QVERIFY(model.canFetchMore(root));
    model.fetchMore(root);
    QCOMPARE(model.rowCount(root), 3);
    const QModelIndex list = model.index(0, 0, root);
    QCOMPARE(list.data().toString(), QStringLiteral("list"));
    model.fetchMore(list);
    QCOMPARE(model.rowCount(list), JsonTreeModel::batch);
    while (model.canFetchMore(list))
        model.fetchMore(list);
    QCOMPARE(model.rowCount(list), 1300);
    QCOMPARE(model.index(1299, 1, list).data().toString(), QStringLiteral("1299"));
    const QModelIndex object = model.index(1, 0, root);
    model.fetchMore(object);
    const QModelIndex outer = model.index(0, 0, object);
    model.fetchMore(outer);
    QVERIFY(!model.hasChildren(model.index(0, 0, outer)));
    QCOMPARE(model.index(2, 1, root).data().toString(), QStringLiteral("null"));
    JsonTreeModel tested;
    tested.setBytes(odd);
    const QAbstractItemModelTester tester(&tested, QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestJsonView::showsHex()
{
    JsonHexView hex;
    hex.resize(600, 200);
    QByteArray bytes;
    for (int i = 0; i < 40; ++i)
        bytes += static_cast<char>(i + 0x20);
    hex.setBytes(bytes);
    QVERIFY(hex.rowText(0).startsWith(QStringLiteral("000000  20 21 22")));
    QVERIFY(hex.rowText(2).endsWith(QStringLiteral("@ABCDEFG")));
    QCOMPARE(hex.selectedBytes(), bytes);
    QTest::keyClick(&hex, Qt::Key_Down);
    QTest::keyClick(&hex, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hex.selectedBytes(), bytes.mid(16));
    hex.grab();
}

void TestJsonView::tellsWhyItIsNoJson()
{
    JsonView view;
    view.resize(400, 300);
    view.setBytes(QByteArrayLiteral("{\"a\":1,}"));
    bool said = false;
    for (const QLabel* label : view.findChildren<QLabel*>())
        said = said || label->text().contains(QStringLiteral("at byte 7"));
    QVERIFY(said);
    view.setMode(JsonView::Mode::Tree);
    view.setMode(JsonView::Mode::Hex);
    view.setMode(JsonView::Mode::Text);
    view.grab();
}

void TestJsonView::indentsLargeTextsElsewhere()
{
    QByteArray large = QByteArrayLiteral("[0");
    for (int i = 0; i < 60'000; ++i)
        large += QByteArrayLiteral(",1234");
    large += ']';
    JsonView view;
    view.setBytes(large);
    auto* text = view.findChild<JsonTextView*>();
    QVERIFY(!text->document());
    QTRY_VERIFY(text->document());
    QCOMPARE(text->folds().rows(), std::size_t(60'003));
    view.setBytes(large + ' '); // replaced before it is done
    view.setBytes(QByteArrayLiteral("[]"));
    QCOMPARE(text->folds().rows(), std::size_t(1));
    view.setBytes(large + '\n');
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!text->document() || text->folds().rows() > 0);
}

void TestJsonView::showsOneMegabyteAsStoredFirst()
{
    const QByteArray large = QByteArrayLiteral("[\"") + QByteArray(1'200'000, 'x') + QByteArrayLiteral("\"]");
    JsonView view;
    view.resize(400, 300);
    view.setBytes(large);
    auto* text = view.findChild<JsonTextView*>();
    QTRY_VERIFY(text->document());
    QVERIFY(!text->document()->lines.isPretty());
    auto* indent = view.findChild<QAbstractButton*>();
    QVERIFY(!indent->text().isEmpty());
    indent->click();
    QTRY_VERIFY(text->document()->lines.isPretty());
    text->selectAll();
    QCOMPARE(text->selectedBytes(), large);
}

void TestJsonView::partsNullFromEmptyAndFromValues()
{
    JsonView view;
    view.resize(300, 200);
    view.setNothing(QStringLiteral("NULL in the store."));
    const QImage null = view.grab().toImage();
    view.setBytes({});
    const QImage empty = view.grab().toImage();
    view.setBytes(QByteArrayLiteral("null"));
    const QImage value = view.grab().toImage();
    QVERIFY(null != empty && empty != value && null != value);
}

void TestJsonView::paintsDeepAndHostileTexts()
{
    JsonTextView text;
    text.resize(500, 400);
    const QByteArray deep = QByteArray(50'000, '[') + QByteArray(50'000, ']');
    QByteArray marks = QByteArrayLiteral("\"e");
    for (int i = 0; i < 10'000; ++i)
        marks += QByteArrayLiteral("\xcc\x81");
    marks += '"';
    for (const QByteArray& bytes :
        {deep, marks, QByteArrayLiteral("\x1b[31m\xff\x00\r\n\t"), QByteArray(100'000, '\n')}) {
        text.setDocument(pretty(bytes));
        text.grab();
        text.verticalScrollBar()->setValue(text.verticalScrollBar()->maximum());
        text.grab();
        text.selectAll();
        QCOMPARE(text.selectedBytes(), bytes);
    }
}

void TestJsonView::choosesTheModeInItsTitle()
{
    JsonPane pane(QStringLiteral("Payload"));
    pane.resize(388, 200);
    pane.view()->setBytes(odd);
    const auto buttons = pane.findChildren<QAbstractButton*>();
    int chosen = 0;
    for (QAbstractButton* button : buttons) {
        if (!button->isCheckable())
            continue;
        button->click();
        ++chosen;
        QVERIFY(button->isChecked());
    }
    QCOMPARE(chosen, 3);
    QCOMPARE(pane.view()->mode(), JsonView::Mode::Hex);
    pane.view()->setNothing(QStringLiteral("Nothing is selected."));
    pane.grab();
}

QTEST_MAIN(TestJsonView)
#include "test_json_view.moc"
