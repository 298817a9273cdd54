// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/saturated.h"
#include "model/events/cursor_history.h"
#include "model/paging/cell.h"

#include <QString>

#include <optional>

namespace durascope {

/// What a cursor's movement lets one say of its stream. The store itself keeps no state of a stream.
enum class CursorState {
    NotMoving, ///< Events that it delivers wait, and it stands still.
    PastTheEnd, ///< It stands behind the last event: events were deleted, or somebody set it.
    CatchingUp, ///< It moves faster than events arrive and has a minute's worth or more before it.
    NeverMoved, ///< It still stands at 0.
    Following, ///< It moves with the log, or nothing waits.
    Watching, ///< Opened a moment ago: not seen long enough to tell.
    NothingMatches ///< Nothing that waits is delivered by its query.
};

/// What is known of one stream at a moment.
struct CursorFacts {
    std::int64_t cursor = 0;
    std::int64_t head = 0;
    std::optional<CursorMovement> movement;
    std::optional<Instant> oldestWaiting; ///< Time of the first event after the cursor.
    std::optional<std::int64_t> matching; ///< How many of the waiting events it delivers, where that was counted.

    std::int64_t behind() const { return head > cursor ? saturatedDifference(head, cursor) : 0; }
};

CursorState inferState(const CursorFacts& facts, Instant now);
/// Nanoseconds until it reaches the head at the present rates; absent when it does not come nearer.
std::optional<std::int64_t> caughtUpIn(const CursorFacts& facts);

QString stateWord(CursorState state);
Glyph stateGlyph(CursorState state);
bool isTrouble(CursorState state);

} // namespace durascope
