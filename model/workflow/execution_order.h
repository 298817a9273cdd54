// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/workflow/execution_table.h"

#include <stop_token>

namespace durascope {

enum class ExecutionSort : std::uint8_t { ByStarted, ByUpdated, ByDuration, ByStatus, ByWorkflow };

/// Which executions a list shows, in which order.
struct ExecutionOrderSpec {
    ExecutionSort by = ExecutionSort::ByStarted;
    bool descending = true;
    std::optional<std::string> status; ///< Only rows that have this status; empty: all.
    std::optional<std::int64_t> keep; ///< A row number that stays in the list though its status does not match.
    std::int64_t asOf = 0; ///< Where the duration of a row that has not ended is measured to.
};

/// Indexes of an ExecutionTable in the order shown. Equal rows stand newest first.
using ExecutionOrder = std::vector<std::uint32_t>;

/// Sorts from nothing: some 20 ms for 200,000 rows, so not on the GUI thread. Empty when stopped.
ExecutionOrder sortExecutions(
    const ExecutionTable::Snapshot& table, const ExecutionOrderSpec& spec, const std::stop_token& stop = {});

/// The order with the `touched` indexes (added or changed rows) where they belong now; the others stand as before.
ExecutionOrder updateOrder(const ExecutionTable::Snapshot& table, const ExecutionOrderSpec& spec,
    const ExecutionOrder& order, std::vector<std::uint32_t> touched);

/// Whether the row belongs into the list.
bool matches(const ExecutionTable::Snapshot& table, const ExecutionOrderSpec& spec, std::uint32_t index);

/// Nanoseconds from start to end, to `asOf` for a row that has not ended; noTime when it cannot be told.
std::int64_t executionDuration(const ExecutionRow& row, std::int64_t asOf);

} // namespace durascope
