// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace durascope {

/// A walk through the open items, over several looks.
struct OpenItemsWalk {
    std::optional<WorkItem> last;
    std::unordered_set<std::int64_t> seen;
    std::chrono::steady_clock::duration took{0};
};

/// Work items are changed in place and have no index on time, so a follower keeps the open ones (pending, claimed)
/// and compares: open ones are read again at most every 250 ms, those that left are read by row number, new ones
/// too. Never the whole table, and of a long queue only a piece at each look: events that were committed meanwhile do
/// not wait for it.
class ItemLook {
public:
    using Clock = std::chrono::steady_clock;
    /// Why somebody looks: something was committed (or may have been), or what was due is due.
    enum class Cause : std::uint8_t { Commit, Due };

    /// Appends to `changed` what is new or changed since the last look; the first look every open item. What was
    /// appended before an error counts as told.
    Status look(WorkflowStore& store, RowId newest, Cause cause, Clock::time_point now, std::vector<WorkItem>& changed,
        const std::stop_token& stop);
    std::optional<Clock::time_point> due() const { return m_due; }
    void forget(); ///< Row numbers changed.

private:
    Status readNew(WorkflowStore& store, RowId newest, std::vector<WorkItem>& changed, const std::stop_token& stop);
    Status readPiece(WorkflowStore& store, std::vector<WorkItem>& changed, const std::stop_token& stop);
    Status readLeft(WorkflowStore& store, std::vector<WorkItem>& changed, const std::stop_token& stop);
    void take(WorkItem item, std::vector<WorkItem>& changed);

    std::optional<RowId> m_newest;
    std::unordered_map<std::int64_t, WorkItem> m_open;
    std::optional<OpenItemsWalk> m_walk;
    bool m_stale = true; ///< Something was committed after the walk began.
    std::optional<Clock::time_point> m_lastWalk; ///< When it ended.
    Clock::duration m_gap = std::chrono::milliseconds(250);
    std::optional<Clock::time_point> m_due;
};

} // namespace durascope
