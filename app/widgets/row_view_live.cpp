// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"
#include "app/widgets/position_strip.h"
#include "app/widgets/row_font_measure.h"
#include "app/widgets/row_view_private.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace durascope {

namespace {

constexpr qint64 noticeTime = 2000;
constexpr int noticesKept = 5000;

} // namespace

void RowView::Private::connectSource()
{
    RowSource* source = m_source;
    connect(source, &RowSource::reset, q, [this] { onReset(); });
    connect(source, &RowSource::rowsInserted, q, [this](qint64 first, qint64 count) { onInserted(first, count); });
    connect(source, &RowSource::rowsRemoved, q, [this](qint64 first, qint64 count) { onRemoved(first, count); });
    connect(source, &RowSource::orderChanged, q, [this] { onOrderChanged(); });
    connect(source, &RowSource::rowsArrived, q, [this](qint64 first, qint64 last) { onArrived(first, last); });
    connect(source, &RowSource::rowsChanged, q, [this](const QList<RowKey>& keys) { onRowsChanged(keys); });
    connect(source, &RowSource::listStateChanged, q, [this] { updateState(); });
    connect(source, &QObject::destroyed, q, [this] {
        // Sources mostly die with the page that owns both: who listens may be half gone, so nothing is said.
        const QSignalBlocker quiet(q);
        q->setSource(nullptr);
    });
}

void RowView::Private::onReset()
{
    const QList<ColumnSpec> columns = m_source->columns();
    const bool sameColumns = std::equal(columns.begin(), columns.end(), m_columns.specs().begin(),
        m_columns.specs().end(), [](const ColumnSpec& a, const ColumnSpec& b) { return a.id == b.id; });
    if (!sameColumns)
        m_cache.clear(); // what was prepared would stand in the wrong columns
    m_columns.setSpecs(columns);
    onOrderChanged();
}

void RowView::Private::onOrderChanged()
{
    m_columns.setSort(m_source->sortColumn(), m_source->sortOrder());
    const bool wasPinned = m_pinned;
    const qint64 offset = m_currentRow - m_first;
    const bool currentWasShown = m_currentRow >= 0 && offset >= 0 && offset < fullRows();
    const bool lost = m_selection.forgetPlaces();
    m_anchorRow = -1;
    if (m_current) {
        m_currentRow = m_source->rowOf(*m_current).value_or(-1);
        if (m_currentRow >= 0 && currentWasShown)
            m_first = m_currentRow - offset; // the chosen row keeps its place on the screen
    } else {
        m_currentRow = -1;
    }
    m_first = std::clamp<qint64>(m_first, 0, maxFirst());
    if (wasPinned)
        m_first = newestFirst();
    updateFollowing();
    updateState();
    scheduleFrame();
    if (lost)
        Q_EMIT q->selectionChanged();
}

void RowView::Private::onInserted(qint64 first, qint64 count)
{
    m_selection.rowsInserted(first, count);
    const bool currentShown = m_currentRow >= m_first && m_currentRow < m_first + fullRows();
    const qint64 held = currentShown ? m_currentRow : m_first;
    if (m_currentRow >= first)
        m_currentRow += count;
    if (m_anchorRow >= first)
        m_anchorRow += count;
    if (m_hoverRow >= first)
        m_hoverRow = -1;
    // Nothing moves under the hand: what is read keeps its place, what is new stands above it.
    if (!m_pinned && first <= held)
        m_first += count;
    m_grewSinceFrame = true;
    scheduleFrame();
}

void RowView::Private::onRemoved(qint64 first, qint64 count)
{
    m_selection.rowsRemoved(first, count);
    const qint64 end = first + count;
    const bool currentShown = m_currentRow >= m_first && m_currentRow < m_first + fullRows();
    const qint64 held = currentShown ? m_currentRow : m_first;
    const auto moved = [first, end, count](qint64 row) {
        if (row >= end)
            return row - count;
        return row >= first ? first : row; // gone: the row that takes its place
    };
    if (m_currentRow >= 0)
        m_currentRow = moved(m_currentRow);
    if (m_anchorRow >= 0)
        m_anchorRow = moved(m_anchorRow);
    m_hoverRow = -1;
    if (!m_pinned && first < held)
        m_first -= held - moved(held);
    m_first = std::clamp<qint64>(m_first, 0, maxFirst());
    scheduleFrame();
}

void RowView::Private::onArrived(qint64 first, qint64 last)
{
    resolveCurrent();
    if (last >= m_first && first <= lastVisible())
        scheduleFrame();
}

void RowView::Private::onRowsChanged(const QList<RowKey>& keys)
{
    if (m_changed.size() > noticesKept)
        m_changed.clear();
    for (const RowKey key : keys) {
        if (m_cache.find(key) != nullptr) // only what is on the screen can be seen to change
            m_changed[key].until = m_clock.elapsed() + noticeTime;
    }
    if (!m_changed.isEmpty() && !m_changedTimer.isActive())
        m_changedTimer.start(250);
    scheduleFrame();
}

void RowView::Private::forgetOldNotices()
{
    const qint64 now = m_clock.elapsed();
    const qsizetype before = m_changed.size();
    m_changed.removeIf([now](const auto& entry) { return entry.value().until <= now; });
    if (m_changed.isEmpty())
        m_changedTimer.stop();
    if (m_changed.size() != before)
        q->viewport()->update();
}

void RowView::Private::onThemeChanged()
{
    m_fonts = RowFontMeasure::instance().tables();
    m_painter.applyTheme();
    m_rowHeight = Theme::instance().rowHeight();
    m_columns.applyTheme();
    m_layout.reset();
    rebuildLayout();
    layoutParts();
    m_strip->update();
    q->viewport()->update();
}

} // namespace durascope
