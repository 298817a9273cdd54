// SPDX-License-Identifier: Apache-2.0
#include "model/overview/overview_figures.h"

#include <QTest>

#include <numeric>

using namespace durascope;

namespace {

constexpr std::int64_t second = 1'000'000'000;

Instant at(const char* text)
{
    return parseInstant(text).value();
}

ExecutionFacts execution(
    std::int64_t row, const char* workflow, const char* status, const char* started, const char* completed)
{
    ExecutionFacts facts;
    facts.row = {row};
    facts.workflowId = workflow;
    facts.status = status;
    facts.startedAt = started;
    facts.updatedAt = started;
    facts.completedAt = completed;
    facts.tenantId = "default";
    return facts;
}

const auto now = "2026-11-21T03:14:08Z";

OverviewFigures figuresOf(const std::vector<ExecutionFacts>& facts, const std::vector<DeadLetterMark>& letters = {})
{
    ExecutionTable table;
    table.apply(facts);
    return overviewOf(table.snapshot(), letters, at(now));
}

} // namespace

class TestOverviewFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsWhatEndedInTheLastDay()
    {
        const OverviewFigures figures
            = figuresOf({execution(1, "refund-review", "running", "2026-11-21T03:00:00Z", ""),
                            execution(2, "refund-review", "failed", "2026-11-21T02:00:00Z", "2026-11-21T02:30:00Z"),
                            execution(3, "refund-review", "failed", "2026-11-19T02:00:00Z", "2026-11-19T02:30:00Z"),
                            execution(4, "refund-review", "completed", "2026-11-21T03:13:00Z", "2026-11-21T03:13:40Z"),
                            execution(5, "kyc-check", "limit_exceeded", "2026-11-21T03:00:00Z", "2026-11-21T03:01:00Z"),
                            execution(6, "kyc-check", "completed", "2026-11-21T03:00:00Z", "not a time")},
                {{"refund-review", at("2026-11-21T02:50:00Z")}, {"refund-review", at("2026-11-19T02:50:00Z")}});
        QCOMPARE(figures.known, std::size_t(2));
        const WorkflowFigures& refund = figures.workflows[0];
        QCOMPARE(refund.workflow, std::string("refund-review"));
        QCOMPARE(refund.running, 1);
        QCOMPARE(refund.failed, 1);
        QCOMPARE(refund.deadLetters, 1);
        QCOMPARE(refund.p50, 40 * second);
        QCOMPARE(refund.finished.back(), 1.F);
        QCOMPARE(refund.perMinute, 1.0 / 16);
        const WorkflowFigures& kyc = figures.workflows[1];
        QCOMPARE(kyc.limitExceeded, 1);
        QCOMPARE(kyc.p95, noTime);
        QCOMPARE(kyc.finished[2], 1.F); // 13 minutes ago
    }

    void putsEndsIntoTheirQuarters()
    {
        const OverviewFigures figures
            = figuresOf({execution(1, "w", "completed", "2026-11-21T03:00:00Z", "2026-11-21T03:00:00Z"),
                execution(2, "w", "completed", "2026-11-21T02:59:00Z", "2026-11-21T02:59:59.999Z"),
                execution(3, "w", "failed", "2026-11-20T03:20:00Z", "2026-11-20T03:20:00Z"),
                execution(4, "w", "completed", "2026-11-20T03:14:00Z", "2026-11-20T03:14:59Z"),
                execution(5, "w", "completed", "2026-11-21T04:00:00Z", "2026-11-21T04:00:00Z")});
        QCOMPARE(figures.quarters.end, at("2026-11-21T03:15:00Z"));
        QCOMPARE(figures.quarters.completed[95], 1);
        QCOMPARE(figures.quarters.completed[94], 1);
        QCOMPARE(figures.quarters.failed[0], 1);
        const auto& done = figures.quarters.completed;
        QCOMPARE(std::accumulate(done.begin(), done.end(), 0), 2);
    }

    void ranksDurations()
    {
        std::vector<ExecutionFacts> facts;
        for (int i = 1; i <= 100; ++i) {
            const std::string end = formatZuluForm({at("2026-11-21T02:00:00Z").nanoseconds + i * second});
            facts.push_back(execution(i, "w", "completed", "2026-11-21T02:00:00Z", end.c_str()));
        }
        const OverviewFigures figures = figuresOf(facts);
        QCOMPARE(figures.workflows[0].p50, 50 * second);
        QCOMPARE(figures.workflows[0].p95, 95 * second);
    }
};

QTEST_APPLESS_MAIN(TestOverviewFigures)
#include "test_overview_figures.moc"
