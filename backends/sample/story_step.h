// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"
#include "backends/contract/workflow_rows.h"

#include <cstddef>
#include <variant>
#include <vector>

namespace durascope {

/// One row written: appended when its key is new, else replacing the row of that key. Row numbers are given by the
/// store that takes it.
using StoryChange = std::variant<Execution, WorkflowEvent, Snapshot, WorkItem, DeadLetter, ToolEffect, ToolReservation,
    ApprovalProjection>;

/// What one transaction of the real system wrote, and when.
struct StoryStep {
    Instant at;
    std::vector<StoryChange> changes;
};

/// The whole life of one execution, steps in ascending time. Any prefix of it is a state that the real system passes
/// through, so a script may be cut anywhere.
struct StoryScript {
    std::vector<StoryStep> steps;
    /// Events of all steps.
    std::size_t eventCount() const;
    /// Drops the steps after a time.
    void cutAfter(Instant time);
    /// Drops steps from the end until at most so many events are left.
    void cutToEvents(std::size_t most);
};

} // namespace durascope
