// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"
#include "app/widgets/row_view_private.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace durascope {

namespace {

constexpr qsizetype toolTipLimit = 2000;
constexpr int rowsANotch = 3;

} // namespace

void RowView::mousePressEvent(QMouseEvent* event)
{
    const qint64 row = d->rowAtY(static_cast<int>(event->position().y()));
    if (row < 0) {
        if (event->button() == Qt::LeftButton)
            clearSelection();
        return;
    }
    d->m_currentColumn = d->columnAtX(static_cast<int>(event->position().x()));
    d->m_columnByKeys = false;
    if (event->button() == Qt::RightButton) {
        if (!d->m_selection.contains(row, d->keyAt(row)))
            d->pick(row, Private::Pick::Only);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if ((event->modifiers() & Qt::ShiftModifier) != 0)
        d->pick(row, Private::Pick::Extend);
    else if ((event->modifiers() & Qt::ControlModifier) != 0)
        d->pick(row, Private::Pick::Toggle);
    else
        d->pick(row, Private::Pick::Only);
    d->m_dragging = true;
}

void RowView::mouseMoveEvent(QMouseEvent* event)
{
    const int y = static_cast<int>(event->position().y());
    if (!d->m_dragging || (event->buttons() & Qt::LeftButton) == 0) {
        d->hover(event->position().toPoint());
        return;
    }
    // Beyond the edge the list follows the hand.
    qint64 row = d->rowAtY(y);
    if (y < 0)
        row = d->m_first - 1;
    else if (row < 0 || y >= viewport()->height())
        row = d->lastVisible() + 1;
    row = std::clamp<qint64>(row, 0, std::max<qint64>(0, d->rowCount() - 1));
    if (row != d->m_currentRow && d->rowCount() > 0)
        d->pick(row, Private::Pick::Extend);
}

void RowView::mouseReleaseEvent(QMouseEvent*)
{
    d->m_dragging = false;
}

void RowView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const qint64 row = d->rowAtY(static_cast<int>(event->position().y()));
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    d->pick(row, Private::Pick::Only);
    d->activate((event->modifiers() & Qt::ControlModifier) != 0);
}

void RowView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        d->openMenu(d->rowAtY(event->pos().y()), d->columnAtX(event->pos().x()), event->globalPos());
}

void RowView::wheelEvent(QWheelEvent* event)
{
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    if (std::abs(angle.x()) > std::abs(angle.y()) || (event->modifiers() & Qt::ShiftModifier) != 0) {
        const int across = angle.x() != 0 ? angle.x() : angle.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - across);
        event->accept();
        return;
    }
    // Touch pads speak in pixels, wheels in eighths of a degree; what is left of a row waits for the next event.
    const double rows = pixels.y() != 0 ? double(pixels.y()) / d->m_rowHeight : angle.y() / 120.0 * rowsANotch;
    d->m_wheelRest += rows;
    const double whole = std::trunc(d->m_wheelRest + std::copysign(1e-6, d->m_wheelRest));
    d->m_wheelRest -= whole;
    d->setFirst(d->m_first - static_cast<qint64>(whole));
    event->accept();
}

void RowView::Private::hover(const QPoint& at)
{
    const qint64 row = rowAtY(at.y());
    if (row == m_hoverRow)
        return;
    const qint64 before = m_hoverRow;
    m_hoverRow = row;
    for (const qint64 changed : {before, row}) {
        if (changed >= m_first && changed <= lastVisible())
            q->viewport()->update(rowRect(changed));
    }
}

bool RowView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        d->hover(QPoint(0, -1));
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (!d->showToolTip(help->pos(), help->globalPos()))
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

bool RowView::Private::showToolTip(const QPoint& at, const QPoint& globalPos)
{
    const qint64 row = rowAtY(at.y());
    const int column = columnAtX(at.x());
    if (row < 0 || column < 0)
        return false;
    const RowRef ref = m_source->rowAt(row);
    if (!ref)
        return false;
    const PreparedRow* prepared = m_cache.find(ref.block->key(ref.index));
    const size_t shaped = prepared != nullptr && prepared->spans ? 0 : size_t(column);
    const bool elided = prepared != nullptr && shaped < prepared->cells.size() && prepared->cells[shaped].elided;
    const Cell cell = ref.block->cell(ref.index, column);
    const QString full = ref.block->fullText(ref.index, column);
    if (full.isEmpty() || (!elided && full == cell.text))
        return false;
    // Qt guesses whether a tooltip is markup; escaped text in one element leaves it nothing to guess.
    const QString text = withVisibleControls(full, toolTipLimit).toHtmlEscaped();
    const QString line = QStringLiteral("<div style=\"white-space: pre-wrap\">%1</div>").arg(text);
    QToolTip::showText(globalPos, line, q->viewport(), rowRect(row));
    return true;
}

} // namespace durascope
