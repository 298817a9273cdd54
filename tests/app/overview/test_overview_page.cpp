// SPDX-License-Identifier: Apache-2.0
#include "app/overview/overview_page.h"

#include "app/overview/finished_chart.h"
#include "app/page_fixture.h"
#include "app/widgets/page_parts.h"
#include "model/workflow/workflow_model.h"

#include <QSignalSpy>

using namespace durascope;

class TestOverviewPage : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void showsAnEventStore()
    {
        const RealStore store(QStringLiteral("factstr-sqlite-0.5.2-rich"));
        PageOver<OverviewPage> shown(store.path);
        QVERIFY(shown.opened);
        OverviewPage& page = shown.page;
        const LoopWatchdog watchdog;
        RowView* streams = listNamed(page, QStringLiteral("Subscriptions"));
        QVERIFY(streams);
        QTRY_COMPARE(streams->source()->rowCount(), 8);
        RowView* recent = listNamed(page, QStringLiteral("Now"));
        QTRY_COMPARE(recent->source()->keyAt(0), std::optional(RowKey{1308}));
        QSignalSpy wanted(&page, &Page::placeWanted);
        recent->setCurrentRow(0);
        QTest::keyClick(recent, Qt::Key_Return);
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<Place>(), (Place{"log", {{QStringLiteral("position"), qint64(1308)}}}));
        QVERIFY(!listNamed(page, QStringLiteral("Workflows")));
    }

    void showsTheDemo()
    {
        PageOver<OverviewPage> shown(QStringLiteral("demo:"));
        QVERIFY(shown.opened);
        OverviewPage& page = shown.page;
        RowView* workflows = listNamed(page, QStringLiteral("Workflows"));
        RowView* queues = listNamed(page, QStringLiteral("Work queue"));
        RowView* recent = listNamed(page, QStringLiteral("Now"));
        QVERIFY(workflows && queues && recent);
        recent->setAttribute(Qt::WA_UnderMouse); // where the mouse happens to be does not keep the first rows away
        QTRY_VERIFY_WITH_TIMEOUT(workflows->source()->rowCount() > 2, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(queues->source()->rowCount() > 2, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(recent->source()->rowCount() > 5, 30'000);
        // What happens now comes to the top by itself, but not under the mouse.
        const auto newest = recent->source()->keyAt(0);
        QTest::qWait(500);
        QCOMPARE(recent->source()->keyAt(0), newest);
        recent->setAttribute(Qt::WA_UnderMouse, false);
        QTRY_VERIFY_WITH_TIMEOUT(recent->source()->keyAt(0) != newest, 30'000);
        QCOMPARE(recent->firstVisibleRow(), 0);
        QSignalSpy wanted(&page, &Page::placeWanted);
        auto* filters = page.findChild<CountFilters*>();
        filters->choose("failed");
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(
            wanted[0][0].value<Place>(), (Place{"executions", {{QStringLiteral("status"), QStringLiteral("failed")}}}));
        QCOMPARE(filters->chosen(), QByteArray());
        // A bar of the chart leads to what ended in its quarter of an hour, by key as by click.
        auto* chart = page.findChild<FinishedChart*>();
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_End);
        QTest::keyClick(chart, Qt::Key_Left);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(wanted.size(), 2);
        const auto byKey = wanted[1][0].value<Place>();
        QCOMPARE(byKey.page, QByteArray("executions"));
        const qint64 quarter = FinishedQuarters::length;
        const qint64 from = byKey.what.value(QStringLiteral("endedFrom")).toLongLong();
        QCOMPARE(from % quarter, 0);
        QCOMPARE(byKey.what.value(QStringLiteral("endedUntil")).toLongLong(), from + quarter);
        QTest::mouseClick(chart, Qt::LeftButton, Qt::NoModifier, {chart->width() / 2, chart->height() / 2});
        QCOMPARE(wanted.size(), 3);
        QVERIFY(wanted[2][0].value<Place>().what.value(QStringLiteral("endedFrom")).toLongLong() < from);
    }
};

QTEST_MAIN(TestOverviewPage)
#include "test_overview_page.moc"
