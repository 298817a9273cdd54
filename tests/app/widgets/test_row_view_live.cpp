// SPDX-License-Identifier: Apache-2.0
#include "row_view_fixture.h"

using namespace durascope;
using Newest = GeneratedSource::Newest;

class TestRowViewLive : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    /// The promise of the design: 1,000 inserts, and the chosen row stays on its pixel.
    void chosenRowKeepsItsPixel_data()
    {
        QTest::addColumn<qint64>("rows");
        QTest::newRow("thousand") << qint64(1'000);
        QTest::newRow("ten million") << qint64(10'000'000);
    }

    void chosenRowKeepsItsPixel()
    {
        QFETCH(qint64, rows);
        ShownList list(rows, Newest::First);
        const LoopWatchdog watchdog;
        QVERIFY(list.painted());
        list.click(7);
        const qint64 id = list.currentId();
        const int y = list.rowRect(*list.source.rowOf({id})).top();
        const QImage before = list.view.viewport()->grab().toImage();
        for (int i = 0; i < 1'000; ++i) {
            list.source.append(1);
            if (i % 3 == 0)
                list.source.showHeldBack(); // R: they enter above
        }
        list.source.showHeldBack();
        QCOMPARE(list.source.rowCount(), rows + 1'000);
        QCOMPARE(list.currentId(), id);
        QCOMPARE(list.rowRect(*list.source.rowOf({id})).top(), y);
        QVERIFY(list.painted());
        QTRY_COMPARE(list.view.viewport()->grab().toImage(), before);
    }

    void readRowKeepsItsPlaceWithoutASelection()
    {
        ShownList list(10'000, Newest::First);
        list.view.scrollToRow(500);
        const RowKey shown = *list.source.keyAt(500);
        list.source.append(40);
        QVERIFY(!list.source.following());
        QCOMPARE(list.source.heldBack().added, 40);
        list.source.showHeldBack();
        QCOMPARE(list.view.firstVisibleRow(), *list.source.rowOf(shown));
    }

    void followsAtTheNewestOnly_data()
    {
        QTest::addColumn<bool>("newestLast");
        QTest::newRow("newest last") << true;
        QTest::newRow("newest first") << false;
    }

    void followsAtTheNewestOnly()
    {
        QFETCH(bool, newestLast);
        ShownList list(10'000, newestLast ? Newest::Last : Newest::First);
        const auto newestIsShown = [&list] {
            const qint64 newest = *list.source.newestRow();
            return newest >= list.view.firstVisibleRow()
                && newest < list.view.firstVisibleRow() + list.view.visibleRowCount();
        };
        QVERIFY(list.source.following());
        list.source.append(100);
        QCOMPARE(list.source.rowCount(), 10'100);
        QTRY_VERIFY(newestIsShown());
        list.press(Qt::Key_Up); // something is chosen: the list holds still
        QVERIFY(!list.source.following());
        list.source.append(100);
        QCOMPARE(list.source.rowCount(), 10'100);
        list.press(newestLast ? Qt::Key_End : Qt::Key_Home);
        QVERIFY(list.source.following());
        QCOMPARE(list.source.rowCount(), 10'200);
        QVERIFY(!list.view.currentKey());
        QTRY_VERIFY(newestIsShown());
        list.view.scrollToRow(5'000);
        QVERIFY(!list.source.following());
        list.view.goToNewest();
        QVERIFY(list.source.following());
    }

    void selectionSurvivesInsertsOrderAndReset()
    {
        ShownList list(200, Newest::None);
        list.click(3);
        list.click(5, Qt::ShiftModifier);
        const std::vector<RowKey> before = list.view.selectedKeys();
        QCOMPARE(before.size(), size_t(3));
        list.source.insert(0, 10);
        QCOMPARE(list.view.selectedKeys(), before);
        const int place = list.rowRect(*list.source.rowOf(*list.view.currentKey())).top();
        list.source.sortBy(0, Qt::AscendingOrder);
        QCOMPARE(QSet<RowKey>(before.begin(), before.end()), [&] {
            const auto now = list.view.selectedKeys();
            return QSet<RowKey>(now.begin(), now.end());
        }());
        QCOMPARE(list.rowRect(*list.source.rowOf(*list.view.currentKey())).top(), place);
        Q_EMIT list.source.reset();
        QCOMPARE(list.view.selectedCount(), 3);
    }

    void removedRowsLeaveTheRestInPlace()
    {
        ShownList list(500, Newest::None);
        list.view.scrollToRow(100);
        list.click(104);
        const int y = list.rowRect(104).top();
        list.source.remove(10, 50);
        QCOMPARE(list.currentId(), 104);
        QCOMPARE(list.rowRect(*list.source.rowOf({104})).top(), y);
        list.source.remove(0, list.source.rowCount());
        QCOMPARE(list.view.firstVisibleRow(), 0);
        list.press(Qt::Key_Down);
        QVERIFY(!list.view.grab().isNull());
    }

    void changedCellsAreNoticedForTwoSeconds()
    {
        ShownList list(100, Newest::None);
        QVERIFY(list.painted());
        const QColor notice = Theme::instance().color(Token::Notice);
        const auto noticed = [&list, notice](qint64 row) {
            const QImage image = list.view.viewport()->grab(list.rowRect(row)).toImage();
            int count = 0;
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, 2) == notice.rgb() ? 1 : 0;
            return count;
        };
        QCOMPARE(noticed(2), 0);
        list.source.change({2}, [](qint64 id, int column) {
            Cell cell;
            cell.text = id == 2 && column == 2 ? QStringLiteral("changed") : generatedText(id, column);
            return cell;
        });
        QTRY_VERIFY(noticed(2) > 100);
        QVERIFY(noticed(2) < 300); // the cell, not the row
        QCOMPARE(noticed(3), 0);
        QTRY_COMPARE_WITH_TIMEOUT(noticed(2), 0, 4'000);
    }

    /// A page that dies takes its source along: a listener that is half gone must not be told.
    void aDyingSourceSaysNothing()
    {
        RowView view(QStringLiteral("test"));
        auto source = std::make_unique<GeneratedSource>(1'000, GeneratedSource::Newest::Last);
        view.setSource(source.get());
        view.setCurrentRow(3);
        QSignalSpy current(&view, &RowView::currentChanged);
        QSignalSpy selection(&view, &RowView::selectionChanged);
        source.reset();
        QCOMPARE(view.source(), nullptr);
        QVERIFY(!view.currentKey());
        QCOMPARE(current.count() + selection.count(), 0);
    }

    void fastRowsKeepTheLoopAlive()
    {
        ShownList list(10'000'000);
        QVERIFY(list.painted());
        const LoopWatchdog watchdog;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 500) {
            for (int i = 0; i < 50; ++i)
                list.source.append(3);
            QTest::qWait(2);
        }
        QTRY_VERIFY(list.hasInk(list.source.rowCount() - 2));
    }
};

QTEST_MAIN(TestRowViewLive)
#include "test_row_view_live.moc"
