// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/execution_id.h"
#include "backends/sqlite/list_token.h"
#include "backends/sqlite/workflow_reader.h"

#include <algorithm>

namespace durascope::sqlite {

namespace {

StoredValue optionalText(const std::optional<std::string>& text)
{
    return text ? StoredValue::text(*text) : StoredValue();
}

WorkflowFilter stored(WorkflowFilter filter)
{
    if (filter.executionId)
        filter.executionId = storedExecutionId(*filter.executionId);
    return filter;
}

/// One chunk of a list that an index gives in order, newest first.
template <class Row>
Chunk<Row> newestFirst(Connection& connection, const RowColumns<Row>& columns, const NamedStatement& first,
    const NamedStatement& following, Column Row::*key, const WorkflowFilter& filter, const std::string& after,
    int limit)
{
    Chunk<Row> chunk;
    const auto status = optionalText(filter.status);
    const auto tenant = optionalText(filter.tenantId);
    const auto token = ListToken::parse(after);
    Query query(connection, token ? following : first, scanPatience);
    query.bind(status).bind(tenant);
    if (token)
        query.bind(token->key).bind(token->row);
    query.bind(limit);
    chunk.rows = columns.readAll(query);
    if (!chunk.rows.empty() && chunk.rows.size() == static_cast<std::size_t>(limit)) {
        const auto& last = chunk.rows.back();
        chunk.next = ListToken{(last.*key).value_or(StoredValue()), last.row}.text();
    }
    return chunk;
}

} // namespace

Result<Chunk<Execution>> WorkflowReader::executions(
    const WorkflowFilter& given, const std::string& after, int limit, const std::stop_token& stop)
{
    const auto filter = stored(given);
    const auto& statements = m_statements->executions;
    return m_session.read(stop, [&](Connection& connection) {
        if (!filter.executionId)
            return newestFirst(connection, statements.row, *statements.newest, *statements.older, &Execution::updatedAt,
                filter, after, std::max(limit, 1));
        Chunk<Execution> chunk;
        if (executionFits(connection, statements, *filter.executionId, filter, true))
            if (auto found = findExecution(connection, statements, *filter.executionId))
                chunk.rows.push_back(std::move(*found));
        return chunk;
    });
}

Result<Chunk<WorkflowEvent>> WorkflowReader::events(
    const WorkflowFilter& given, const std::string& after, int limit, const std::stop_token& stop)
{
    const auto filter = stored(given);
    const auto& statements = m_statements->history;
    const auto most = static_cast<std::size_t>(std::max(limit, 1));
    return m_session.read(stop, [&](Connection& connection) {
        Chunk<WorkflowEvent> chunk;
        const auto token = ListToken::parse(after);
        constexpr auto least = std::numeric_limits<std::int64_t>::min();
        if (filter.executionId) {
            if (!executionFits(connection, m_statements->executions, *filter.executionId, filter, true))
                return chunk;
            Query query(connection, *statements.eventsBySequence);
            const auto from = token ? token->key : StoredValue::integer(least);
            query.bind(*filter.executionId).bind(from).bind(std::int64_t(most));
            chunk.rows = statements.event.readAll(query);
        } else {
            Query query(connection, *statements.eventsByRow, scanPatience);
            const auto status = optionalText(filter.status);
            const auto tenant = optionalText(filter.tenantId);
            query.bind(status).bind(tenant).bind(token ? token->row.value : least).bind(std::int64_t(most));
            chunk.rows = statements.event.readAll(query);
        }
        if (chunk.rows.size() == most) {
            const auto& last = chunk.rows.back();
            chunk.next = ListToken{last.sequence.value_or(StoredValue()), last.row}.text();
        }
        return chunk;
    });
}

Result<Chunk<WorkItem>> WorkflowReader::workItems(
    const WorkflowFilter& given, const std::string& after, int limit, const std::stop_token& stop)
{
    const auto filter = stored(given);
    const auto& statements = m_statements->queue;
    const auto most = static_cast<std::size_t>(std::max(limit, 1));
    return m_session.read(stop, [&](Connection& connection) {
        Chunk<WorkItem> chunk;
        m_itemOrder.seek(connection, statements, filter, after);
        const auto status = optionalText(filter.status);
        const auto tenant = optionalText(filter.tenantId);
        while (chunk.rows.size() < most) {
            const auto row = m_itemOrder.next();
            if (!row)
                break;
            Query query(connection, *statements.itemByRow);
            query.bind(status).bind(tenant).bind(*row);
            if (query.next())
                chunk.rows.push_back(statements.item.read(query));
        }
        if (m_itemOrder.atEnd())
            m_itemOrder.forget();
        else
            chunk.next = m_itemOrder.tokenHere();
        return chunk;
    });
}

Result<Chunk<DeadLetter>> WorkflowReader::deadLetters(
    const WorkflowFilter& given, const std::string& after, int limit, const std::stop_token& stop)
{
    const auto filter = stored(given);
    const auto& statements = m_statements->queue;
    if (statements.newestLetters == nullptr)
        return Chunk<DeadLetter>();
    return m_session.read(stop, [&](Connection& connection) {
        if (!filter.executionId)
            return newestFirst(connection, statements.letter, *statements.newestLetters, *statements.olderLetters,
                &DeadLetter::deadLetteredAt, filter, after, std::max(limit, 1));
        Chunk<DeadLetter> chunk; // one execution has few: all of them at once
        if (!executionFits(connection, m_statements->executions, *filter.executionId, filter, true))
            return chunk;
        Query query(connection, *statements.lettersOf);
        query.bind(*filter.executionId);
        chunk.rows = statements.letter.readAll(query);
        std::sort(chunk.rows.begin(), chunk.rows.end(), [](const DeadLetter& a, const DeadLetter& b) {
            const auto timeA = textOf(a.deadLetteredAt);
            const auto timeB = textOf(b.deadLetteredAt);
            return timeA != timeB ? timeA > timeB : a.row > b.row;
        });
        return chunk;
    });
}

} // namespace durascope::sqlite
