// SPDX-License-Identifier: Apache-2.0
// What holds for everything a window shows: plain text, names for screen readers, nothing cut off.
#include "window_fixture.h"

#include "app/shell/page_registry.h"
#include "app/shell/settings_dialog.h"
#include "app/shell/window_actions.h"
#include "app/widgets/page_parts.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTextEdit>

using namespace durascope;

namespace {

QString nameOf(const QWidget* widget)
{
    QStringList way;
    for (const QWidget* at = widget; at && way.size() < 5; at = at->parentWidget())
        way.prepend(QString::fromLatin1(at->metaObject()->className()) + QLatin1Char('#') + at->objectName());
    return way.join(QStringLiteral(" > "));
}

bool hasAccessibleName(const QWidget* widget)
{
    if (!widget->accessibleName().isEmpty() || !widget->windowTitle().isEmpty())
        return true;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button && !button->text().isEmpty();
}

QStringList unnamed(const QWidget& window)
{
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy()
            && !qobject_cast<const QScrollBar*>(widget) && !hasAccessibleName(widget))
            found += nameOf(widget);
    }
    return found;
}

QStringList markupLabels(const QWidget& window)
{
    QStringList found;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->textFormat() != Qt::PlainText && !label->text().isEmpty())
            found += nameOf(label);
    }
    return found;
}

/// Labels and buttons that show less than their text. Labels that shorten on purpose have a tooltip for the rest.
QStringList cutOff(const QWidget& window)
{
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const bool speaks = qobject_cast<const PlainLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget);
        const QSize needed = widget->minimumSizeHint();
        if (speaks && needed.isValid() && (widget->height() < needed.height() || widget->width() < needed.width()))
            found += QStringLiteral("%1 %2x%3 of %4x%5")
                         .arg(nameOf(widget))
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(needed.width())
                         .arg(needed.height());
    }
    return found;
}

/// A layout that was asked for is done a moment later.
QStringList cutOffAtLast(const QWidget& window)
{
    const bool settled = QTest::qWaitFor([&window] { return cutOff(window).isEmpty(); }, 5'000);
    return settled ? QStringList() : cutOff(window);
}

/// A first row on the screen that never loads or says nothing at all.
QStringList silentCells(RowView& list, QAccessibleTableInterface& table)
{
    const bool loaded = QTest::qWaitFor(
        [&list] { return list.source()->rowAt(list.firstVisibleRow()).state() == RowState::Ready; }, 30'000);
    QStringList found;
    if (!loaded)
        found += nameOf(&list) + QStringLiteral(" does not load");
    QString words;
    for (int column = 0; column < table.columnCount(); ++column) {
        QAccessibleInterface* cell = table.cellAt(0, column);
        words += cell ? cell->text(QAccessible::Name) : QString();
    }
    if (words.trimmed().isEmpty())
        found += nameOf(&list) + QStringLiteral(" says nothing");
    return found;
}

void report(const QStringList& found)
{
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

} // namespace

class TestSurfaces : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void everyPage_data()
    {
        QTest::addColumn<bool>("workflows");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        for (const bool workflows : {false, true}) {
            const char* family = workflows ? "workflows" : "events";
            QTest::addRow("%s 1440x900", family) << workflows << QSize(1440, 900) << 100;
            QTest::addRow("%s 1024x700", family) << workflows << QSize(1024, 700) << 100;
            QTest::addRow("%s 200 %% text", family) << workflows << QSize(1440, 900) << 200;
        }
    }

    void everyPage()
    {
        QFETCH(bool, workflows);
        QFETCH(QSize, size);
        QFETCH(int, percent);
        Theme::instance().setTextPercent(percent);
        TestWindow test(size);
        QVERIFY(test.open(workflows ? test.workflows() : test.facts()));
        StoreView* store = test.window.currentStore();
        for (const PageEntry& entry : pagesFor(store->session())) {
            store->goTo({entry.id, {}});
            QCOMPARE(test.page(), entry.id);
            QTest::qWait(50);
            QCOMPARE(test.window.size(), size); // no page makes the window larger than it was
            report(markupLabels(test.window));
            report(unnamed(test.window));
            report(cutOffAtLast(test.window));
        }
    }

    void welcomeErrorAndSettings()
    {
        for (const int percent : {100, 200}) {
            Theme::instance().setTextPercent(percent);
            TestWindow test({1024, 700});
            QTest::qWait(50);
            report(markupLabels(test.window));
            report(unnamed(test.window));
            report(cutOffAtLast(test.window));
            test.window.actions().settings->trigger();
            QTest::qWait(50);
            report(unnamed(test.window));
            for (SettingsDialog* dialog : test.window.findChildren<SettingsDialog*>()) {
                report(markupLabels(*dialog));
                dialog->close();
            }
            test.window.openStore(test.path(QStringLiteral("<b>none</b>.db")));
            QTRY_COMPARE(test.window.currentStore()->session().state(), StoreSession::State::Failed);
            QTest::qWait(50);
            report(markupLabels(test.window));
            report(unnamed(test.window));
            report(cutOffAtLast(test.window));
        }
    }

    /// What a screen reader says of every list: its name, its columns, and the cells of its rows.
    void everyListSpeaks_data()
    {
        QTest::addColumn<bool>("workflows");
        QTest::newRow("events") << false;
        QTest::newRow("workflows") << true;
    }

    void everyListSpeaks()
    {
        QFETCH(bool, workflows);
        QAccessible::setActive(true);
        TestWindow test;
        QVERIFY(test.open(workflows ? test.workflows() : test.facts()));
        StoreView* store = test.window.currentStore();
        int lists = 0;
        for (const PageEntry& entry : pagesFor(store->session())) {
            store->goTo({entry.id, {}});
            for (RowView* list : store->currentPage()->findChildren<RowView*>()) {
                if (!list->isVisible() || !list->source() || list->width() < 20)
                    continue;
                QAccessibleInterface* root = QAccessible::queryAccessibleInterface(list);
                QVERIFY2(!root->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(list)));
                QTRY_VERIFY2_WITH_TIMEOUT(
                    list->source()->listState().kind != ListState::Kind::Loading, qPrintable(nameOf(list)), 30'000);
                if (list->source()->rowCount() == 0) // then it says why
                    QVERIFY2(!list->source()->listState().sentence.isEmpty(), qPrintable(nameOf(list)));
                else
                    report(silentCells(*list, *root->tableInterface()));
                ++lists;
            }
        }
        QVERIFY2(lists >= 4, qPrintable(QString::number(lists)));
    }

    void tabReachesEverythingAndComesRound()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        QTRY_VERIFY(QApplication::focusWidget());
        QWidget* start = QApplication::focusWidget();
        QSet<QWidget*> seen;
        for (int i = 0; i < 200 && !(i > 0 && QApplication::focusWidget() == start); ++i) {
            seen.insert(QApplication::focusWidget());
            test.key(Qt::Key_Tab);
        }
        QCOMPARE(QApplication::focusWidget(), start);
        QStringList missed;
        for (QWidget* widget : test.window.findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
                && !widget->focusProxy() && !seen.contains(widget))
                missed += nameOf(widget);
        }
        report(missed);
    }
};

QTEST_MAIN(TestSurfaces)
#include "test_surfaces.moc"
