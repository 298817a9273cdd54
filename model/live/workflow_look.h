// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/item_look.h"
#include "model/live/live_change.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>

namespace durascope {

/// What a follower remembers of a workflow store, and what it reads to see what is new: events, executions and dead
/// letters by row number; changed executions by the index on updated_at; work items by ItemLook. It never reads a
/// whole table. What was read before an error is told by the next look that succeeds.
class WorkflowLook {
public:
    using Clock = std::chrono::steady_clock;

    /// Reports what is new since the last look, or nothing. The first look only learns where the store ends, unless
    /// `tellFirst`: then it reports tablesRewritten. The second reports every open work item.
    Result<std::optional<WorkflowChange>> look(WorkflowStore& store, bool tellFirst, ItemLook::Cause cause,
        Clock::time_point now, const std::stop_token& stop);
    /// When to look again even if nothing is committed any more; nullopt: no need.
    std::optional<Clock::time_point> due() const;

private:
    Status start(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop);
    Result<bool> wasRewritten(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop);
    Status readEvents(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop);
    Status readNewExecutions(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop);
    Status readChangedExecutions(WorkflowStore& store, const WorkflowHeads& heads, ItemLook::Cause cause,
        Clock::time_point now, const std::stop_token& stop);
    Status readUpdatedSince(WorkflowStore& store, std::string since, bool tell, const std::stop_token& stop);
    void keepIfChanged(ExecutionFacts facts, bool tell);
    Status readDeadLetters(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop);
    Status rememberLastDeadLetter(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop);
    void forget();
    std::optional<WorkflowChange> takePending();

    bool m_started = false;
    WorkflowHeads m_heads;
    WorkflowChange m_pending; ///< Found, not told yet.
    StoredValue m_lastEventId; ///< Of row m_heads.events: another id there means other row numbers.
    std::optional<DeadLetter> m_lastDeadLetter; ///< Its row number is used again when it is sent back.
    std::unordered_map<std::int64_t, ExecutionFacts> m_recent; ///< Executions changed lately, to drop unchanged ones.
    std::optional<Clock::time_point> m_wideLookDue;
    bool m_itemsTold = false;
    ItemLook m_items;
};

} // namespace durascope
