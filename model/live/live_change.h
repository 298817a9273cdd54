// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"
#include "backends/contract/workflow_store.h"

#include <memory>
#include <optional>
#include <vector>

namespace durascope {

/// What a follower saw of an event store since its last look.
struct EventChange {
    LogBounds bounds;
    /// All cursors, present only when one of them moved, came or went.
    std::shared_ptr<const std::vector<SubscriberCursor>> cursors;
};

/// What a follower saw of a workflow store since its last look, found without re-reading its tables.
struct WorkflowChange {
    WorkflowHeads heads;
    std::vector<ExecutionFacts> executions; ///< New or changed, as they are now.
    std::vector<WorkflowEvent> events; ///< Appended events in commit order; at most the newest 2,000.
    bool eventsCut = false; ///< More events were appended than `events` holds.
    std::vector<WorkItem> items; ///< New or changed work items, without payload.
    std::vector<DeadLetter> deadLetters; ///< Appended dead letters, without payload.
    bool deadLettersRemoved = false; ///< Rows went away (sent back by somebody): read the list again.
    bool tablesRewritten = false; ///< Row numbers changed (VACUUM, restore): forget everything kept by row.
};

/// One look at the store after one or more commits. An immutable value; handed to the GUI thread at most once a
/// frame, several looks merged in order.
struct LiveChange {
    Instant noticedAt; ///< When the newest commit in it was noticed.
    Instant checkedAt; ///< When the store was last known to be read completely: the age of the data counts from here.
    bool commits = false; ///< False: only the clock moved.
    std::optional<EventChange> events;
    std::optional<WorkflowChange> workflow;
    /// Something may have been committed, also where nothing new was found: rows may have been deleted.
    bool touched = false;
};

/// Joins `later` onto `earlier`: lists are appended (of equal row numbers the later one wins), heads replaced.
void mergeInto(LiveChange& earlier, LiveChange later);

} // namespace durascope
