// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/overview/overview_model.h"

#include <stop_token>

namespace durascope {

// What the overview reads from a store, for a worker's thread.

using WorkflowsById = std::map<std::string, std::string>; ///< Execution id → workflow id.

/// Dead letters of the last 24 hours, newest first, with their workflows; `known` grows by what had to be looked up.
Result<std::vector<DeadLetterMark>> readDeadLetterMarks(
    WorkflowStore& store, Instant now, WorkflowsById& known, const std::stop_token& stop);

/// The newest events with their workflows.
Result<std::vector<RecentEvent>> readRecentEvents(
    WorkflowStore& store, int limit, WorkflowsById& known, const std::stop_token& stop);

/// Items completed per minute by queue, over the last five minutes.
Result<std::map<std::string, double>> readDonePerMinute(WorkflowStore& store, Instant now, const std::stop_token& stop);

/// Rows of every table of the families found.
Result<StoreCounts> readStoreCounts(StoreReader& reader, const Store& store, const std::stop_token& stop);

} // namespace durascope
