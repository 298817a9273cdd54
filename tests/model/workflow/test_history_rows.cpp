// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/definition_nodes.h"
#include "model/workflow/history_rows.h"

#include <QTest>

using namespace durascope;

namespace {

WorkflowEvent event(std::int64_t sequence, const std::string& type, const std::string& node)
{
    WorkflowEvent result;
    result.sequence = StoredValue::integer(sequence);
    result.kind = StoredValue::text(
        "{\"type\":\"" + type + "\"" + (node.empty() ? "" : ",\"node_id\":\"" + node + "\"") + ",\"attempt\":0}");
    result.createdAt = StoredValue::text(formatOffsetForm({1'795'000'000'000'000'000 + sequence * 1'000'000'000}));
    return result;
}

/// A run with a retry, a run that goes on, a dead letter between them.
ExecutionDetail detail()
{
    auto log = std::make_shared<ExecutionLog>();
    log->append(
        std::vector{event(1, "workflow_started", ""), event(2, "node_scheduled", "a"), event(3, "node_started", "a"),
            event(4, "node_scheduled", "b"), event(5, "node_failed", "a"), event(6, "retry_scheduled", "a"),
            event(7, "node_started", "a"), event(8, "node_completed", "a"), event(9, "node_started", "b")});
    ExecutionDetail result;
    result.log = std::move(log);
    DeadLetter letter;
    letter.deadLetteredAt = StoredValue::text(formatOffsetForm({1'795'000'000'000'000'000 + 5'500'000'000}));
    result.deadLetters.push_back(letter);
    return result;
}

QString shown(const ExecutionDetail& d, const HistoryWish& wish)
{
    const RunsOfLog runs = groupRuns(*d.log);
    QStringList rows;
    for (const HistoryRow& row : historyRows(d, runs, wish)) {
        const auto sequence = [&](std::uint32_t place) { return QString::number(d.log->events()[place].sequence); };
        switch (row.kind) {
        case HistoryRow::Kind::Event:
            rows.append(sequence(row.at));
            break;
        case HistoryRow::Kind::EventOfRun:
            rows.append(QStringLiteral(".") + sequence(row.at));
            break;
        case HistoryRow::Kind::Run:
            rows.append(sequence(runs.runs[row.at].first) + u'-' + sequence(runs.runs[row.at].last));
            break;
        case HistoryRow::Kind::DeadLetter:
            rows.append(QStringLiteral("letter"));
            break;
        case HistoryRow::Kind::OffSequence:
            rows.append(QStringLiteral("off"));
        }
    }
    return rows.join(u' ');
}

} // namespace

class TestHistoryRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void full() { QCOMPARE(shown(detail(), {}), QStringLiteral("1 2 3 4 5 letter 6 7 8 9")); }
    void compact() { QCOMPARE(shown(detail(), {true, false, {}}), QStringLiteral("1 2-5 4-9 letter 6-8")); }
    void compactWithARunOpened()
    {
        QCOMPARE(shown(detail(), {true, false, {0}}), QStringLiteral("1 2-5 .2 .3 .5 4-9 letter 6-8"));
    }
    void onlyTrouble()
    {
        QCOMPARE(shown(detail(), {false, true, {}}), QStringLiteral("4 5 letter 9"));
        QCOMPARE(shown(detail(), {true, true, {}}), QStringLiteral("2-5 4-9 letter"));
    }
    void definedNodesInTheOrderTheyAreReached()
    {
        const auto nodes
            = definedNodes("{\"start_node\":\"s\",\"nodes\":{\"z\":{\"kind\":{\"type\":\"tool\"}},\"a\":{},"
                           "\"s\":{},\"lost\":{}},\"edges\":[{\"from\":\"s\",\"to\":\"z\",\"condition\":null},"
                           "{\"from\":\"z\",\"to\":\"a\"},{\"from\":\"a\",\"to\":\"end\"}]}");
        QCOMPARE(nodes, (std::vector<std::string>{"s", "z", "a", "lost"}));
        QVERIFY(definedNodes("").empty());
        QVERIFY(definedNodes("{\"nodes\":5,\"edges\":{}}").empty());
    }
};

QTEST_GUILESS_MAIN(TestHistoryRows)
#include "test_history_rows.moc"
