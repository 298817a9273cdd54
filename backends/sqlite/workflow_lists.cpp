// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/execution_id.h"
#include "backends/sqlite/list_token.h"
#include "backends/sqlite/workflow_reader.h"

#include <algorithm>
#include <limits>

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

/// The statements of a list that an index gives in order, newest first. Rows without a time stand at the end, and no
/// comparison with a time finds them: they have a statement of their own.
struct NewestFirst {
    const NamedStatement& first;
    const NamedStatement& following;
    const NamedStatement& timeless;
};

template <class Row>
Chunk<Row> newestFirst(Connection& connection, const RowColumns<Row>& columns, const NewestFirst& statements,
    Column Row::*key, const WorkflowFilter& filter, const std::string& after, int limit)
{
    Chunk<Row> chunk;
    const auto status = optionalText(filter.status);
    const auto tenant = optionalText(filter.tenantId);
    const auto token = ListToken::parse(after);
    const auto wanted = static_cast<std::size_t>(limit);
    if (!token || !token->key.isNull()) {
        Query query(connection, token ? statements.following : statements.first, scanPatience);
        query.bind(status).bind(tenant);
        if (token)
            query.bind(token->key).bind(token->row);
        query.bind(limit);
        chunk.rows = columns.readAll(query);
    }
    if (token && chunk.rows.size() < wanted) {
        Query query(connection, statements.timeless, scanPatience);
        query.bind(status).bind(tenant);
        query.bind(token->key.isNull() ? token->row.value : std::numeric_limits<std::int64_t>::max());
        query.bind(static_cast<std::int64_t>(wanted - chunk.rows.size()));
        while (query.next())
            chunk.rows.push_back(columns.read(query));
    }
    if (!chunk.rows.empty() && chunk.rows.size() == wanted) {
        const auto& last = chunk.rows.back();
        chunk.next = ListToken{(last.*key).value_or(StoredValue()), last.row}.text();
    }
    return chunk;
}

/// Events of one execution by sequence, then rowid; first those without a sequence, as the engine sorts.
std::vector<WorkflowEvent> bySequence(Connection& connection, const HistoryStatements& statements,
    const std::string& executionId, const std::optional<ListToken>& token, std::size_t most)
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    std::vector<WorkflowEvent> rows;
    const bool unnumbered = !token || token->key.isNull();
    if (unnumbered) {
        Query query(connection, *statements.unnumbered);
        query.bind(executionId).bind(token ? token->row.value : least).bind(std::int64_t(most));
        rows = statements.event.readAll(query);
    }
    if (rows.size() < most) {
        const auto from = unnumbered ? StoredValue::real(-std::numeric_limits<double>::infinity()) : token->key;
        Query query(connection, *statements.eventsBySequence);
        query.bind(executionId).bind(from).bind(unnumbered ? least : token->row.value);
        query.bind(static_cast<std::int64_t>(most - rows.size()));
        while (query.next())
            rows.push_back(statements.event.read(query));
    }
    return rows;
}

} // namespace

Result<Chunk<Execution>> WorkflowReader::executions(
    const WorkflowFilter& given, const std::string& after, int limit, const std::stop_token& stop)
{
    const auto filter = stored(given);
    const auto& statements = m_statements->executions;
    return m_session.read(stop, [&](Connection& connection) {
        if (!filter.executionId)
            return newestFirst(connection, statements.row,
                {*statements.newest, *statements.older, *statements.timeless}, &Execution::updatedAt, filter, after,
                std::max(limit, 1));
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
        if (filter.executionId) {
            if (!executionFits(connection, m_statements->executions, *filter.executionId, filter, true))
                return chunk;
            chunk.rows = bySequence(connection, statements, *filter.executionId, token, most);
        } else {
            Query query(connection, *statements.eventsByRow, scanPatience);
            const auto status = optionalText(filter.status);
            const auto tenant = optionalText(filter.tenantId);
            const auto from = token ? token->row.value : std::numeric_limits<std::int64_t>::min();
            query.bind(status).bind(tenant).bind(from).bind(std::int64_t(most));
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
            return newestFirst(connection, statements.letter,
                {*statements.newestLetters, *statements.olderLetters, *statements.timelessLetters},
                &DeadLetter::deadLetteredAt, filter, after, std::max(limit, 1));
        Chunk<DeadLetter> chunk; // one execution has few: all of them at once
        if (!executionFits(connection, m_statements->executions, *filter.executionId, filter, true))
            return chunk;
        Query query(connection, *statements.lettersOf);
        query.bind(*filter.executionId);
        chunk.rows = statements.letter.readAll(query);
        std::sort(chunk.rows.begin(), chunk.rows.end(), [](const DeadLetter& a, const DeadLetter& b) {
            const auto timeA = a.deadLetteredAt.value_or(StoredValue());
            const auto timeB = b.deadLetteredAt.value_or(StoredValue());
            return timeA != timeB ? sortsBefore(timeB, timeA) : a.row > b.row;
        });
        return chunk;
    });
}

} // namespace durascope::sqlite
