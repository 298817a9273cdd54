// SPDX-License-Identifier: Apache-2.0
#include "model/live/live_change.h"

#include <QTest>

using namespace durascope;

namespace {

ExecutionFacts executionAt(std::int64_t row, const std::string& status)
{
    ExecutionFacts facts;
    facts.row = {row};
    facts.status = status;
    return facts;
}

WorkflowEvent eventAt(std::int64_t row)
{
    WorkflowEvent event;
    event.row = {row};
    return event;
}

LiveChange workflowChange()
{
    LiveChange change;
    change.commits = true;
    change.workflow.emplace();
    return change;
}

} // namespace

class TestLiveChange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLaterRowWinsAtItsEarlierPlace()
    {
        auto earlier = workflowChange();
        earlier.workflow->executions = {executionAt(1, "running"), executionAt(2, "running")};
        auto later = workflowChange();
        later.workflow->executions = {executionAt(3, "pending"), executionAt(1, "failed")};
        mergeInto(earlier, std::move(later));
        const auto& rows = earlier.workflow->executions;
        QCOMPARE(rows.size(), 3U);
        QVERIFY(rows[0] == executionAt(1, "failed"));
        QVERIFY(rows[1] == executionAt(2, "running"));
        QVERIFY(rows[2] == executionAt(3, "pending"));
    }

    void eventsKeepTheNewestAndSayThatTheyWereCut()
    {
        auto earlier = workflowChange();
        auto later = workflowChange();
        for (int row = 1; row <= 1500; ++row)
            earlier.workflow->events.push_back(eventAt(row));
        for (int row = 1501; row <= 2600; ++row)
            later.workflow->events.push_back(eventAt(row));
        mergeInto(earlier, std::move(later));
        QCOMPARE(earlier.workflow->events.size(), 2000U);
        QCOMPARE(earlier.workflow->events.front().row.value, 601);
        QCOMPARE(earlier.workflow->events.back().row.value, 2600);
        QVERIFY(earlier.workflow->eventsCut);
    }

    void whatLiesBeforeACutIsNotKept()
    {
        auto earlier = workflowChange();
        earlier.workflow->events = {eventAt(1)};
        auto later = workflowChange();
        later.workflow->events = {eventAt(5000)};
        later.workflow->eventsCut = true;
        mergeInto(earlier, std::move(later));
        QCOMPARE(earlier.workflow->events.size(), 1U);
        QCOMPARE(earlier.workflow->events.front().row.value, 5000);
        QVERIFY(earlier.workflow->eventsCut);
    }

    void aRewrittenTableVoidsWhatWasKeptByRow()
    {
        auto earlier = workflowChange();
        earlier.workflow->executions = {executionAt(9, "running")};
        auto later = workflowChange();
        later.workflow->tablesRewritten = true;
        mergeInto(earlier, std::move(later));
        QVERIFY(earlier.workflow->tablesRewritten);
        QVERIFY(earlier.workflow->executions.empty());
    }

    void cursorsSurviveAChangeWithoutThem()
    {
        LiveChange earlier;
        earlier.events
            = EventChange{{1, 5}, std::make_shared<const std::vector<SubscriberCursor>>(1, SubscriberCursor())};
        LiveChange later;
        later.events = EventChange{{1, 9}, nullptr};
        mergeInto(earlier, std::move(later));
        QCOMPARE(earlier.events->bounds.last, 9);
        QVERIFY(earlier.events->cursors);
    }

    void aTickMovesOnlyTheClock()
    {
        auto earlier = workflowChange();
        earlier.noticedAt = {5};
        earlier.checkedAt = {6};
        mergeInto(earlier, {{}, {9}, false, {}, {}});
        QVERIFY(earlier.commits);
        QCOMPARE(earlier.noticedAt.nanoseconds, 5);
        QCOMPARE(earlier.checkedAt.nanoseconds, 9);
    }
};

QTEST_GUILESS_MAIN(TestLiveChange)
#include "test_live_change.moc"
