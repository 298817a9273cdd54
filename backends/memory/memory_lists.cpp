// SPDX-License-Identifier: Apache-2.0
// The lists of a workflow store, chunk by chunk, in the order they are printed.
#include "backends/contract/execution_id.h"
#include "backends/memory/memory_parts.h"
#include "backends/memory/memory_workflows.h"

#include <algorithm>

namespace durascope {

namespace {

/// Cuts a chunk out of rows that stand in their final order; `isAfter` tells whether a row follows the place.
template <class Row, class IsAfter, class PlaceText>
Chunk<Row> cut(const std::vector<const Row*>& ordered, int limit, IsAfter isAfter, PlaceText place)
{
    Chunk<Row> chunk;
    auto next = std::ranges::find_if(ordered, isAfter);
    for (; next != ordered.end() && std::ssize(chunk.rows) < limit; ++next)
        chunk.rows.push_back(**next);
    if (next != ordered.end() && !chunk.rows.empty())
        chunk.next = place(chunk.rows.back());
    return chunk;
}

using Key = std::pair<std::string_view, std::int64_t>;

} // namespace

const RowsOfExecution& MemoryWorkflows::rowsOf(const std::string& executionId) const
{
    static const RowsOfExecution none;
    const auto found = m_data->byExecution.find(storedExecutionId(executionId));
    return found == m_data->byExecution.end() ? none : found->second;
}

const Execution* MemoryWorkflows::find(const std::string& executionId) const
{
    const auto found = m_data->executions.rows.find(rowsOf(executionId).execution);
    return found == m_data->executions.rows.end() ? nullptr : &found->second;
}

bool MemoryWorkflows::passes(const WorkflowFilter& filter, const Column& executionId, bool withStatus) const
{
    if (filter.executionId && textOf(executionId) != storedExecutionId(*filter.executionId))
        return false;
    const bool byStatus = withStatus && filter.status.has_value();
    if (!filter.tenantId && !byStatus)
        return true;
    const Execution* execution = find(std::string(textOf(executionId)));
    return execution != nullptr && (!filter.tenantId || textOf(execution->tenantId) == *filter.tenantId)
        && (!byStatus || textOf(execution->status) == *filter.status);
}

Result<Chunk<Execution>> MemoryWorkflows::executions(
    const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto keyOf = [](const Execution& row) { return Key(textOf(row.updatedAt), row.row.value); };
    std::vector<const Execution*> rows;
    for (const auto& [number, row] : m_data->executions.rows)
        if (passes(filter, row.executionId, true))
            rows.push_back(&row);
    std::ranges::sort(rows, [&](const Execution* a, const Execution* b) { return keyOf(*a) > keyOf(*b); });
    const auto place = memory::placeOf(after);
    return cut(
        rows, limit,
        [&](const Execution* row) { return after.empty() || keyOf(*row) < Key(place.first, place.second); },
        [](const Execution& row) { return memory::placeText(textOf(row.updatedAt), row.row); });
}

Result<Chunk<WorkflowEvent>> MemoryWorkflows::events(
    const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const std::int64_t from = after.empty() ? 0 : memory::placeOf(after).second;
    Chunk<WorkflowEvent> chunk;
    std::int64_t place = 0;
    /// False when the chunk is full.
    const auto take = [&](const WorkflowEvent& row, std::int64_t at) {
        if (!passes(filter, row.executionId, true))
            return true;
        if (std::ssize(chunk.rows) >= limit) {
            chunk.next = std::to_string(place);
            return false;
        }
        chunk.rows.push_back(row);
        place = at;
        return true;
    };
    if (filter.executionId) {
        const auto& ofExecution = rowsOf(*filter.executionId).events;
        for (auto at = after.empty() ? ofExecution.begin() : ofExecution.upper_bound(from); at != ofExecution.end();
             ++at)
            if (!take(m_data->events.rows.at(at->second), at->first))
                break;
        return chunk;
    }
    for (auto at = m_data->events.rows.upper_bound(from); at != m_data->events.rows.end(); ++at)
        if (!take(at->second, at->first))
            break;
    return chunk;
}

Result<Chunk<WorkItem>> MemoryWorkflows::workItems(
    const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto keyOf = [](const WorkItem& row) { return Key(textOf(row.createdAt), row.row.value); };
    std::vector<const WorkItem*> rows;
    for (const auto& [number, row] : m_data->items.rows)
        if (passes(filter, row.executionId, false) && (!filter.status || textOf(row.status) == *filter.status))
            rows.push_back(&row);
    std::ranges::sort(rows, [&](const WorkItem* a, const WorkItem* b) { return keyOf(*a) < keyOf(*b); });
    const auto place = memory::placeOf(after);
    return cut(
        rows, limit, [&](const WorkItem* row) { return after.empty() || keyOf(*row) > Key(place.first, place.second); },
        [](const WorkItem& row) { return memory::placeText(textOf(row.createdAt), row.row); });
}

Result<Chunk<DeadLetter>> MemoryWorkflows::deadLetters(
    const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto keyOf = [](const DeadLetter& row) { return Key(textOf(row.deadLetteredAt), row.row.value); };
    std::vector<const DeadLetter*> rows;
    for (const auto& [number, row] : m_data->deadLetters.rows)
        if (passes(filter, row.executionId, true))
            rows.push_back(&row);
    std::ranges::sort(rows, [&](const DeadLetter* a, const DeadLetter* b) { return keyOf(*a) > keyOf(*b); });
    const auto place = memory::placeOf(after);
    return cut(
        rows, limit,
        [&](const DeadLetter* row) { return after.empty() || keyOf(*row) < Key(place.first, place.second); },
        [](const DeadLetter& row) { return memory::placeText(textOf(row.deadLetteredAt), row.row); });
}

} // namespace durascope
