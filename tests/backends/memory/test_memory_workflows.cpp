// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_store.h"
#include "backends/memory/memory_workflows.h"
#include "backends/memory/memory_writer.h"
#include "backends/memory/open_memory.h"

#include <QTest>

using namespace durascope;

namespace {

std::string id(int number)
{
    return "0000000" + std::to_string(number) + "-aaaa-4bbb-8ccc-000000000000";
}

StoredValue text(std::string bytes)
{
    return StoredValue::text(std::move(bytes));
}

Execution execution(int number, std::string status, std::string updatedAt, std::string tenant = "default")
{
    Execution row;
    row.executionId = text(id(number));
    row.workflowId = text("refund-review");
    row.workflowVersion = text("1.4.0");
    row.status = text(std::move(status));
    row.startedAt = text("2026-11-21T03:00:00+00:00");
    row.updatedAt = text(std::move(updatedAt));
    row.completedAt = row.parentExecutionId = StoredValue();
    row.tenantId = text(std::move(tenant));
    return row;
}

WorkflowEvent logged(int of, std::int64_t sequence, std::string kind)
{
    WorkflowEvent row;
    row.id = text("event");
    row.executionId = text(id(of));
    row.sequence = StoredValue::integer(sequence);
    row.kind = text(std::move(kind));
    return row;
}

WorkItem item(int of, std::string name, std::string status, std::string createdAt)
{
    WorkItem row;
    row.id = text(std::move(name));
    row.executionId = text(id(of));
    row.queueType = text("python_tool");
    row.payload = text("{}");
    row.attempt = StoredValue::integer(1);
    row.status = text(std::move(status));
    row.createdAt = text(std::move(createdAt));
    row.completedAt = StoredValue();
    return row;
}

DeadLetter letter(int of, std::string name, std::string at)
{
    DeadLetter row;
    row.id = text(std::move(name));
    row.executionId = text(id(of));
    row.payload = text("{}");
    row.deadLetteredAt = text(std::move(at));
    return row;
}

template <class Row>
std::string numbers(const std::vector<Row>& rows)
{
    std::string listed;
    for (const Row& row : rows)
        listed += std::to_string(row.row.value) + ' ';
    return listed;
}

} // namespace

class TestMemoryWorkflows : public QObject {
    Q_OBJECT

    std::stop_token m_stop;
    std::shared_ptr<MemoryData> m_data;
    std::unique_ptr<MemoryWorkflows> m_store;

private Q_SLOTS:
    void init()
    {
        m_data = makeMemoryData();
        m_store = std::make_unique<MemoryWorkflows>(m_data);
        MemoryCommit commit(m_data);
        commit.put(execution(1, "running", "2026-11-21T03:00:05+00:00"));
        commit.put(execution(2, "completed", "2026-11-21T03:00:09+00:00", "acme"));
        commit.put(execution(3, "running", "2026-11-21T03:00:05+00:00"));
        commit.put(logged(1, 1, R"({"type":"workflow_started"})"));
        commit.put(logged(2, 1, R"({"type":"workflow_started"})"));
        commit.put(logged(1, 2, R"({"type":"node_started","node_id":"a"})"));
        commit.put(logged(1, 3, R"({"type":"external_event_received"})"));
        commit.put(item(1, "late", "pending", "2026-11-21T03:00:04+00:00"));
        commit.put(item(2, "early", "pending", "2026-11-21T03:00:01+00:00"));
        commit.put(item(1, "held", "claimed", "2026-11-21T03:00:09+00:00"));
        commit.put(letter(1, "x", "2026-11-21T03:00:01+00:00"));
        commit.put(letter(3, "y", "2026-11-21T03:00:02+00:00"));
    }

    void listsInTheirOrders()
    {
        const WorkflowFilter all;
        QCOMPARE(numbers(m_store->executions(all, {}, 9, m_stop)->rows), std::string("2 3 1 "));
        QCOMPARE(numbers(m_store->events(all, {}, 9, m_stop)->rows), std::string("1 2 3 4 "));
        QCOMPARE(numbers(m_store->workItems(all, {}, 9, m_stop)->rows), std::string("2 1 3 "));
        QCOMPARE(numbers(m_store->deadLetters(all, {}, 9, m_stop)->rows), std::string("2 1 "));
    }

    void chunksContinueWhereTheyEnded()
    {
        const auto first = *m_store->executions({}, {}, 1, m_stop);
        const auto second = *m_store->executions({}, first.next, 1, m_stop);
        const auto third = *m_store->executions({}, second.next, 1, m_stop);
        QCOMPARE(numbers(first.rows) + numbers(second.rows) + numbers(third.rows), std::string("2 3 1 "));
        QVERIFY(third.next.empty());
        const auto events = *m_store->events({id(1), {}, {}}, {}, 2, m_stop);
        QCOMPARE(numbers(events.rows), std::string("1 3 "));
        QCOMPARE(numbers(m_store->events({id(1), {}, {}}, events.next, 2, m_stop)->rows), std::string("4 "));
    }

