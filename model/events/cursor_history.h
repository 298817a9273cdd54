// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_rows.h"
#include "backends/contract/instant.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace durascope {

/// How a stream's cursor and the head of the log moved, as far as this session saw it.
struct CursorMovement {
    Instant firstSeen;
    std::optional<Instant> lastMoved; ///< When a move was noticed; absent: not since it was first seen.
    /// Per minute, over the last minute or the part of it that was seen; absent in the first ten seconds.
    std::optional<double> moves;
    std::optional<double> arrives;
    double usualMoves = 0; ///< Per minute over all that was seen, 15 minutes at most.
    std::int64_t mostBehind = 0; ///< In that time.
    std::vector<float> behind; ///< Greatest distance to the head in each sixteenth of 15 minutes, oldest first.
};

/// Remembers the last 15 minutes of every cursor in steps of five seconds. The store keeps only where a cursor is,
/// so movement can only be known by looking.
class CursorHistory {
public:
    static constexpr int parts = 16;

    void clear();
    /// To be called when anything moved and once a second: `now` never runs back.
    void record(Instant now, std::int64_t head, std::span<const SubscriberCursor> cursors);
    std::optional<CursorMovement> movement(RowId cursor, Instant now) const;
    /// Events appended per minute over the last minute.
    std::optional<double> arrivals(Instant now) const;

private:
    struct Sample {
        Instant at;
        std::int64_t value = 0;
        std::int64_t behind = 0; ///< Greatest since the sample before.
    };
    struct Track {
        std::deque<Sample> samples; ///< The last one is replaced until it is five seconds after the one before it.
        Instant firstSeen;
        std::optional<Instant> lastMoved;
        bool present = false;
    };
    static void append(Track& track, Instant now, std::int64_t value, std::int64_t behind);
    static std::optional<double> rate(const Track& track, Instant now, std::int64_t window);

    Track m_head;
    std::map<std::int64_t, Track> m_cursors; ///< By row number.
};

} // namespace durascope
