// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_cache.h"

#include <algorithm>

namespace durascope {

const PreparedRow* RowCache::find(RowKey key) const
{
    const auto found = m_rows.find(key.value);
    return found != m_rows.end() ? &found->second : nullptr;
}

bool RowCache::isFresh(RowKey key, const RowBlock* block, const RowLayout* layout) const
{
    const PreparedRow* row = find(key);
    return row != nullptr && row->block.get() == block && row->layout.get() == layout;
}

quint64 RowCache::put(PreparedRow row)
{
    const auto [at, isNew] = m_rows.try_emplace(row.key.value);
    quint64 changed = 0;
    if (!isNew) {
        const std::vector<PreparedCell>& before = at->second.cells;
        for (size_t i = 0; i < std::min(before.size(), row.cells.size()) && i < 63; ++i) {
            const bool bothShown = before[i].fingerprint != 0 && row.cells[i].fingerprint != 0;
            if (bothShown && before[i].fingerprint != row.cells[i].fingerprint)
                changed |= quint64(1) << i;
        }
    }
    at->second = std::move(row);
    return changed;
}

void RowCache::keepOnly(const QSet<RowKey>& wanted)
{
    if (m_rows.size() <= 2 * static_cast<size_t>(wanted.size()) + 64)
        return;
    std::erase_if(m_rows, [&wanted](const auto& entry) { return !wanted.contains(RowKey{entry.first}); });
}

} // namespace durascope
