// SPDX-License-Identifier: Apache-2.0
#include "model/live/item_look.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace durascope {

namespace {

constexpr int mostOpen = 10'000;
constexpr std::int64_t mostNew = 2'000;
constexpr auto shortestGap = std::chrono::milliseconds(250);

bool isOpen(const WorkItem& item)
{
    const auto status = textOf(item.status);
    return status == "pending" || status == "claimed";
}

} // namespace

void ItemLook::forget()
{
    *this = ItemLook();
}

void ItemLook::take(WorkItem item, std::vector<WorkItem>& changed)
{
    const auto known = m_open.find(item.row.value);
    if (known != m_open.end() && known->second == item)
        return;
    if (isOpen(item))
        m_open[item.row.value] = item;
    else if (known != m_open.end())
        m_open.erase(known);
    changed.push_back(std::move(item));
}

Status ItemLook::readNew(
    WorkflowStore& store, RowId newest, std::vector<WorkItem>& changed, const std::stop_token& stop)
{
    // Of a flood only the newest: the others are open, and found there, or done before anybody saw them.
    std::vector<RowId> rows;
    for (auto row = std::max(m_newest->value, newest.value - mostNew) + 1; row <= newest.value; ++row)
        rows.push_back({row});
    if (rows.empty())
        return {};
    auto items = store.itemsByRow(rows, stop);
    if (!items)
        return failure(items.error());
    for (WorkItem& item : *items)
        take(std::move(item), changed);
    m_newest = newest;
    return {};
}

Status ItemLook::readOpen(WorkflowStore& store, std::vector<WorkItem>& changed, const std::stop_token& stop)
{
    auto open = store.openItems(mostOpen, stop);
    if (!open)
        return failure(open.error());
    std::unordered_set<std::int64_t> stillOpen;
    for (WorkItem& item : *open) {
        stillOpen.insert(item.row.value);
        take(std::move(item), changed);
    }
    std::vector<RowId> left;
    for (const auto& [row, item] : m_open)
        if (!stillOpen.contains(row))
            left.push_back({row});
    if (left.empty())
        return {};
    std::sort(left.begin(), left.end());
    auto items = store.itemsByRow(left, stop);
    if (!items)
        return failure(items.error());
    std::unordered_set<std::int64_t> found;
    for (WorkItem& item : *items) {
        found.insert(item.row.value);
        take(std::move(item), changed);
    }
    std::erase_if(m_open, [&](const auto& known) { // deleted
        return !stillOpen.contains(known.first) && !found.contains(known.first);
    });
    return {};
}

Status ItemLook::look(WorkflowStore& store, RowId newest, Clock::time_point now, std::vector<WorkItem>& changed,
    const std::stop_token& stop)
{
    if (!m_newest)
        m_newest = newest; // what is open stands below; what is done is history
    if (auto read = readNew(store, newest, changed, stop); !read)
        return read;
    if (m_lastOpenLook && now - *m_lastOpenLook < m_gap) {
        m_due = *m_lastOpenLook + m_gap;
        return {};
    }
    const auto before = Clock::now();
    if (auto read = readOpen(store, changed, stop); !read)
        return read;
    // A queue of thousands takes a while to read: never more than a tenth of the time.
    m_gap = std::max<Clock::duration>(shortestGap, 10 * (Clock::now() - before));
    m_lastOpenLook = now;
    m_due.reset();
    return {};
}

} // namespace durascope
