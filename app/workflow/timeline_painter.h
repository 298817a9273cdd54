// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workflow/timeline_scale.h"
#include "model/paging/cell.h"
#include "model/workflow/timeline.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace durascope {

/// The silhouette of what became of a node, its word for those who do not see it, and its tone.
struct NodeLook {
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Normal;
    QString word;
};
NodeLook nodeLook(NodeState state);

/// What a span says in one line: "attempt 2 ran 30.0 s: lease lost".
QString spanText(const TimelineSpan& span);

/// Where a span is drawn inside its row, at least 3 px wide.
QRectF spanRect(const TimelineSpan& span, const TimelineScale& scale, const QRectF& row);

/// Paints the spans of one node into its row: one mark a pixel, of several the worst.
void paintSpans(
    QPainter& painter, const TimelineNode& node, const TimelineScale& scale, const QRectF& row, bool labels);

} // namespace durascope
