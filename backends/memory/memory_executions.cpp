// SPDX-License-Identifier: Apache-2.0
// Executions, their events and snapshots.
#include "backends/memory/memory_parts.h"
#include "backends/memory/memory_workflows.h"

#include <algorithm>
#include <set>

namespace durascope {

namespace {

StoreError missing(std::string sentence, std::string_view table)
{
    return {ErrorKind::NotFound, std::move(sentence), {}, std::string(table), {}};
}

} // namespace

Result<std::vector<ExecutionFacts>> MemoryWorkflows::executionFactsAfter(RowId after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<ExecutionFacts> facts;
    const auto& rows = m_data->executions.rows;
    for (auto row = rows.upper_bound(after.value); row != rows.end() && std::ssize(facts) < limit; ++row)
        facts.push_back(memory::factsOf(row->second));
    return facts;
}

Result<std::vector<ExecutionFacts>> MemoryWorkflows::executionFactsUpdatedSince(
    const std::string& updatedAt, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<std::pair<std::string_view, const Execution*>> changed;
    for (const auto& [number, row] : m_data->executions.rows)
        if (textOf(row.updatedAt) >= updatedAt)
            changed.emplace_back(textOf(row.updatedAt), &row);
    std::ranges::stable_sort(changed, {}, [](const auto& entry) { return entry.first; });
    std::vector<ExecutionFacts> facts;
    for (const auto& [time, row] : changed)
        if (std::ssize(facts) < limit)
            facts.push_back(memory::factsOf(*row));
    return facts;
}

Result<std::vector<ExecutionFacts>> MemoryWorkflows::executionFacts(
    const std::vector<RowId>& rows, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<ExecutionFacts> facts;
    for (const RowId row : rows)
        if (const auto found = m_data->executions.rows.find(row.value); found != m_data->executions.rows.end())
            facts.push_back(memory::factsOf(found->second));
    return facts;
}

Result<std::vector<ExecutionActivity>> MemoryWorkflows::executionActivity(
    const std::vector<RowId>& rows, const std::stop_token&)
{
    constexpr int looksBack = 16;
    const std::shared_lock hold(m_data->mutex);
    std::vector<ExecutionActivity> activities;
    for (const RowId row : rows) {
        const auto execution = m_data->executions.rows.find(row.value);
        if (execution == m_data->executions.rows.end())
            continue;
        const RowsOfExecution& of = rowsOf(std::string(textOf(execution->second.executionId)));
        ExecutionActivity activity;
        activity.row = row;
        activity.events = std::ssize(of.events);
        int seen = 0;
        for (auto event = of.events.rbegin(); event != of.events.rend() && seen < looksBack; ++event, ++seen) {
            const WorkflowEvent& found = m_data->events.rows.at(event->second);
            if (seen == 0)
                activity.lastEvent = found;
            if (textOf(found.kind).find(R"("node_id":")") == std::string_view::npos)
                continue;
            activity.lastNodeEvent = found;
            break;
        }
        activity.deadLetters = std::ssize(of.deadLetters);
        if (!of.items.empty())
            activity.attempt = integerOf(m_data->items.rows.at(*of.items.rbegin()).attempt);
        activities.push_back(std::move(activity));
    }
    return activities;
}

Result<Execution> MemoryWorkflows::execution(const std::string& id, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const Execution* found = find(id);
    if (found == nullptr)
        return failure(missing("There is no execution with this id.", "workflow_executions"));
    return *found;
}

Result<Execution> MemoryWorkflows::execution(RowId row, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto found = m_data->executions.rows.find(row.value);
    if (found == m_data->executions.rows.end())
        return failure(missing("The execution is no longer there.", "workflow_executions"));
    return found->second;
}

Result<std::vector<Execution>> MemoryWorkflows::segmentChain(const std::string& id, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<Execution> chain;
    std::set<std::int64_t> seen;
    for (const Execution* next = find(id); next != nullptr && seen.insert(next->row.value).second;
         next = find(std::string(textOf(next->parentExecutionId))))
        chain.push_back(*next);
    if (chain.empty())
        return failure(missing("There is no execution with this id.", "workflow_executions"));
    std::ranges::reverse(chain);
    return chain;
}

Result<EventPage> MemoryWorkflows::eventsOf(
    const std::string& executionId, std::int64_t first, std::int64_t last, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto& events = rowsOf(executionId).events;
    EventPage page;
    page.count = std::ssize(events);
    page.lastSequence = events.empty() ? 0 : events.rbegin()->first;
    for (auto event = events.lower_bound(first); event != events.end() && event->first <= last; ++event)
        page.events.push_back(m_data->events.rows.at(event->second));
    const auto next = events.upper_bound(last);
    page.next = next == events.end() ? 0 : next->first;
    return page;
}

Result<std::vector<WorkflowEvent>> MemoryWorkflows::eventsOffSequence(
    const std::string& executionId, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<WorkflowEvent> result;
    for (const auto& [sequence, row] : rowsOf(executionId).events) {
        if (sequence >= 1 || std::ssize(result) >= limit)
            break;
        result.push_back(m_data->events.rows.at(row));
    }
    return result;
}

Result<std::int64_t> MemoryWorkflows::latestSequence(const std::string& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto& events = rowsOf(executionId).events;
    return events.empty() ? 0 : events.rbegin()->first;
}

Result<EventsAfter> MemoryWorkflows::eventsAfter(RowId after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    EventsAfter answer;
    answer.last = m_data->events.highest();
    const auto& rows = m_data->events.rows;
    for (auto row = rows.upper_bound(after.value); row != rows.end(); ++row) {
        if (std::ssize(answer.events) >= limit) {
            answer.more = true;
            break;
        }
        answer.events.push_back(row->second);
        answer.last = RowId{row->first};
    }
    return answer;
}

Result<std::vector<WorkflowEvent>> MemoryWorkflows::newestEvents(int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<WorkflowEvent> events;
    const auto& rows = m_data->events.rows;
    for (auto row = rows.rbegin(); row != rows.rend() && std::ssize(events) < limit; ++row)
        events.push_back(row->second);
    return events;
}

Result<std::vector<Snapshot>> MemoryWorkflows::snapshots(
    const std::string& executionId, bool withState, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<Snapshot> rows = memory::rowsAt(m_data->snapshots, memory::numbersOf(rowsOf(executionId).snapshots));
    std::ranges::reverse(rows);
    for (Snapshot& row : rows)
        if (!withState)
            row.state = row.completedNodes = row.activeNodes = Column();
    return rows;
}

Result<std::optional<Snapshot>> MemoryWorkflows::latestSnapshot(const std::string& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto& snapshots = rowsOf(executionId).snapshots;
    if (snapshots.empty())
        return std::optional<Snapshot>();
    return std::optional<Snapshot>(m_data->snapshots.rows.at(snapshots.rbegin()->second));
}

} // namespace durascope
