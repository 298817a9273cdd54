// SPDX-License-Identifier: Apache-2.0
#include "row_view_fixture.h"

#include <QClipboard>
#include <QMenu>
#include <QToolTip>
#include <QWheelEvent>

using namespace durascope;
using Newest = GeneratedSource::Newest;

class TestRowViewInput : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    /// A whole visit without the mouse.
    void keyboardOnly()
    {
        ShownList list(1'000, Newest::None);
        QSignalSpy activated(&list.view, &RowView::activated);
        list.press(Qt::Key_Down);
        QCOMPARE(list.currentId(), 0);
        list.press(Qt::Key_J);
        list.press(Qt::Key_J);
        list.press(Qt::Key_K);
        QCOMPARE(list.currentId(), 1);
        list.press(Qt::Key_Down, Qt::ShiftModifier);
        list.press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(list.view.selectedCount(), 3);
        list.press(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(list.view.selectedCount(), 2);
        list.press(Qt::Key_Down, Qt::ControlModifier); // moves without choosing
        QCOMPARE(list.view.selectedCount(), 2);
        list.press(Qt::Key_Space);
        QCOMPARE(list.view.selectedCount(), 3);
        list.press(Qt::Key_Space);
        QCOMPARE(list.view.selectedCount(), 2);
        list.press(Qt::Key_End);
        QCOMPARE(list.currentId(), 999);
        list.press(Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(list.view.selectedCount(), 1'000);
        list.press(Qt::Key_Home);
        list.press(Qt::Key_Return);
        list.press(Qt::Key_Enter, Qt::ControlModifier);
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.at(0).at(1).toBool(), false);
        QCOMPARE(activated.at(1).at(1).toBool(), true);
    }

    void allIsAQuery()
    {
        ShownList list(1'000'000'000);
        const LoopWatchdog watchdog;
        list.press(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(list.view.allSelected());
        QCOMPARE(list.view.selectedCount(), 1'000'000'000);
        list.source.append(5);
        list.source.showHeldBack();
        QCOMPARE(list.view.selectedCount(), 1'000'000'005);
        list.press(Qt::Key_Up);
        QCOMPARE(list.view.selectedCount(), 1);
        list.press(Qt::Key_Home, Qt::ShiftModifier); // a range of a thousand million
        QVERIFY(list.view.selectedCount() > 999'999'000);
        QVERIFY(list.view.selectedKeys().size() <= 100'000);
    }

    void mouseSelects()
    {
        ShownList list(1'000, Newest::None);
        list.click(2);
        list.click(5, Qt::ControlModifier);
        QCOMPARE(list.view.selectedCount(), 2);
        list.click(5, Qt::ControlModifier);
        QCOMPARE(list.view.selectedCount(), 1);
        list.click(2);
        list.click(8, Qt::ShiftModifier);
        QCOMPARE(list.view.selectedCount(), 7);
        QTest::mousePress(list.view.viewport(), Qt::LeftButton, {}, list.rowRect(1).center());
        QTest::mouseMove(list.view.viewport(), list.rowRect(4).center());
        QTest::mouseRelease(list.view.viewport(), Qt::LeftButton, {}, list.rowRect(4).center());
        QTRY_COMPARE(list.view.selectedCount(), 4);
        QSignalSpy activated(&list.view, &RowView::activated);
        QTest::mouseDClick(list.view.viewport(), Qt::LeftButton, {}, list.rowRect(6).center());
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.at(0).at(0).value<RowKey>().value, 6);
    }

    void wheelScrollsByRows()
    {
        ShownList list(1'000, Newest::None);
        const auto turn = [&list](int angle, int pixels) {
            QWheelEvent event(QPointF(50, 50), list.view.mapToGlobal(QPointF(50, 50)), QPoint(0, pixels),
                QPoint(0, angle), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(list.view.viewport(), &event);
        };
        turn(-120, 0);
        QCOMPARE(list.view.firstVisibleRow(), 3);
        turn(-40, 0);
        QCOMPARE(list.view.firstVisibleRow(), 4);
        for (int i = 0; i < Theme::instance().rowHeight(); ++i)
            turn(0, -1);
        QCOMPARE(list.view.firstVisibleRow(), 5);
        turn(1'200, 0);
        QCOMPARE(list.view.firstVisibleRow(), 0);
    }

    void copies()
    {
        ShownList list(1'000, Newest::None);
        QSignalSpy says(&list.view, &RowView::says);
        list.click(2);
        list.click(3, Qt::ShiftModifier);
        QTest::mouseClick(list.view.viewport(), Qt::LeftButton, Qt::ShiftModifier,
            QPoint(200, list.rowRect(3).center().y())); // the second column
        list.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), generatedText(2, 1) + QLatin1Char('\n') + generatedText(3, 1));
        QCOMPARE(says.count(), 1);
        list.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        list.press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(says.count(), 3);
        list.press(Qt::Key_Right, Qt::ControlModifier); // shows the cell
        list.press(Qt::Key_Right, Qt::ControlModifier);
        list.press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(generatedText(3, 2)));
    }

    void tooMuchIsNotCopied()
    {
        ShownList list(1'000'000);
        QSignalSpy says(&list.view, &RowView::says);
        list.press(Qt::Key_A, Qt::ControlModifier);
        QApplication::clipboard()->setText(QStringLiteral("before"));
        list.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
        QCOMPARE(says.count(), 1);
    }

    void typingFinds()
    {
        ShownList list(1'000, Newest::None);
        list.press(Qt::Key_Home);
        QTest::keyClicks(&list.view, QStringLiteral("02:13.1"));
        QVERIFY(list.currentId() > 0);
        QVERIFY(generatedText(list.currentId(), 1).contains(QLatin1String("02:13.1")));
        list.press(Qt::Key_Escape);
        list.press(Qt::Key_J); // a key again, not a letter
        QVERIFY(list.currentId() > 0);
    }

    void findGoesBothWays()
    {
        ShownList list(1'000, Newest::None);
        list.press(Qt::Key_Home);
        list.view.setFindText(QStringLiteral("BLOCKED"));
        list.view.findNext(true);
        const qint64 first = list.currentId();
        QVERIFY(first > 0);
        list.view.findNext(true);
        QVERIFY(list.currentId() > first);
        list.view.findNext(false);
        QCOMPARE(list.currentId(), first);
        QSignalSpy says(&list.view, &RowView::says);
        list.view.setFindText(QStringLiteral("nowhere"));
        list.view.findNext(true);
        QCOMPARE(says.count(), 1);
        QCOMPARE(list.currentId(), first);
    }

    void contextMenuOffersWhatTheSourceCan()
    {
        ShownList list(1'000, Newest::None);
        QSignalSpy wanted(&list.view, &RowView::contextMenuWanted);
        list.click(3);
        list.press(Qt::Key_Menu);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(menu->actions().size(), 3);
        QCOMPARE(menu->actions().at(2)->menu()->actions().size(), 3);
        QSignalSpy activated(&list.view, &RowView::activated);
        menu->actions().at(0)->trigger();
        QCOMPARE(activated.count(), 1);
        menu->close();
    }

    void toolTipIsPlainTextAndOnlyWhenNeeded()
    {
        ShownList list(100, Newest::None);
        list.source.setMaker([](qint64, int column) {
            Cell cell;
            cell.text = column == 3 ? QStringLiteral("<img src=x>") + QString(5'000, QLatin1Char('y'))
                                    : QStringLiteral("short");
            return cell;
        });
        QVERIFY(list.painted());
        const auto ask = [&list](int x) {
            const QPoint at(x, list.rowRect(2).center().y());
            QHelpEvent event(QEvent::ToolTip, at, list.view.viewport()->mapToGlobal(at));
            QApplication::sendEvent(list.view.viewport(), &event);
        };
        ask(30);
        QVERIFY(!QToolTip::isVisible());
        ask(500);
        QVERIFY(QToolTip::isVisible());
        QVERIFY(QToolTip::text().contains(QLatin1String("&lt;img src=x&gt;")));
        QVERIFY(QToolTip::text().size() < 2'200);
        QToolTip::hideText();
    }

    void rowChosenBeforeItIsReadGetsItsKeyLater()
    {
        ShownList list(100'000, Newest::None);
        list.source.setSlow();
        list.view.setCurrentRow(70'000);
        QVERIFY(!list.view.currentKey());
        QCOMPARE(list.view.selectedCount(), 1);
        QSignalSpy changed(&list.view, &RowView::currentChanged);
        QTRY_VERIFY(list.source.wants(70'000));
        list.source.arrive();
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(list.currentId(), 70'000);
    }
};

QTEST_MAIN(TestRowViewInput)
#include "test_row_view_input.moc"
