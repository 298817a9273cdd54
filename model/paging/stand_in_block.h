// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

#include <utility>
#include <vector>

namespace durascope {

/// Stands for rows that could not be read or are not there any more. Rows that were read before keep their cells.
class StandInBlock : public RowBlock {
public:
    StandInBlock(std::vector<RowKey> keys, std::vector<RowRef> before, RowState state, QString reason)
        : m_keys(std::move(keys))
        , m_before(std::move(before))
        , m_state(state)
        , m_reason(std::move(reason))
    {
    }
    int size() const override { return static_cast<int>(m_keys.size()); }
    RowKey key(int index) const override { return m_keys[static_cast<std::size_t>(index)]; }
    RowState state(int) const override { return m_state; }
    Cell cell(int index, int column) const override
    {
        const RowRef& row = m_before[static_cast<std::size_t>(index)];
        if (row)
            return row.block->cell(row.index, column);
        Cell cell;
        cell.tone = m_state == RowState::Failed ? Tone::Problem : Tone::Muted;
        if (column == 0)
            cell.text = m_reason;
        return cell;
    }
    QString fullText(int index, int column) const override
    {
        const RowRef& row = m_before[static_cast<std::size_t>(index)];
        return row ? row.block->fullText(row.index, column) : m_reason;
    }
    QString reason(int index) const override
    {
        return m_state == RowState::Failed && !m_before[static_cast<std::size_t>(index)] ? m_reason : QString();
    }

private:
    std::vector<RowKey> m_keys;
    std::vector<RowRef> m_before; ///< One a key; null where nothing was read before.
    RowState m_state;
    QString m_reason;
};

} // namespace durascope
