// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/execution_id.h"
#include "backends/contract/json_tree.h"
#include "backends/sqlite/workflow_reader.h"

#include <algorithm>
#include <set>

namespace durascope::sqlite {

namespace {

/// The newest events are looked at for a node, no more than these.
constexpr int eventsLookedAt = 16;
constexpr std::size_t longestChain = 10'000;

/// The text, or what stands in its place: lists and filters work on texts.
std::string plainText(Query& query, int column)
{
    if (query.isText(column))
        return std::string(query.text(column));
    switch (query.value(column).storage()) {
    case StoredValue::Class::Integer:
        return "?integer";
    case StoredValue::Class::Real:
        return "?real";
    case StoredValue::Class::Blob:
        return "?blob";
    default:
        return {};
    }
}

ExecutionFacts factsFrom(Query& query)
{
    return {{query.integer(0)}, plainText(query, 1), plainText(query, 2), plainText(query, 3), plainText(query, 4),
        plainText(query, 5), plainText(query, 6), plainText(query, 7), plainText(query, 8)};
}

std::vector<ExecutionFacts> readFacts(Query& query)
{
    std::vector<ExecutionFacts> rows;
    while (query.next())
        rows.push_back(factsFrom(query));
    return rows;
}

bool carriesNode(const WorkflowEvent& event)
{
    const auto kind = textOf(event.kind);
    if (kind.find("\"node_id\"") == std::string_view::npos)
        return false;
    JsonTree tree;
    if (!tree.parse(kind))
        return false;
    const auto member = tree.member(0, "node_id");
    return member != 0 && tree.node(member).kind == JsonTree::Kind::String;
}

std::optional<ExecutionActivity> activityOf(Connection& connection, const WorkflowStatements& statements, RowId row)
{
    ExecutionActivity activity;
    activity.row = row;
    std::string id;
    {
        Query query(connection, *statements.executions.idByRow);
        query.bind(row);
        if (!query.next())
            return std::nullopt;
        id = query.text(0);
    }
    {
        Query ends(connection, *statements.history.ends);
        ends.bind(id);
        if (ends.next())
            activity.events = ends.integer(1);
    }
    {
        Query newest(connection, *statements.history.newestOf);
        newest.bind(id).bind(eventsLookedAt);
        while (!activity.lastNodeEvent && newest.next()) {
            auto event = statements.history.event.read(newest);
            if (!activity.lastEvent)
                activity.lastEvent = event;
            if (carriesNode(event))
                activity.lastNodeEvent = std::move(event);
        }
    }
    if (statements.queue.letterCountOf != nullptr) {
        Query letters(connection, *statements.queue.letterCountOf);
        letters.bind(id);
        if (letters.next())
            activity.deadLetters = letters.integer(0);
    }
    Query attempt(connection, *statements.queue.newestAttempt);
    attempt.bind(id);
    if (attempt.next())
        activity.attempt = attempt.integer(0);
    return activity;
}

[[noreturn]] void noExecution(const std::string& which)
{
    throw Failure{{ErrorKind::NotFound, "There is no such execution.", "It may have been deleted.", which, {}}, 0};
}

} // namespace

std::optional<Execution> findExecution(
    Connection& connection, const ExecutionStatements& statements, const std::string& id)
{
    Query query(connection, *statements.byId);
    query.bind(id);
    return query.next() ? std::optional(statements.whole.read(connection, query)) : std::nullopt;
}

Execution executionIn(Connection& connection, const ExecutionStatements& statements, const std::string& id)
{
    if (auto found = findExecution(connection, statements, id))
        return std::move(*found);
    noExecution(id);
}

bool executionFits(Connection& connection, const ExecutionStatements& statements, const std::string& id,
    const WorkflowFilter& filter, bool withStatus)
{
    Query query(connection, *statements.byId);
    query.bind(id);
    if (!query.next()) // rows of an execution that is gone still belong to its id
        return !filter.tenantId && (!filter.status || !withStatus);
    const auto row = statements.whole.readLight(query);
    const std::string_view tenant = statements.hasTenant ? textOf(row.tenantId) : "default";
    return (!filter.tenantId || tenant == *filter.tenantId)
        && (!filter.status || !withStatus || textOf(row.status) == *filter.status);
}

Result<std::vector<ExecutionFacts>> WorkflowReader::executionFactsAfter(
    RowId after, int limit, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->executions.factsAfter, scanPatience);
        query.bind(after).bind(limit);
        return readFacts(query);
    });
}

Result<std::vector<ExecutionFacts>> WorkflowReader::executionFactsUpdatedSince(
    const std::string& updatedAt, int limit, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->executions.factsSince, scanPatience);
        query.bind(updatedAt).bind(limit);
        return readFacts(query);
    });
}

Result<std::vector<ExecutionFacts>> WorkflowReader::executionFacts(
    const std::vector<RowId>& rows, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        std::vector<ExecutionFacts> facts;
        for (const auto row : rows) {
            Query query(connection, *m_statements->executions.factsByRow);
            query.bind(row);
            if (query.next())
                facts.push_back(factsFrom(query));
        }
        return facts;
    });
}

Result<std::vector<ExecutionActivity>> WorkflowReader::executionActivity(
    const std::vector<RowId>& rows, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        std::vector<ExecutionActivity> activities;
        for (const auto row : rows) {
            if (auto activity = activityOf(connection, *m_statements, row))
                activities.push_back(std::move(*activity));
        }
        return activities;
    });
}

Result<Execution> WorkflowReader::execution(const std::string& id, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        return executionIn(connection, m_statements->executions, storedExecutionId(id));
    });
}

Result<Execution> WorkflowReader::execution(RowId row, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->executions.byRow);
        query.bind(row);
        if (!query.next())
            noExecution("execution at row " + std::to_string(row.value));
        return m_statements->executions.whole.read(connection, query);
    });
}

Result<std::vector<Execution>> WorkflowReader::segmentChain(const std::string& id, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        std::vector<Execution> chain{executionIn(connection, m_statements->executions, storedExecutionId(id))};
        std::set<std::string> seen{std::string(textOf(chain.back().executionId))};
        while (chain.size() < longestChain) {
            const std::string parent(textOf(chain.back().parentExecutionId));
            if (parent.empty() || !seen.insert(parent).second)
                break;
            auto found = findExecution(connection, m_statements->executions, parent);
            if (!found)
                break;
            chain.push_back(std::move(*found));
        }
        std::reverse(chain.begin(), chain.end());
        return chain;
    });
}

} // namespace durascope::sqlite
