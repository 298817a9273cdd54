// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/cell.h"

#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace durascope {

/// 16 px line icons, painted from path data in the current text colour (accent when active).
enum class Icon {
    Overview,
    Executions,
    WorkQueue,
    DeadLetters,
    EventLog,
    Subscriptions,
    Settings,
    File,
    Server,
    Cloud,
    Demo,
    Find,
    Columns,
    Copy,
    Refresh,
    Play,
    Pause,
    Lock,
    Eye,
    Plus,
    Close,
    More,
    ChevronDown,
    ChevronRight,
    ChevronLeft,
    ArrowLeft,
    ArrowRight,
    Clock,
    Keyboard,
    Help,
    Folder,
    Trash,
    Sql,
    Filter,
    Stop,
    ChevronUp
};

/// Follows the theme: ask again after Theme::changed.
QIcon icon(Icon which);
void paintIcon(QPainter& painter, Icon which, const QRectF& rect, const QColor& color);
/// A status or severity silhouette, sharp at 12 to 16 px.
void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& color);
/// The same in its own colour of the theme, kept: for lists that paint hundreds of them. GUI thread only.
QPixmap glyphPixmap(Glyph glyph, int px, qreal devicePixelRatio);

} // namespace durascope
