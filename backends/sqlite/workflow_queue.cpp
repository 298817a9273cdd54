// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/execution_id.h"
#include "backends/sqlite/workflow_reader.h"

#include <algorithm>
#include <limits>

namespace durascope::sqlite {

namespace {

/// Queue types that items of a status have, by one seek in the index for each.
std::vector<std::string> queuesOf(Connection& connection, const QueueStatements& statements, const std::string& status)
{
    std::vector<std::string> queues;
    {
        Query first(connection, *statements.firstQueue);
        first.bind(status);
        if (first.next() && first.isText(0))
            queues.emplace_back(first.text(0));
    }
    while (!queues.empty()) {
        const std::string greatest = queues.back();
        Query next(connection, *statements.nextQueue);
        next.bind(status).bind(greatest);
        if (!next.next() || !next.isText(0))
            break;
        queues.emplace_back(next.text(0));
    }
    return queues;
}

std::vector<QueueDepth> depthsIn(Connection& connection, const QueueStatements& statements)
{
    std::map<std::string, QueueDepth> byQueue;
    {
        Query query(connection, *statements.depths, scanPatience);
        while (query.next()) {
            const std::string queue(query.text(0));
            auto& depth = byQueue[queue];
            depth.queueType = queue;
            depth.byStatus[std::string(query.text(1))] += query.integer(2);
        }
    }
    std::vector<QueueDepth> depths;
    for (auto& [queue, depth] : byQueue) {
        if (depth.byStatus.count("pending") != 0) {
            Query oldest(connection, *statements.oldestPending);
            oldest.bind(queue);
            if (oldest.next())
                depth.oldestPendingAt = oldest.text(0);
        }
        depths.push_back(std::move(depth));
    }
    return depths;
}

} // namespace

Result<std::vector<QueueDepth>> WorkflowReader::queueDepths(const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) { return depthsIn(connection, m_statements->queue); });
}

Result<std::vector<WorkItem>> WorkflowReader::openItems(int limit, const std::stop_token& stop)
{
    const auto& statements = m_statements->queue;
    return m_session.read(stop, [&](Connection& connection) {
        std::vector<WorkItem> items;
        for (const char* status : {"claimed", "pending"}) {
            const auto left = std::int64_t(std::max(limit, 0)) - std::int64_t(items.size());
            Query query(connection, *statements.openOfStatus);
            query.bind(status).bind(left);
            while (query.next())
                items.push_back(statements.lightItem.read(query));
        }
        return items;
    });
}

Result<std::vector<WorkItem>> WorkflowReader::openItemsAfter(
    const std::optional<WorkItem>& after, int limit, const std::stop_token& stop)
{
    const auto& statements = m_statements->queue;
    const StoredValue beforeAll = StoredValue::text({});
    const auto statusAfter = after ? textOf(after->status) : std::string_view();
    return m_session.read(stop, [&](Connection& connection) {
        std::vector<WorkItem> items;
        for (const std::string_view status : {"claimed", "pending"}) {
            const auto left = std::int64_t(std::max(limit, 0)) - std::int64_t(items.size());
            if (status < statusAfter || left == 0)
                continue;
            const bool within = status == statusAfter;
            Query query(connection, *statements.openAfter);
            query.bind(status).bind(within ? after->queueType.value_or(beforeAll) : beforeAll);
            query.bind(within ? after->row.value : std::numeric_limits<std::int64_t>::min()).bind(left);
            statements.lightItem.appendAll(items, query);
        }
        return items;
    });
}

Result<std::vector<WorkItem>> WorkflowReader::itemsByStatus(
    const std::string& status, const std::string& queueType, int limit, const std::stop_token& stop)
{
    const auto& statements = m_statements->queue;
    const auto most = static_cast<std::size_t>(std::max(limit, 0));
    return m_session.read(stop, [&](Connection& connection) {
        const auto queues = queueType.empty() ? queuesOf(connection, statements, status) : std::vector{queueType};
        std::vector<WorkItem> items;
        for (const auto& queue : queues) {
            Query query(connection, *statements.newestOfQueue);
            query.bind(status).bind(queue).bind(std::int64_t(most));
            while (query.next())
                items.push_back(statements.lightItem.read(query));
        }
        std::sort(items.begin(), items.end(), [](const WorkItem& a, const WorkItem& b) { return a.row > b.row; });
        if (items.size() > most)
            items.resize(most);
        return items;
    });
}

Result<std::vector<WorkItem>> WorkflowReader::completedSince(
    const std::string& completedAt, int scan, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->queue.completedSince);
        query.bind(completedAt).bind(std::max(scan, 0));
        return m_statements->queue.lightItem.readAll(query);
    });
}

Result<std::vector<WorkItem>> WorkflowReader::itemsOf(const std::string& executionId, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    return all(m_statements->queue.item, m_statements->queue.itemsOf, stop, {id});
}

Result<std::vector<WorkItem>> WorkflowReader::itemsByRow(const std::vector<RowId>& rows, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        std::vector<WorkItem> items;
        for (const auto row : rows) {
            Query query(connection, *m_statements->queue.itemByRow);
            query.bind(StoredValue()).bind(StoredValue()).bind(row);
            if (query.next())
                items.push_back(m_statements->queue.item.read(query));
        }
        return items;
    });
}

Result<WorkItem> WorkflowReader::workItem(const std::string& id, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->queue.itemById);
        query.bind(id);
        if (!query.next())
            throw Failure{{ErrorKind::NotFound, "There is no such work item.", {}, id, {}}, 0};
        return m_statements->queue.wholeItem.read(connection, query);
    });
}

Result<std::vector<DeadLetter>> WorkflowReader::deadLettersAfter(RowId after, int limit, const std::stop_token& stop)
{
    const auto& statements = m_statements->queue;
    if (statements.lettersAfter == nullptr)
        return std::vector<DeadLetter>();
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *statements.lettersAfter);
        query.bind(after).bind(std::max(limit, 0));
        return statements.lightLetter.readAll(query);
    });
}

Result<DeadLetter> WorkflowReader::deadLetter(RowId row, const std::stop_token& stop)
{
    const auto& statements = m_statements->queue;
    return m_session.read(stop, [&](Connection& connection) {
        const StoreError gone{ErrorKind::NotFound, "There is no such dead letter.", "It may have been sent back.",
            "dead letter at row " + std::to_string(row.value), {}};
        if (statements.letterByRow == nullptr)
            throw Failure{gone, 0};
        Query query(connection, *statements.letterByRow);
        query.bind(row);
        if (!query.next())
            throw Failure{gone, 0};
        return statements.wholeLetter.read(connection, query);
    });
}

Result<std::vector<DeadLetter>> WorkflowReader::deadLettersOf(
    const std::string& executionId, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    return all(m_statements->queue.letter, m_statements->queue.lettersOf, stop, {id});
}

} // namespace durascope::sqlite
