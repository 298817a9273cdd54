// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/workflow/execution_table.h"

#include <stop_token>

namespace durascope {

enum class ExecutionSort : std::uint8_t { ByStarted, ByUpdated, ByDuration, ByStatus, ByWorkflow };

/// Which executions a list shows: those that fit every part that is there.
struct ExecutionFilter {
    /// Nanoseconds since 1970: `from` belongs to it, `until` does not.
    struct Span {
        std::int64_t from = 0;
        std::int64_t until = 0;
        bool operator==(const Span&) const = default;
    };
    std::optional<std::string> status; ///< As stored.
    std::optional<std::string> workflow; ///< Workflow id without its version.
    std::optional<Span> ended; ///< completed_at lies in it.

    bool operator==(const ExecutionFilter&) const = default;
    int parts() const { return int(status.has_value()) + int(workflow.has_value()) + int(ended.has_value()); }
};

/// Which executions a list shows, in which order.
struct ExecutionOrderSpec {
    ExecutionSort by = ExecutionSort::ByStarted;
    bool descending = true;
    ExecutionFilter filter;
    std::optional<std::int64_t> keep; ///< A row number that stays in the list though it does not fit the filter.
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

/// Whether a row of the table (or of a snapshot of it) fits the filter.
template <class Table>
bool fits(const Table& table, const ExecutionFilter& filter, const ExecutionRow& row)
{
    return (!filter.status || table.name(row.status) == *filter.status)
        && (!filter.workflow || table.name(row.workflow) == *filter.workflow)
        && (!filter.ended
            || (row.completed != noTime && row.completed >= filter.ended->from && row.completed < filter.ended->until));
}

/// Exact rows of each stored status among those that fit the other parts of the filter, in the order of
/// ExecutionTable::counts(). Reads the whole table only for `ended`.
std::vector<ExecutionTable::StatusCount> statusCounts(const ExecutionTable& table, const ExecutionFilter& filter);

/// The filter without the part that keeps most rows out, and how many would fit then.
struct LooserFilter {
    ExecutionFilter filter;
    std::int64_t count = 0;
};
LooserFilter withoutTightestPart(const ExecutionTable& table, const ExecutionFilter& filter);

/// Whether the row belongs into the list.
bool matches(const ExecutionTable::Snapshot& table, const ExecutionOrderSpec& spec, std::uint32_t index);

/// Nanoseconds from start to end, to `asOf` for a row that has not ended; noTime when it cannot be told.
std::int64_t executionDuration(const ExecutionRow& row, std::int64_t asOf);

} // namespace durascope
