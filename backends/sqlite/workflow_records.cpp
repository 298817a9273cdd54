// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/execution_id.h"
#include "backends/sqlite/workflow_reader.h"

namespace durascope::sqlite {

WorkflowReader::WorkflowReader(
    ReadSession& session, std::shared_ptr<const WorkflowStatements> statements, int schemaVersion)
    : m_session(session)
    , m_statements(std::move(statements))
    , m_schemaVersion(schemaVersion)
{
}

Result<std::vector<WorkflowDefinition>> WorkflowReader::definitions(const std::stop_token& stop)
{
    return all(m_statements->records.definition, m_statements->records.definitions, stop);
}

Result<std::optional<WorkflowDefinition>> WorkflowReader::definition(
    const std::string& workflowId, const std::string& version, const std::stop_token& stop)
{
    auto rows = all(m_statements->records.definition, m_statements->records.definitionOf, stop, {workflowId, version});
    if (!rows)
        return failure(rows.error());
    return rows->empty() ? std::nullopt : std::optional(std::move(rows->front()));
}

Result<std::vector<Timer>> WorkflowReader::timers(
    const std::optional<std::string>& executionId, const std::stop_token& stop)
{
    const auto& records = m_statements->records;
    if (!executionId)
        return all(records.timer, records.timers, stop);
    const auto id = storedExecutionId(*executionId);
    return all(records.timer, records.timersOf, stop, {id});
}

Result<std::vector<CronJob>> WorkflowReader::cronJobs(const std::stop_token& stop)
{
    return all(m_statements->records.cronJob, m_statements->records.cronJobs, stop);
}

Result<std::vector<Agent>> WorkflowReader::agents(const std::stop_token& stop)
{
    return all(m_statements->records.agent, m_statements->records.agents, stop);
}

Result<std::vector<ApiToken>> WorkflowReader::apiTokens(const std::stop_token& stop)
{
    return all(m_statements->records.apiToken, m_statements->records.apiTokens, stop);
}

Result<std::vector<Tenant>> WorkflowReader::tenants(const std::stop_token& stop)
{
    return all(m_statements->records.tenant, m_statements->records.tenants, stop);
}

Result<std::vector<ToolEffect>> WorkflowReader::toolEffects(const std::string& executionId, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    return all(m_statements->records.toolEffect, m_statements->records.toolEffects, stop, {id});
}

Result<std::vector<ToolReservation>> WorkflowReader::toolReservations(
    const std::string& executionId, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    return all(m_statements->records.toolReservation, m_statements->records.toolReservations, stop, {id});
}

Result<std::vector<ApprovalProjection>> WorkflowReader::approvals(
    const std::string& executionId, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    return all(m_statements->records.approval, m_statements->records.approvals, stop, {id});
}

Result<std::int64_t> WorkflowReader::projectorCheckpoint(
    const std::string& projection, const std::string& executionId, const std::stop_token& stop)
{
    const auto* const statement = m_statements->records.checkpoint;
    if (statement == nullptr)
        return 0;
    const auto id = storedExecutionId(executionId);
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *statement);
        query.bind(projection).bind(id);
        return query.next() ? query.integer(0) : std::int64_t(0);
    });
}

Result<std::optional<Artifact>> WorkflowReader::artifact(
    const std::string& tenantId, const std::string& hash, const std::stop_token& stop)
{
    const auto& records = m_statements->records;
    if (records.artifact == nullptr)
        return std::optional<Artifact>();
    return m_session.read(stop, [&](Connection& connection) -> std::optional<Artifact> {
        Query query(connection, *records.artifact);
        query.bind(tenantId).bind(hash);
        if (!query.next())
            return std::nullopt;
        return records.artifactRow.read(connection, query);
    });
}

Result<std::int64_t> WorkflowReader::storeTerm(const std::stop_token& stop)
{
    return m_session.read(
        stop, [&](Connection& connection) { return numberIn(connection, m_statements->records.term); });
}

Result<WorkflowHeads> WorkflowReader::heads(const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        WorkflowHeads heads;
        heads.events.value = numberIn(connection, m_statements->history.lastRow);
        heads.executions.value = numberIn(connection, m_statements->executions.lastRow);
        heads.workItems.value = numberIn(connection, m_statements->queue.lastItem);
        heads.deadLetters.value = numberIn(connection, m_statements->queue.lastLetter);
        heads.deadLetterCount = numberIn(connection, m_statements->queue.letterCount);
        Query newest(connection, *m_statements->executions.newestUpdate);
        if (newest.next())
            heads.newestUpdatedAt = newest.text(0);
        return heads;
    });
}

Result<StandingRows> WorkflowReader::standingRows(
    RowId executions, RowId workItemsBefore, RowId workItems, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        StandingRows standing;
        Query ofExecutions(connection, *m_statements->executions.standing, scanPatience);
        if (ofExecutions.bind(executions).next())
            standing.executions = ofExecutions.integer(0);
        Query ofItems(connection, *m_statements->queue.standingItems, scanPatience);
        if (ofItems.bind(workItemsBefore).bind(workItems).next()) {
            standing.workItemsBefore = ofItems.integer(0);
            standing.workItems = ofItems.integer(1);
        }
        return standing;
    });
}

Result<WorkflowCounts> WorkflowReader::counts(const std::stop_token& stop)
{
    const auto& records = m_statements->records;
    return m_session.read(stop, [&](Connection& connection) {
        WorkflowCounts counts;
        for (const auto& [table, statement] : records.counts) {
            Query query(connection, *statement, scanPatience);
            if (query.next())
                counts.tables[table] = query.integer(0);
        }
        for (const auto& [table, statement] : records.statusCounts) {
            Query query(connection, *statement, scanPatience);
            while (query.next())
                counts.status[table][std::string(query.text(0))] += query.integer(1);
        }
        return counts;
    });
}

} // namespace durascope::sqlite
