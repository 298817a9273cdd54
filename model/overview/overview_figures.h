// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/workflow/execution_table.h"

#include <array>
#include <string>
#include <vector>

namespace durascope {

/// A dead letter as far as the overview counts it.
struct DeadLetterMark {
    std::string workflow; ///< Of its execution; empty when that is not there.
    Instant at;
};

/// What one workflow does, over all its versions.
struct WorkflowFigures {
    static constexpr int minutes = 16;
    std::string workflow;
    std::int64_t running = 0; ///< Now.
    std::int64_t failed = 0; ///< In the last 24 hours, as are the next two.
    std::int64_t deadLetters = 0;
    std::int64_t limitExceeded = 0;
    std::int64_t p50 = noTime; ///< Nanoseconds a completed execution took in the last 24 hours; noTime: none did.
    std::int64_t p95 = noTime;
    std::array<float, minutes> finished{}; ///< Executions that ended in each of the last minutes, oldest first.
    double perMinute = 0; ///< The mean of those.
    bool operator==(const WorkflowFigures&) const = default;
};

/// What ended in the last 24 hours, in quarters of an hour, oldest first.
struct FinishedQuarters {
    static constexpr int count = 96;
    static constexpr std::int64_t length = std::int64_t(15) * 60 * 1'000'000'000;
    Instant end; ///< The last quarter ends at the next full quarter of an hour after now.
    std::array<int, count> completed{};
    std::array<int, count> failed{}; ///< Failed or stopped by a limit.
    std::array<int, count> deadLetters{};
    bool operator==(const FinishedQuarters&) const = default;
};

struct OverviewFigures {
    std::vector<WorkflowFigures> workflows; ///< With work now first, then by name.
    std::size_t known = 0; ///< Workflows that ever had an execution.
    FinishedQuarters quarters;
};

/// Walks the whole table once: some milliseconds for 200,000 rows, so not on the GUI thread.
OverviewFigures overviewOf(
    const ExecutionTable::Snapshot& table, const std::vector<DeadLetterMark>& deadLetters, Instant now);

} // namespace durascope
