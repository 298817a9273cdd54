// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_order.h"

#include <QTest>

#include <random>

using namespace durascope;

namespace {

ExecutionFacts fact(std::int64_t row, const std::string& status, const std::string& started,
    const std::string& completed = {}, const std::string& workflow = "w")
{
    return {{row}, "id-" + std::to_string(row), workflow, "1.0.0", status, "default", started,
        completed.empty() ? started : completed, completed};
}

std::string at(int second)
{
    return "2026-11-21T03:" + std::to_string(10 + second / 60) + ":" + std::to_string(10 + second % 50) + "+00:00";
}

std::string listed(const ExecutionTable::Snapshot& table, const ExecutionOrder& order)
{
    std::string text;
    for (const std::uint32_t index : order)
        text += std::to_string(table.at(index).row) + " ";
    return text;
}

std::string counted(const ExecutionTable& table)
{
    std::string text;
    for (const auto& count : table.counts())
        text += count.status + "=" + std::to_string(count.count) + " ";
    return text;
}

ExecutionTable someTable()
{
    ExecutionTable table;
    table.apply(std::vector{fact(1, "completed", at(1), at(9), "b"), fact(2, "running", at(5), {}, "a"),
        fact(4, "failed", at(3), at(4), "b"), fact(7, "half-done", at(2), {}, "a")});
    return table;
}

} // namespace

class TestExecutionTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsEveryStoredStatus()
    {
        ExecutionTable table = someTable();
        QCOMPARE(counted(table), std::string("running=1 failed=1 completed=1 half-done=1 "));
        table.apply(std::vector{fact(2, "completed", at(5), at(6))});
        QCOMPARE(counted(table), std::string("failed=1 completed=2 half-done=1 "));
        QCOMPARE(table.count("completed"), 2);
        QCOMPARE(table.count("never"), 0);
        table.clear();
        QCOMPARE(counted(table), std::string());
    }

    void findsRowsByNumber()
    {
        const ExecutionTable table = someTable();
        QCOMPARE(table.indexOf({4}), std::optional<std::uint32_t>(2));
        QCOMPARE(table.indexOf({3}), std::optional<std::uint32_t>());
        QCOMPARE(table.indexOf({0}), std::optional<std::uint32_t>());
        QCOMPARE(table.indexOf({99}), std::optional<std::uint32_t>());
    }

    void aRowInTheMiddleRenumbers()
    {
        ExecutionTable table = someTable();
        const auto applied = table.apply(std::vector{fact(3, "running", at(8))});
        QVERIFY(applied.renumbered);
        QCOMPARE(table.at(2).row, 3);
        QCOMPARE(table.indexOf({7}), std::optional<std::uint32_t>(4));
    }

    void snapshotsDoNotChange()
    {
        ExecutionTable table = someTable();
        const auto before = table.snapshot();
        table.apply(std::vector{fact(2, "completed", at(5), at(6), "new"), fact(9, "new status", at(9))});
        QCOMPARE(before.size(), std::size_t(4));
        QCOMPARE(before.name(before.at(1).status), std::string("running"));
        QCOMPARE(table.name(table.at(1).status), std::string("completed"));
    }

    void sorts_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QString>("rows");
        const auto by = [](ExecutionSort sort) { return static_cast<int>(sort); };
        QTest::newRow("started, newest first") << by(ExecutionSort::ByStarted) << true << "2 4 7 1 ";
        QTest::newRow("started, oldest first") << by(ExecutionSort::ByStarted) << false << "1 7 4 2 ";
        QTest::newRow("updated") << by(ExecutionSort::ByUpdated) << true << "1 2 4 7 ";
        QTest::newRow("duration, longest first") << by(ExecutionSort::ByDuration) << true << "7 1 2 4 ";
        QTest::newRow("status by name, equal newest first") << by(ExecutionSort::ByStatus) << false << "1 4 7 2 ";
        QTest::newRow("workflow by name, equal newest first") << by(ExecutionSort::ByWorkflow) << false << "2 7 4 1 ";
    }
    void sorts()
    {
        QFETCH(int, by);
        QFETCH(bool, descending);
        QFETCH(QString, rows);
        const auto table = someTable().snapshot();
        const ExecutionOrderSpec spec{
            static_cast<ExecutionSort>(by), descending, {}, {}, parseInstant(at(12))->nanoseconds};
        QCOMPARE(QString::fromStdString(listed(table, sortExecutions(table, spec))), rows);
    }

    void differsFromTheSameStoreReadLater()
    {
        const ExecutionTable before = someTable();
        QVERIFY(before.difference(before).rows.empty() && before.difference(before).gone.empty());
        ExecutionTable later = someTable();
        later.remove(std::vector<RowId>{{2}, {7}});
        const auto lost = before.difference(later);
        QVERIFY(!lost.renumbered);
        QCOMPARE(lost.gone, (std::vector<RowId>{{2}, {7}}));
        QVERIFY(lost.rows.empty());
        const auto grown = later.difference(before); // 7 is new at the end, 2 came in the middle
        QVERIFY(grown.renumbered);
        later = someTable();
        later.remove(std::vector<RowId>{{1}});
        QVERIFY(later.difference(before).renumbered);
        QVERIFY(ExecutionTable().difference(before).added.size() == before.size());
    }

    void filtersByStatus()
    {
        const auto table = someTable().snapshot();
        ExecutionOrderSpec spec;
        spec.filter.status = "half-done";
        QCOMPARE(listed(table, sortExecutions(table, spec)), std::string("7 "));
        spec.keep = 4;
        QCOMPARE(listed(table, sortExecutions(table, spec)), std::string("4 7 "));
        spec.keep.reset();
        spec.filter.status = "paused";
        QVERIFY(sortExecutions(table, spec).empty());
    }

    void filtersByWorkflowAndEnd()
    {
        const ExecutionTable table = someTable();
        ExecutionOrderSpec spec;
        spec.filter.workflow = "b";
        QCOMPARE(listed(table.snapshot(), sortExecutions(table.snapshot(), spec)), std::string("4 1 "));
        spec.filter.ended = {parseInstant(at(4))->nanoseconds, parseInstant(at(9))->nanoseconds};
        QCOMPARE(listed(table.snapshot(), sortExecutions(table.snapshot(), spec)), std::string("4 "));
        spec.filter.status = "completed";
        QVERIFY(sortExecutions(table.snapshot(), spec).empty());
        const LooserFilter looser = withoutTightestPart(table, spec.filter);
        QCOMPARE(looser.count, 1); // without the status: 4; without the time: 1
        QCOMPARE(looser.filter.parts(), 2);
    }

    /// The counts beside a filter are those of the rows it lists.
    void countsWithinAFilter()
    {
        const ExecutionTable table = someTable();
        const auto span = ExecutionFilter::Span{parseInstant(at(0))->nanoseconds, parseInstant(at(8))->nanoseconds};
        for (const ExecutionFilter& filter :
            {ExecutionFilter{}, ExecutionFilter{{}, "b", {}}, ExecutionFilter{{}, {}, span},
                ExecutionFilter{"failed", "b", span}, ExecutionFilter{{}, "none", {}}}) {
            for (const auto& count : statusCounts(table, filter)) {
                ExecutionOrderSpec spec;
                spec.filter = filter;
                spec.filter.status = count.status;
                QCOMPARE(count.count, static_cast<std::int64_t>(sortExecutions(table.snapshot(), spec).size()));
            }
        }
    }

    /// Whatever happens, an order kept up by differences equals one sorted from nothing.
    void anUpdatedOrderEqualsASortedOne()
    {
        std::mt19937 random(7);
        const std::vector<std::string> statuses{"running", "completed", "failed"};
        for (const ExecutionSort by : {ExecutionSort::ByStarted, ExecutionSort::ByUpdated, ExecutionSort::ByDuration,
                 ExecutionSort::ByStatus, ExecutionSort::ByWorkflow}) {
            ExecutionTable table;
            ExecutionOrderSpec spec{by, random() % 2 == 0, {}, {}, parseInstant(at(400))->nanoseconds};
            if (random() % 2 == 0)
                spec.filter.status = "running";
            ExecutionOrder order;
            std::int64_t last = 0;
            for (int round = 0; round < 60; ++round) {
                std::vector<ExecutionFacts> facts;
                for (auto n = random() % 5; n > 0; --n) {
                    const std::int64_t row
                        = last > 0 && random() % 2 == 0 ? 1 + static_cast<std::int64_t>(random()) % last : ++last;
                    const std::string& status = statuses[random() % 3];
                    facts.push_back(fact(row, status, at(static_cast<int>(random() % 200)),
                        status == "running" ? "" : at(static_cast<int>(200 + random() % 200)),
                        "w" + std::to_string(random() % 4)));
                }
                auto applied = table.apply(facts);
                auto touched = applied.added;
                touched.insert(touched.end(), applied.changed.begin(), applied.changed.end());
                order = updateOrder(table.snapshot(), spec, order, touched);
                QCOMPARE(
                    listed(table.snapshot(), order), listed(table.snapshot(), sortExecutions(table.snapshot(), spec)));
            }
        }
    }

    void holdsTwoHundredThousandInTheBudget()
    {
        ExecutionTable table;
        std::vector<ExecutionFacts> facts;
        for (std::int64_t row = 1; row <= 200'000; ++row)
            facts.push_back(fact(row, row % 9 ? "completed" : "running", at(static_cast<int>(row % 3000)), at(3001)));
        table.apply(facts);
        QCOMPARE(table.size(), std::size_t(200'000));
        QVERIFY2(table.bytes() <= 64 * table.size(), qPrintable(QString::number(table.bytes())));
    }
};

QTEST_GUILESS_MAIN(TestExecutionTable)
#include "test_execution_table.moc"
