// SPDX-License-Identifier: Apache-2.0
#include "model/live/item_look.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace durascope {

namespace {

constexpr std::ptrdiff_t mostOpen = 10'000;
constexpr int pieceItems = 500;
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

Status ItemLook::readPiece(WorkflowStore& store, std::vector<WorkItem>& changed, const std::stop_token& stop)
{
    const auto before = Clock::now();
    auto piece = store.openItemsAfter(m_walk->last, pieceItems, stop);
    if (!piece)
        return failure(piece.error());
    const bool more = std::ssize(*piece) == pieceItems && std::ssize(m_walk->seen) + pieceItems < mostOpen;
    if (!piece->empty())
        m_walk->last = piece->back();
    for (WorkItem& item : *piece) {
        m_walk->seen.insert(item.row.value);
        take(std::move(item), changed);
    }
    m_walk->took += Clock::now() - before;
    if (more)
        return {};
    if (auto read = readLeft(store, changed, stop); !read)
        return read;
    // A queue of thousands takes a while to read: never more than a tenth of the time.
    m_gap = std::max<Clock::duration>(shortestGap, 10 * m_walk->took);
    m_walk.reset();
    return {};
}

/// What was open and was not seen on the walk: done, moved to a status that the walk had passed, or deleted.
Status ItemLook::readLeft(WorkflowStore& store, std::vector<WorkItem>& changed, const std::stop_token& stop)
{
    std::vector<RowId> left;
    for (const auto& [row, item] : m_open)
        if (!m_walk->seen.contains(row))
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
    for (const RowId row : left)
        if (!found.contains(row.value))
            m_open.erase(row.value); // deleted
    return {};
}

Status ItemLook::look(WorkflowStore& store, RowId newest, Cause cause, Clock::time_point now,
    std::vector<WorkItem>& changed, const std::stop_token& stop)
{
    m_stale = m_stale || cause == Cause::Commit;
    if (!m_newest)
        m_newest = newest; // what is open stands below; what is done is history
    if (auto read = readNew(store, newest, changed, stop); !read)
        return read;
    if (!m_walk) {
        m_due.reset();
        if (!m_stale)
            return {};
        if (m_lastWalk && now - *m_lastWalk < m_gap) {
            m_due = *m_lastWalk + m_gap;
            return {};
        }
        m_walk.emplace();
        m_stale = false;
    }
    if (auto read = readPiece(store, changed, stop); !read)
        return read;
    if (m_walk) {
        m_due = now; // the next piece, as soon as what was committed is told
    } else {
        m_lastWalk = now;
        m_due = m_stale ? std::optional(now + m_gap) : std::nullopt;
    }
    return {};
}

} // namespace durascope
