// SPDX-License-Identifier: Apache-2.0
#include "model/paging/position_source.h"

#include "backends/contract/saturated.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace durascope {

PositionSource::PositionSource(PageRunner runner, Order order, QObject* parent)
    : PagedSource(std::move(runner), parent)
    , m_order(order)
{
}

std::optional<RowKey> PositionSource::keyAt(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return RowKey{m_order == Order::OldestFirst ? m_first + row : m_shownLast - row};
}

std::optional<qint64> PositionSource::rowOf(RowKey key) const
{
    if (key.value < m_first || key.value > m_shownLast)
        return std::nullopt;
    return m_order == Order::OldestFirst ? key.value - m_first : m_shownLast - key.value;
}

std::optional<qint64> PositionSource::newestRow() const
{
    if (rowCount() == 0)
        return std::nullopt;
    return m_order == Order::OldestFirst ? rowCount() - 1 : 0;
}

PageReading PositionSource::reading(std::vector<RowKey> keys) const
{
    const auto [least, greatest] = std::minmax(keys.front().value, keys.back().value);
    return readingOf(least, greatest);
}

void PositionSource::setOrder(Order order)
{
    if (m_order == order)
        return;
    m_order = order;
    Q_EMIT orderChanged();
    readOn();
}

void PositionSource::setEnds(qint64 first, qint64 last)
{
    if (last < first || (first == 0 && last == 0)) {
        first = 1;
        last = 0;
    }
    if (saturatedDifference(last, first) == std::numeric_limits<qint64>::max())
        first = last - (std::numeric_limits<qint64>::max() - 1);
    if (first == m_first && last == m_last)
        return;
    const bool wasEmpty = m_last < m_first;
    if (wasEmpty || last < m_last || first < m_first || first > m_shownLast) {
        const qint64 heldBefore = m_last - m_shownLast;
        m_first = first;
        m_last = m_shownLast = last;
        startAnew();
        Q_EMIT listStateChanged();
        if (heldBefore > 0)
            Q_EMIT heldBackChanged();
        return;
    }
    dropOldest(first - m_first);
    if (last == m_last)
        return;
    m_last = last;
    if (following())
        showHeldBack();
    else
        Q_EMIT heldBackChanged();
}

void PositionSource::dropOldest(qint64 count)
{
    if (count <= 0)
        return;
    const qint64 rows = rowCount();
    m_first += count;
    Q_EMIT rowsRemoved(m_order == Order::OldestFirst ? 0 : rows - count, count);
}

void PositionSource::setFollowing(bool follows)
{
    PagedSource::setFollowing(follows);
    if (follows)
        showHeldBack();
}

void PositionSource::showHeldBack()
{
    const qint64 added = m_last - m_shownLast;
    if (added == 0)
        return;
    const qint64 at = m_order == Order::OldestFirst ? rowCount() : 0;
    m_shownLast = m_last;
    Q_EMIT rowsInserted(at, added);
    Q_EMIT heldBackChanged();
    readOn();
}

} // namespace durascope
