// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "model/workflow/timeline.h"

#include <memory>
#include <string>
#include <vector>

namespace durascope {

/// Only rows put in by hand have no number; what is beyond so many is counted and not kept.
inline constexpr int mostOffSequence = 10'000;

/// Everything a page shows of one execution, read in one go on a worker's thread. Immutable once handed out.
struct ExecutionDetail {
    Execution row; ///< Whole, with input and state.
    std::shared_ptr<const ExecutionLog> log;
    std::int64_t events = 0; ///< Rows of the whole log.
    std::vector<WorkflowEvent> offSequence; ///< Events that no number reaches, at most mostOffSequence.
    std::int64_t lastSequence = 0; ///< Of the whole log.
    bool logBegins = true; ///< False: the log's start was left out (DetailRequest::newestEvents).
    std::int64_t readTo = 0; ///< Sequences up to here were asked for; there may be gaps.
    bool logComplete = true; ///< False: more events are there; ask again with this detail as `before`.
    std::vector<WorkItem> items; ///< With payload.
    std::vector<DeadLetter> deadLetters; ///< With payload.
    std::vector<Snapshot> snapshots; ///< Newest first, without state.
    std::vector<std::string> definedNodes; ///< Empty when the definition is not in the store.
    Timeline timeline;
    std::string fold; ///< foldStatus(), empty unless the whole log was read.
};

struct DetailRequest {
    std::string executionId; ///< Used when `row` is 0.
    RowId row;
    std::shared_ptr<const ExecutionDetail> before; ///< What is known: only events after it are read.
    int newestEvents = 0; ///< For a preview: at most so many, the newest; 0: all, in pieces of `eventsAtOnce`.
    int eventsAtOnce = 10'000;
    std::int64_t now = 0;
};

/// Reads the row, the log (or what was appended to it), queue rows, dead letters and snapshots, and computes the
/// timeline. Errors: NotFound and those of every read.
Result<std::shared_ptr<const ExecutionDetail>> readExecutionDetail(
    WorkflowStore& store, const DetailRequest& request, const std::stop_token& stop);

} // namespace durascope
