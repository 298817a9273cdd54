// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_view_private.h"
#include "row_view_fixture.h"

#include <QScrollBar>

using namespace durascope;

class TestRowView : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    void emptyViewPaints()
    {
        RowView view(QStringLiteral("test"));
        QVERIFY(!view.grab().isNull());
        QCOMPARE(view.visibleRowCount(), 0);
        view.setSource(nullptr);
        QVERIFY(!view.grab().isNull());
    }

    void everySizePaintsAndReachesBothEnds_data()
    {
        QTest::addColumn<qint64>("rows");
        QTest::newRow("two") << qint64(2);
        QTest::newRow("thousand") << qint64(1'000);
        QTest::newRow("ten million") << qint64(10'000'000);
        QTest::newRow("thousand million") << qint64(1'000'000'000);
        QTest::newRow("beyond a scroll bar's numbers") << (qint64(1) << 50);
    }

    void everySizePaintsAndReachesBothEnds()
    {
        QFETCH(qint64, rows);
        ShownList list(rows);
        const LoopWatchdog watchdog;
        QTRY_VERIFY(list.hasInk(rows - 1)); // newest last: it stands at the end
        list.press(Qt::Key_Home);
        QCOMPARE(list.view.firstVisibleRow(), 0);
        QCOMPARE(list.currentId(), 0);
        QTRY_VERIFY(list.hasInk(0));
        list.view.setCurrentRow(rows / 2);
        QCOMPARE(list.currentId(), rows / 2);
        QVERIFY(list.view.firstVisibleRow() <= rows / 2);
        QTRY_VERIFY(list.hasInk(rows / 2));
        list.press(Qt::Key_End);
        QVERIFY(list.view.firstVisibleRow() + list.view.visibleRowCount() >= rows);
        QVERIFY(!list.view.currentKey());
    }

    void scrollBarShiftsAboveItsRange()
    {
        const qint64 rows = qint64(1) << 40;
        ShownList list(rows);
        QScrollBar* bar = list.view.verticalScrollBar();
        list.press(Qt::Key_Home);
        QTRY_COMPARE(bar->value(), 0);
        QVERIFY(bar->maximum() > (1 << 29));
        bar->setValue(bar->maximum() / 2);
        QVERIFY(std::abs(list.view.firstVisibleRow() - rows / 2) < 2048);
        bar->setValue(bar->maximum());
        QVERIFY(list.view.firstVisibleRow() + list.view.visibleRowCount() >= rows);
        list.view.clearSelection();
        // Keys stay exact although the bar cannot tell the rows apart.
        list.press(Qt::Key_Up);
        const qint64 id = list.currentId();
        list.press(Qt::Key_Up);
        QCOMPARE(list.currentId(), id - 1);
    }

    void scrollingIsExact()
    {
        ShownList list(1'000'000);
        list.press(Qt::Key_Home);
        list.press(Qt::Key_PageDown);
        const qint64 page = list.view.firstVisibleRow();
        QVERIFY(page > 10);
        list.press(Qt::Key_PageDown);
        QCOMPARE(list.view.firstVisibleRow(), 2 * page);
        list.press(Qt::Key_PageUp);
        list.press(Qt::Key_PageUp);
        QCOMPARE(list.view.firstVisibleRow(), 0);
        QCOMPARE(list.currentId(), 0);
    }

    void memoryOfPreparedRowsStaysFlat()
    {
        ShownList list(10'000'000);
        QVERIFY(list.painted());
        for (int i = 0; i < 60; ++i) {
            list.view.scrollToRow(i * 150'000);
            QTRY_VERIFY(list.hasInk(i * 150'000));
        }
        QVERIFY(list.source.wanted() > 30);
    }

    void hostileTexts()
    {
        ShownList list(1'000);
        const QString huge(1'000'000, QLatin1Char('x'));
        list.source.setMaker([huge](qint64 id, int column) {
            Cell cell;
            switch ((id + column) % 6) {
            case 0:
                cell.text = huge;
                break;
            case 1:
                cell.text = QStringLiteral("\u202Egnp.exe\u202C \u2066x\u2069 \u200Bhidden");
                break;
            case 2:
                cell.text = QStringLiteral("line\nbreak\ttab\a\x1B[31m\x7F");
                break;
            case 3:
                cell.text = QStringLiteral("\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 abc");
                break;
            case 4:
                cell.text
                    = QStringLiteral("e\u0301\u0301\u0301\u0301 \U0001F469\u200D\U0001F4BB lone ") + QChar(0xD800);
                break;
            default:
                cell.text = QStringLiteral("<b>&amp;</b>%1%2");
                break;
            }
            return cell;
        });
        const LoopWatchdog watchdog;
        list.view.scrollToRow(0);
        QVERIFY(list.painted());
        for (int i = 0; i < 20; ++i) {
            list.press(Qt::Key_PageDown);
            QTest::qWait(5);
        }
        QVERIFY(list.painted());
    }

    void textOf200Percent()
    {
        ShownList list(1'000);
        const int before = Theme::instance().rowHeight();
        Theme::instance().setTextPercent(200);
        QVERIFY(Theme::instance().rowHeight() > before * 3 / 2);
        QVERIFY(list.painted());
        QVERIFY(list.view.visibleRowCount() < 20);
    }

    void themeChangesAtOnce()
    {
        ShownList list(1'000);
        QVERIFY(list.painted());
        const QRgb light = list.view.viewport()->grab().toImage().pixel(1, 1);
        Theme::instance().setChoice(ThemeChoice::Dark);
        QVERIFY(list.painted());
        QVERIFY(list.view.viewport()->grab().toImage().pixel(1, 1) != light);
        Theme::instance().setChoice(ThemeChoice::Light);
    }

    void sourceMayGoFirst()
    {
        auto source = std::make_unique<GeneratedSource>(1'000);
        RowView view(QStringLiteral("test"));
        view.setSource(source.get());
        view.show();
        source.reset();
        QCOMPARE(view.source(), nullptr);
        QVERIFY(!view.grab().isNull());
    }

    void framesAreLimited()
    {
        ShownList list(10'000);
        QVERIFY(list.painted());
        QSignalSpy painted(&list.view, &RowView::painted);
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 320) {
            list.source.append(3);
            QTest::qWait(1);
        }
        // Frames of 16 ms; a few paints more may come from the window system.
        const auto frames = clock.elapsed() / 16;
        QVERIFY2(painted.count() <= frames * 3 / 2, QByteArray::number(painted.count()).constData());
        QTRY_VERIFY(painted.count() >= 3);
    }
};

QTEST_MAIN(TestRowView)
#include "test_row_view.moc"
