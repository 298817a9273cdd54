// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/workflow/execution_detail.h"

#include <cstdint>
#include <set>
#include <vector>

namespace durascope {

/// One run of a node: from its scheduling to its end, attempts are runs of their own.
struct NodeRun {
    std::uint32_t node = 0; ///< ExecutionLog::text.
    std::uint32_t first = 0; ///< Places in ExecutionLog::events().
    std::uint32_t last = 0;
    std::uint32_t count = 0;
    std::int64_t bytes = 0;
    EventKind ended = EventKind::Unknown; ///< The event that ended it; Unknown: it goes on.
    bool problem = false;
};

/// The log grouped by runs; events of no node stand alone.
struct RunsOfLog {
    static constexpr std::uint32_t none = ~0U;
    std::vector<NodeRun> runs;
    std::vector<std::uint32_t> runOf; ///< By place of an event; none: on no node.
};
RunsOfLog groupRuns(const ExecutionLog& log);

/// A row of the history.
struct HistoryRow {
    enum class Kind : std::uint8_t { Event, Run, EventOfRun, DeadLetter, OffSequence };
    Kind kind = Kind::Event;
    std::uint32_t at = 0; ///< Place of an event, number of a run, of a dead letter or in ExecutionDetail::offSequence.
    bool operator==(const HistoryRow&) const = default;
};

struct HistoryWish {
    bool compact = false; ///< One row a run.
    bool onlyTrouble = false; ///< Only what failed and what has not ended.
    std::set<std::uint32_t> expanded; ///< Runs whose events are shown below them.
};

/// The rows of a history in the order of the log; dead letters, which are no events, at their time. Events without a
/// number come first, as the store sorts them, so that the newest stays last.
std::vector<HistoryRow> historyRows(const ExecutionDetail& detail, const RunsOfLog& runs, const HistoryWish& wish);

} // namespace durascope
