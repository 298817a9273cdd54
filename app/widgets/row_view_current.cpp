// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_accessible.h"
#include "app/widgets/row_view_private.h"

#include <algorithm>

namespace durascope {

std::optional<RowKey> RowView::Private::keyAt(qint64 row) const
{
    if (!m_source || row < 0 || row >= rowCount())
        return std::nullopt;
    if (const RowRef ref = m_source->rowAt(row))
        return ref.block->key(ref.index);
    return m_source->keyAt(row);
}

RowSelection::KeyAt RowView::Private::keyReader() const
{
    return [this](qint64 row) { return keyAt(row); };
}

void RowView::Private::pick(qint64 row, Pick how)
{
    if (rowCount() == 0)
        return;
    row = std::clamp<qint64>(row, 0, rowCount() - 1);
    const std::optional<RowKey> key = keyAt(row);
    switch (how) {
    case Pick::Only:
        if (key)
            m_selection.selectOnly(*key);
        else
            m_selection.selectRange(row, row, keyReader(), false);
        m_anchorRow = row;
        break;
    case Pick::Extend:
        if (m_anchorRow < 0)
            m_anchorRow = m_currentRow >= 0 ? m_currentRow : row;
        m_selection.selectRange(m_anchorRow, row, keyReader(), false);
        break;
    case Pick::Toggle:
        if (key)
            m_selection.toggle(row, *key);
        m_anchorRow = row;
        break;
    case Pick::Move:
        break;
    }
    setCurrent(key, row);
    ensureVisible(row);
    selectionTouched();
}

void RowView::Private::setCurrent(std::optional<RowKey> key, qint64 row)
{
    const bool other = key != m_current;
    m_current = key;
    m_currentRow = row;
    if (other) {
        Q_EMIT q->currentChanged(key);
        announceCurrentRow(*q);
    }
}

void RowView::Private::resolveCurrent()
{
    if (m_current || m_currentRow < 0)
        return;
    if (const std::optional<RowKey> key = keyAt(m_currentRow)) {
        if (m_selection.count(rowCount()) == 1)
            m_selection.selectOnly(*key);
        setCurrent(key, m_currentRow);
    }
}

void RowView::Private::selectionTouched()
{
    updateFollowing();
    scheduleFrame();
    Q_EMIT q->selectionChanged();
}

qint64 RowView::Private::rowToMoveFrom() const
{
    if (m_currentRow >= 0)
        return std::min(m_currentRow, rowCount() - 1);
    return -1;
}

} // namespace durascope
