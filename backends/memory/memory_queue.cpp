// SPDX-License-Identifier: Apache-2.0
// The work queue and the dead letters.
#include "backends/memory/memory_parts.h"
#include "backends/memory/memory_workflows.h"

#include <algorithm>
#include <tuple>

namespace durascope {

namespace {

WorkItem withoutPayload(const WorkItem& row)
{
    WorkItem item = row;
    item.payload.reset();
    return item;
}

DeadLetter withoutPayload(const DeadLetter& row)
{
    DeadLetter letter = row;
    letter.payload.reset();
    return letter;
}

/// Pending and claimed; requires the lock.
std::vector<const WorkItem*> openRows(const MemoryData& data)
{
    std::vector<const WorkItem*> open;
    for (const auto& [number, row] : data.items.rows)
        if (textOf(row.status) == "pending" || textOf(row.status) == "claimed")
            open.push_back(&row);
    return open;
}

std::vector<WorkItem> firstOf(const std::vector<const WorkItem*>& rows, int limit)
{
    std::vector<WorkItem> items;
    for (const WorkItem* row : rows)
        if (std::ssize(items) < limit)
            items.push_back(withoutPayload(*row));
    return items;
}

} // namespace

Result<std::vector<QueueDepth>> MemoryWorkflows::queueDepths(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::map<std::string, QueueDepth, std::less<>> queues;
    for (const auto& [number, row] : m_data->items.rows) {
        const std::string_view queue = textOf(row.queueType);
        auto found = queues.find(queue);
        if (found == queues.end())
            found = queues.emplace(queue, QueueDepth{std::string(queue), {}, {}}).first;
        ++found->second.byStatus[std::string(textOf(row.status))];
        std::string& oldest = found->second.oldestPendingAt;
        if (textOf(row.status) == "pending" && (oldest.empty() || textOf(row.createdAt) < oldest))
            oldest = textOf(row.createdAt);
    }
    std::vector<QueueDepth> depths;
    depths.reserve(queues.size());
    for (auto& [queue, depth] : queues)
        depths.push_back(std::move(depth));
    return depths;
}

Result<std::vector<WorkItem>> MemoryWorkflows::openItems(int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    auto open = openRows(*m_data);
    std::ranges::sort(open, {},
        [](const WorkItem* row) { return std::tuple(textOf(row->status), textOf(row->createdAt), row->row.value); });
    return firstOf(open, limit);
}

Result<std::vector<WorkItem>> MemoryWorkflows::openItemsAfter(
    const std::optional<WorkItem>& after, int limit, const std::stop_token&)
{
    const auto place
        = [](const WorkItem& row) { return std::tuple(textOf(row.status), textOf(row.queueType), row.row.value); };
    const std::shared_lock hold(m_data->mutex);
    auto open = openRows(*m_data);
    if (after)
        std::erase_if(open, [&](const WorkItem* row) { return place(*row) <= place(*after); });
    std::ranges::sort(open, {}, [&](const WorkItem* row) { return place(*row); });
    return firstOf(open, limit);
}

Result<std::vector<WorkItem>> MemoryWorkflows::itemsByStatus(
    const std::string& status, const std::string& queueType, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<WorkItem> items;
    const auto& rows = m_data->items.rows;
    for (auto row = rows.rbegin(); row != rows.rend() && std::ssize(items) < limit; ++row)
        if (textOf(row->second.status) == status && (queueType.empty() || textOf(row->second.queueType) == queueType))
            items.push_back(withoutPayload(row->second));
    return items;
}

Result<std::vector<WorkItem>> MemoryWorkflows::completedSince(
    const std::string& completedAt, int scan, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<WorkItem> items;
    const auto& rows = m_data->items.rows;
    int seen = 0;
    for (auto row = rows.rbegin(); row != rows.rend() && seen < scan; ++row, ++seen)
        if (row->second.completedAt && row->second.completedAt->isText()
            && textOf(row->second.completedAt) >= completedAt)
            items.push_back(withoutPayload(row->second));
    return items;
}

Result<std::vector<WorkItem>> MemoryWorkflows::itemsOf(const std::string& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsAt(m_data->items, rowsOf(executionId).items);
}

Result<std::vector<WorkItem>> MemoryWorkflows::itemsByRow(const std::vector<RowId>& rows, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<WorkItem> items;
    for (const RowId row : rows)
        if (const auto found = m_data->items.rows.find(row.value); found != m_data->items.rows.end())
            items.push_back(found->second);
    return items;
}

Result<WorkItem> MemoryWorkflows::workItem(const std::string& id, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto found = m_data->itemById.find(id);
    if (found == m_data->itemById.end())
        return failure({ErrorKind::NotFound, "There is no work item with this id.", {}, "work_items", {}});
    return m_data->items.rows.at(found->second);
}

Result<std::vector<DeadLetter>> MemoryWorkflows::deadLettersAfter(RowId after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::vector<DeadLetter> letters;
    const auto& rows = m_data->deadLetters.rows;
    for (auto row = rows.upper_bound(after.value); row != rows.end() && std::ssize(letters) < limit; ++row)
        letters.push_back(withoutPayload(row->second));
    return letters;
}

Result<DeadLetter> MemoryWorkflows::deadLetter(RowId row, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto found = m_data->deadLetters.rows.find(row.value);
    if (found == m_data->deadLetters.rows.end())
        return failure({ErrorKind::NotFound, "The dead letter is no longer there.", {}, "dead_letter_items", {}});
    return found->second;
}

Result<std::vector<DeadLetter>> MemoryWorkflows::deadLettersOf(const std::string& executionId, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsAt(m_data->deadLetters, rowsOf(executionId).deadLetters);
}

} // namespace durascope
