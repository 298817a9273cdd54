// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <memory>
#include <vector>

namespace durascope {

/// What a text means, not how it is painted: app/theme gives each a colour.
enum class Tone : quint8 { Normal, Secondary, Muted, Failed, DeadLetter, Warning, Link, Problem };

/// The silhouette beside a text. app/theme draws them; the first nine are statuses.
enum class Glyph : quint8 {
    None,
    Running,
    Pending,
    Waiting,
    Completed,
    Failed,
    Cancelled,
    Paused,
    DeadLetter,
    LimitExceeded,
    Retry,
    Parked,
    Skipped,
    Person,
    Error,
    Warning,
    Info,
    Fine,
    File,
    Server,
    Cloud,
    Demo
};

enum class ElideAt : quint8 { End, Middle };

/// A small drawing inside a cell.
struct CellDrawing {
    enum class Kind : quint8 { Sparkline, LeaseBar, BatchBracket };
    enum class Bracket : quint8 { None, First, Inner, Last };
    Kind kind = Kind::Sparkline;
    std::vector<float> values; ///< Sparkline: heights, any scale. LeaseBar: one value 0 … 1.
    Bracket bracket = Bracket::None; ///< BatchBracket only.
    Tone tone = Tone::Secondary;
};

/// What one cell shows. `text` is one line of plain text, control characters already made visible.
struct Cell {
    QString text;
    Tone tone = Tone::Normal;
    Glyph glyph = Glyph::None;
    bool bold = false;
    bool fixedFont = false; ///< Overrides the column's font for this cell.
    QString note; ///< Secondary text after `text`, e.g. a version; empty mostly.
    std::shared_ptr<const CellDrawing> drawing;
};

} // namespace durascope
