// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/row_view_private.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace durascope {

void RowView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    d->paint(painter, event->region());
}

void RowView::Private::paint(QPainter& painter, const QRegion& region)
{
    const QRect clip = region.boundingRect();
    painter.fillRect(clip, Theme::instance().color(Token::Base));
    const auto frame = [&] { // where no row can show it, the list shows that it has the keyboard
        if (q->hasFocus() && m_currentRow < 0)
            paintFocusFrame(painter, q->viewport()->rect());
    };
    if (paintState(painter)) {
        frame();
        return;
    }
    const qint64 last = lastVisible();
    bool contents = false;
    for (qint64 row = std::max<qint64>(m_first, 0); row <= last; ++row) {
        if (rowRect(row).intersects(clip))
            contents = paintRow(painter, row) || contents;
    }
    frame();
    if (!m_typed.isEmpty())
        paintTyped(painter);
    if (contents)
        Q_EMIT q->painted();
}

QColor RowView::Private::groundOf(qint64 row, bool selected) const
{
    const Theme& theme = Theme::instance();
    if (selected)
        return theme.color(q->hasFocus() ? Token::Selection : Token::SelectionNoFocus);
    return row == m_hoverRow ? theme.color(Token::Hover) : QColor();
}

bool RowView::Private::paintRow(QPainter& painter, qint64 row)
{
    const Theme& theme = Theme::instance();
    const QRect rect = rowRect(row);
    const RowRef ref = m_source->rowAt(row);
    const std::optional<RowKey> key = ref ? ref.block->key(ref.index) : m_source->keyAt(row);
    const QColor ground = groundOf(row, m_selection.contains(row, key));
    if (ground.isValid())
        painter.fillRect(rect, ground);
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color(Token::Line));

    const PreparedRow* prepared = key ? m_cache.find(*key) : nullptr;
    const QRect content(leftEdge(), rect.top(), rect.width(), rect.height());
    if (prepared != nullptr) {
        RowPainter::Look look;
        look.gone = prepared->state == RowState::Gone;
        look.keyColumn = m_columns.keyColumn();
        look.faded = m_state.kind == ListState::Kind::Failed;
        if (!m_changed.isEmpty()) {
            const auto changed = m_changed.constFind(*key);
            if (changed != m_changed.constEnd())
                look.changed = changed->columns;
        }
        m_painter.paint(painter, *prepared, content, m_columns.places(), *m_layout, look);
    } else if (m_showDashes) {
        m_painter.paintDashes(painter, content, m_columns.places());
    }
    // The place of a chosen row that was taken out belongs to another now.
    const bool isCurrent = row == m_currentRow && (!m_current || m_current == key);
    if (isCurrent && q->hasFocus()) {
        painter.setPen(theme.color(Token::Accent));
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
        paintCurrentCell(painter, content);
    }
    return prepared != nullptr;
}

void RowView::Private::paintCurrentCell(QPainter& painter, const QRect& row) const
{
    if (!m_columnByKeys)
        return;
    for (const RowColumns::Place& place : m_columns.places()) {
        if (place.logical == m_currentColumn)
            painter.fillRect(
                row.left() + place.x + 2, row.bottom() - 2, place.width - 4, 2, Theme::instance().color(Token::Accent));
    }
}

void RowView::Private::paintTyped(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QRect room = q->viewport()->rect();
    painter.setFont(theme.font(FontRole::Fixed));
    const QRect text = painter.boundingRect(QRect(0, 0, room.width() / 2, m_rowHeight), Qt::AlignLeft, m_typed);
    QRect box(0, 0, text.width() + 2 * theme.scaled(8), m_rowHeight);
    box.moveBottomRight(room.bottomRight() - QPoint(8, 8));
    painter.fillRect(box, theme.color(Token::Strong));
    painter.fillRect(box.adjusted(1, 1, -1, -1), theme.color(Token::Base));
    painter.setPen(m_typedFound ? theme.color(Token::Text) : theme.color(Tone::Failed));
    painter.drawText(box, Qt::AlignCenter, m_typed);
}

} // namespace durascope
