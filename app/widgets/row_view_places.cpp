// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"
#include "app/widgets/position_strip.h"
#include "app/widgets/row_view_private.h"
#include "backends/contract/saturated.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace durascope {

namespace {

/// A scroll bar counts in int: above this the value is the row shifted right.
constexpr qint64 mostSteps = qint64(1) << 30;

} // namespace

qint64 RowView::Private::rowCount() const
{
    return m_source ? std::max<qint64>(0, m_source->rowCount()) : 0;
}

int RowView::Private::fullRows() const
{
    return std::max(1, (q->viewport()->height() - failureBand().height()) / m_rowHeight);
}

qint64 RowView::Private::maxFirst() const
{
    return std::max<qint64>(0, rowCount() - fullRows());
}

qint64 RowView::Private::lastVisible() const
{
    const int room = q->viewport()->height() - failureBand().height();
    const int shown = (room + m_rowHeight - 1) / m_rowHeight;
    return std::min<qint64>(rowCount() - 1, saturatedSum(m_first, shown - 1));
}

int RowView::Private::leftEdge() const
{
    return -q->horizontalScrollBar()->value();
}

QRect RowView::Private::rowRect(qint64 row) const
{
    const qint64 y = (row - m_first) * m_rowHeight + failureBand().height();
    return {0, static_cast<int>(y), q->viewport()->width(), m_rowHeight};
}

qint64 RowView::Private::rowAtY(int y) const
{
    y -= failureBand().height();
    if (y < 0)
        return -1;
    const qint64 row = m_first + y / m_rowHeight;
    return row < rowCount() ? row : -1;
}

int RowView::Private::columnAtX(int x) const
{
    x -= leftEdge();
    for (const RowColumns::Place& place : m_columns.places()) {
        if (x >= place.x && x < place.x + place.width)
            return place.logical;
    }
    return -1;
}

void RowView::Private::setFirst(qint64 row)
{
    row = std::clamp<qint64>(row, 0, maxFirst());
    if (row == m_first)
        return;
    m_first = row;
    m_hoverRow = -1;
    updateFollowing();
    scheduleFrame();
}

void RowView::Private::ensureVisible(qint64 row)
{
    if (row < m_first)
        setFirst(row);
    else if (row - m_first >= fullRows())
        setFirst(row - fullRows() + 1);
}

void RowView::Private::barMoved()
{
    if (m_settingBar)
        return;
    const QScrollBar* bar = q->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    setFirst(atEnd ? maxFirst() : qint64(bar->value()) << m_barShift);
}

void RowView::Private::updateBars()
{
    const QScopedValueRollback guard(m_settingBar, true);
    const qint64 range = maxFirst();
    m_barShift = 0;
    while ((range >> m_barShift) > mostSteps)
        ++m_barShift;
    QScrollBar* bar = q->verticalScrollBar();
    bar->setRange(0, static_cast<int>(range >> m_barShift));
    bar->setPageStep(std::max(1, static_cast<int>(qint64(fullRows()) >> m_barShift)));
    bar->setSingleStep(1);
    bar->setValue(m_first >= range ? bar->maximum() : static_cast<int>(m_first >> m_barShift));

    QScrollBar* across = q->horizontalScrollBar();
    across->setRange(0, std::max(0, m_columns.totalWidth() - q->viewport()->width()));
    across->setPageStep(q->viewport()->width());
    across->setSingleStep(Theme::instance().scaled(24));
    m_columns.header()->setOffset(across->value());
    m_strip->setWindow(m_first, fullRows(), rowCount());
}

void RowView::Private::layoutParts()
{
    QHeaderView* header = m_columns.header();
    const bool headless = header->isHidden() && header->testAttribute(Qt::WA_WState_ExplicitShowHide);
    const int top = headless ? 0 : header->sizeHint().height();
    const int stripWidth = m_strip->isHidden() ? 0 : m_strip->sizeHint().width();
    q->setViewportMargins(0, top, stripWidth, 0);
    const QRect room = q->viewport()->geometry();
    header->setGeometry(room.left(), room.top() - top, room.width() + stripWidth, top);
    m_strip->setGeometry(room.right() + 1, room.top(), stripWidth, room.height());
    m_columns.setAvailableWidth(room.width());
    m_first = std::clamp<qint64>(m_first, 0, maxFirst());
    updateBars();
    updateState();
    scheduleFrame();
}

bool RowView::Private::isAtNewest() const
{
    if (!m_source)
        return false;
    const std::optional<qint64> newest = m_source->newestRow();
    if (!newest)
        return false;
    return *newest == 0 ? m_first == 0 : m_first >= maxFirst();
}

qint64 RowView::Private::newestFirst() const
{
    return m_source && m_source->newestRow().value_or(0) > 0 ? maxFirst() : 0;
}

void RowView::Private::updateFollowing()
{
    if (!m_source)
        return;
    // A list without a newest end has nothing to hold back while nothing is chosen in it.
    const bool atEnd = isAtNewest() || (!m_source->newestRow() && m_first == 0);
    const bool follow = atEnd && m_selection.isEmpty() && !m_current;
    m_pinned = follow;
    if (m_source->following() != follow)
        m_source->setFollowing(follow);
}

} // namespace durascope
