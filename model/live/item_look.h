// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace durascope {

/// Work items are changed in place and have no index on time, so a follower keeps the open ones (pending, claimed)
/// and compares: open ones are read again at most every 250 ms, those that left are read by row number, new ones
/// too. Never the whole table.
class ItemLook {
public:
    using Clock = std::chrono::steady_clock;

    /// Appends to `changed` what is new or changed since the last look; the first look every open item. What was
    /// appended before an error counts as told.
    Status look(WorkflowStore& store, RowId newest, Clock::time_point now, std::vector<WorkItem>& changed,
        const std::stop_token& stop);
    std::optional<Clock::time_point> due() const { return m_due; }
    void forget(); ///< Row numbers changed.

private:
    Status readNew(WorkflowStore& store, RowId newest, std::vector<WorkItem>& changed, const std::stop_token& stop);
    Status readOpen(WorkflowStore& store, std::vector<WorkItem>& changed, const std::stop_token& stop);
    void take(WorkItem item, std::vector<WorkItem>& changed);

    std::optional<RowId> m_newest;
    std::unordered_map<std::int64_t, WorkItem> m_open;
    std::optional<Clock::time_point> m_lastOpenLook;
    Clock::duration m_gap = std::chrono::milliseconds(250);
    std::optional<Clock::time_point> m_due;
};

} // namespace durascope
