// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace durascope {

/// What was found out about the events after a cursor. Holds for this place of the cursor only.
struct WaitingNote {
    RowId row; ///< Of the cursor.
    std::int64_t cursor = 0;
    std::optional<Instant> oldest; ///< Time of the first event after the cursor, once it was read.
    std::int64_t readTo = 0; ///< Events up to here were held against the query.
    std::int64_t matching = 0; ///< How many of them it delivers.
    bool counted = false; ///< Everything up to the head of that look was read.
};

/// A stream whose waiting events are to be looked at. `known` is the last note of the same place, if any: then the
/// cursor stood still between two looks and its events are worth counting.
struct WaitingQuestion {
    RowId row;
    std::int64_t cursor = 0;
    std::string query; ///< As stored.
    std::optional<WaitingNote> known;
};

/// Above this distance to the head events are not counted: reading them would take longer than it is worth.
inline constexpr std::int64_t countedBehind = 10'000;

/// Looks at the events behind each cursor, reading on from what is known. For a worker's thread.
Result<std::vector<WaitingNote>> lookAtWaiting(
    EventStore& store, std::int64_t head, const std::vector<WaitingQuestion>& questions, const std::stop_token& stop);

} // namespace durascope
