// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"
#include "model/format/format.h"

#include <QString>

#include <variant>

namespace durascope {

/// Where "Go to…" leads: a position, a moment, or a sentence why the text is neither.
struct GoToPosition {
    std::int64_t position = 0;
    bool operator==(const GoToPosition&) const = default;
};
struct GoToTime {
    Instant at;
    bool operator==(const GoToTime&) const = default;
};
struct GoToProblem {
    QString sentence; ///< Empty: nothing was written yet.
    bool operator==(const GoToProblem&) const = default;
};
using GoToTarget = std::variant<GoToPosition, GoToTime, GoToProblem>;

/// Reads what a person writes: `first`, `last`, `8,412,907`, `+100`, `-100` (from `current`), and times as lists show
/// them, `03:08`, `03:08:34.402`, `20 Nov`, `20 Nov 22:10`, `2026-11-20`, `2026-11-20 22:10`, all in the zone of
/// `style`, or with an offset of their own. A clock time is the newest one that is not in the future.
GoToTarget parseGoTo(const QString& text, const LogBounds& bounds, std::int64_t current, const FormatStyle& style);

} // namespace durascope
