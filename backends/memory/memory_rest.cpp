// SPDX-License-Identifier: Apache-2.0
// The small tables of a workflow store, where its tables end, and how many rows they hold.
#include "backends/memory/memory_parts.h"
#include "backends/memory/memory_workflows.h"

#include <algorithm>

namespace durascope {

namespace {

template <class Row>
void countRows(WorkflowCounts& counts, const MemoryTable<Row>& table)
{
    counts.tables[std::string(tableOf<Row>())] = std::ssize(table.rows);
}

template <class Row>
void countStatus(WorkflowCounts& counts, const MemoryTable<Row>& table)
{
    auto& byStatus = counts.status[std::string(tableOf<Row>())];
    for (const auto& [number, row] : table.rows)
        ++byStatus[std::string(textOf(row.status))];
}

} // namespace

Result<std::vector<WorkflowDefinition>> MemoryWorkflows::definitions(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsInOrder(m_data->definitions, {&WorkflowDefinition::workflowId, &WorkflowDefinition::version});
}

Result<std::optional<WorkflowDefinition>> MemoryWorkflows::definition(
    const std::string& workflowId, const std::string& version, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    for (const auto& [number, row] : m_data->definitions.rows)
        if (textOf(row.workflowId) == workflowId && textOf(row.version) == version)
            return std::optional(row);
    return std::optional<WorkflowDefinition>();
}

Result<std::vector<Timer>> MemoryWorkflows::timers(
    const std::optional<std::string>& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<Timer> rows = memory::rowsInOrder(m_data->timers, {&Timer::fireAt});
    if (executionId)
        std::erase_if(rows, [&](const Timer& row) { return textOf(row.executionId) != *executionId; });
    return rows;
}

Result<std::vector<CronJob>> MemoryWorkflows::cronJobs(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsInOrder(m_data->cronJobs, {&CronJob::name});
}

Result<std::vector<Agent>> MemoryWorkflows::agents(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsInOrder(m_data->agents);
}

Result<std::vector<ApiToken>> MemoryWorkflows::apiTokens(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsInOrder(m_data->apiTokens);
}

Result<std::vector<Tenant>> MemoryWorkflows::tenants(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsInOrder(m_data->tenants, {&Tenant::id});
}

Result<std::vector<ToolEffect>> MemoryWorkflows::toolEffects(const std::string& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    auto numbers = memory::numbersOf(rowsOf(executionId).effects);
    std::ranges::sort(numbers);
    return memory::rowsAt(m_data->effects, numbers);
}

Result<std::vector<ToolReservation>> MemoryWorkflows::toolReservations(
    const std::string& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    auto numbers = memory::numbersOf(rowsOf(executionId).reservations);
    std::ranges::sort(numbers);
    return memory::rowsAt(m_data->reservations, numbers);
}

Result<std::vector<ApprovalProjection>> MemoryWorkflows::approvals(
    const std::string& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsAt(m_data->approvals, memory::numbersOf(rowsOf(executionId).approvals));
}

Result<std::int64_t> MemoryWorkflows::projectorCheckpoint(
    const std::string& projection, const std::string& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    for (const auto& [number, row] : m_data->checkpoints.rows)
        if (textOf(row.projectionName) == projection && textOf(row.executionId) == executionId)
            return integerOf(row.lastSequence);
    return 0;
}

Result<std::optional<Artifact>> MemoryWorkflows::artifact(
    const std::string& tenantId, const std::string& hash, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    for (const auto& [number, row] : m_data->artifacts.rows)
        if (textOf(row.tenantId) == tenantId && textOf(row.hash) == hash)
            return std::optional(row);
    return std::optional<Artifact>();
}

Result<std::int64_t> MemoryWorkflows::storeTerm(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return m_data->term;
}

Result<WorkflowHeads> MemoryWorkflows::heads(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    WorkflowHeads heads;
    heads.events = m_data->events.highest();
    heads.executions = m_data->executions.highest();
    heads.workItems = m_data->items.highest();
    heads.deadLetters = m_data->deadLetters.highest();
    for (const auto& [number, row] : m_data->executions.rows)
        if (textOf(row.updatedAt) > heads.newestUpdatedAt)
            heads.newestUpdatedAt = textOf(row.updatedAt);
    heads.deadLetterCount = std::ssize(m_data->deadLetters.rows);
    return heads;
}

Result<StandingRows> MemoryWorkflows::standingRows(
    RowId executions, RowId workItemsBefore, RowId workItems, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto upTo = [](const auto& rows, RowId row) {
        return static_cast<std::int64_t>(std::distance(rows.begin(), rows.upper_bound(row.value)));
    };
    return StandingRows{upTo(m_data->executions.rows, executions), upTo(m_data->items.rows, workItemsBefore),
        upTo(m_data->items.rows, workItems)};
}

Result<WorkflowCounts> MemoryWorkflows::counts(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    WorkflowCounts counts;
    countRows(counts, m_data->definitions);
    countRows(counts, m_data->executions);
    countRows(counts, m_data->events);
    countRows(counts, m_data->snapshots);
    countRows(counts, m_data->items);
    countRows(counts, m_data->deadLetters);
    countRows(counts, m_data->timers);
    countRows(counts, m_data->cronJobs);
    countRows(counts, m_data->agents);
    countRows(counts, m_data->apiTokens);
    countRows(counts, m_data->tenants);
    countRows(counts, m_data->effects);
    countRows(counts, m_data->reservations);
    countRows(counts, m_data->approvals);
    countRows(counts, m_data->checkpoints);
    countRows(counts, m_data->artifacts);
    countStatus(counts, m_data->executions);
    countStatus(counts, m_data->items);
    return counts;
}

} // namespace durascope