    void filtersByExecutionStatusAndItsTenant()
    {
        QCOMPARE(numbers(m_store->executions({{}, "running", {}}, {}, 9, m_stop)->rows), std::string("3 1 "));
        QCOMPARE(numbers(m_store->executions({{}, {}, "acme"}, {}, 9, m_stop)->rows), std::string("2 "));
        QCOMPARE(numbers(m_store->events({{}, {}, "acme"}, {}, 9, m_stop)->rows), std::string("2 "));
        QCOMPARE(numbers(m_store->workItems({{}, "pending", "default"}, {}, 9, m_stop)->rows), std::string("1 "));
        QCOMPARE(numbers(m_store->deadLetters({id(3), {}, {}}, {}, 9, m_stop)->rows), std::string("2 "));
        QVERIFY(m_store->executions({"nothing", {}, {}}, {}, 9, m_stop)->rows.empty());
    }

    void findsAnExecutionByEveryFormOfItsId()
    {
        for (const std::string& form : {id(2), std::string("exec_00000002aaaa4bbb8ccc000000000000"),
                 std::string("00000002-AAAA-4BBB-8CCC-000000000000")})
            QCOMPARE(m_store->execution(form, m_stop)->row.value, 2);
        QCOMPARE(m_store->execution("2", m_stop).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_store->execution(RowId{9}, m_stop).error().kind, ErrorKind::NotFound);
    }

    void tellsTheActivityOfVisibleRows()
    {
        const auto activity = *m_store->executionActivity({RowId{1}, RowId{3}, RowId{77}}, m_stop);
        QCOMPARE(activity.size(), std::size_t(2));
        QCOMPARE(activity[0].events, 3);
        QCOMPARE(activity[0].lastEvent->row.value, 4);
        QCOMPARE(activity[0].lastNodeEvent->row.value, 3);
        QCOMPARE(activity[0].deadLetters, 1);
        QCOMPARE(activity[0].attempt, 1);
        QVERIFY(!activity[1].lastEvent.has_value());
    }

    void changesKeepARowsNumber()
    {
        MemoryCommit(m_data).put(execution(1, "failed", "2026-11-21T03:01:00+00:00"));
        QCOMPARE(numbers(m_store->executions({}, {}, 9, m_stop)->rows), std::string("1 2 3 "));
        const auto changed = *m_store->executionFactsUpdatedSince("2026-11-21T03:00:06+00:00", 9, m_stop);
        QCOMPARE(numbers(changed), std::string("2 1 "));
        QCOMPARE(changed[1].status, std::string("failed"));
        QCOMPARE(m_store->heads(m_stop)->newestUpdatedAt, std::string("2026-11-21T03:01:00+00:00"));
    }

    void queuesAndOpenItems()
    {
        const auto depths = *m_store->queueDepths(m_stop);
        QCOMPARE(depths.size(), std::size_t(1));
        QCOMPARE(depths[0].byStatus.at("pending"), 2);
        QCOMPARE(depths[0].oldestPendingAt, std::string("2026-11-21T03:00:01+00:00"));
        QCOMPARE(numbers(*m_store->openItems(9, m_stop)), std::string("3 2 1 "));
        QVERIFY(!m_store->openItems(1, m_stop)->front().payload.has_value());
        QCOMPARE(numbers(*m_store->itemsByStatus("pending", "", 9, m_stop)), std::string("2 1 "));
    }

    void segmentsLeadToTheirRoot()
    {
        Execution child = execution(4, "running", "2026-11-21T03:02:00+00:00");
        child.parentExecutionId = text(id(2));
        Execution odd = execution(2, "limit_exceeded", "2026-11-21T03:02:00+00:00", "acme");
        odd.parentExecutionId = text(id(4)); // a cycle ends the chain
        MemoryCommit(m_data).put(child);
        QCOMPARE(numbers(*m_store->segmentChain(id(4), m_stop)), std::string("2 4 "));
        MemoryCommit(m_data).put(odd);
        QCOMPARE(numbers(*m_store->segmentChain(id(4), m_stop)), std::string("2 4 "));
    }

    void anExecutionLeavesWithAllItsRows()
    {
        MemoryCommit(m_data).removeExecution(id(1));
        const auto counts = *m_store->counts(m_stop);
        QCOMPARE(counts.tables.at("workflow_executions"), 2);
        QCOMPARE(counts.tables.at("events"), 1);
        QCOMPARE(counts.tables.at("work_items"), 1);
        QCOMPARE(counts.tables.at("dead_letter_items"), 1);
        QCOMPARE(m_store->workItem("late", m_stop).error().kind, ErrorKind::NotFound);
        QVERIFY(m_store->eventsOf(id(1), 1, 9, m_stop)->events.empty());
    }

    void aNameIsOneStoreInThisProcess()
    {
        const auto one = openMemoryStore(*parseStoreUrl("memory:shared"), m_stop);
        const auto other = openMemoryStore(*parseStoreUrl("memory:shared"), m_stop);
        MemoryCommit(memoryDataOf("shared")).append({{"2026-11-21T03:00:00Z", "a", "1"}});
        for (const auto& store : {*one, *other})
            QCOMPARE((*store->reader())->events()->bounds(m_stop)->last, 1);
        QCOMPARE((*one)->facts().engine, std::string("memory"));
        QCOMPARE((*one)->facts().name, std::string("shared"));
    }
};

QTEST_APPLESS_MAIN(TestMemoryWorkflows)
#include "test_memory_workflows.moc"
