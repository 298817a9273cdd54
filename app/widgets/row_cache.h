// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/row_preparer.h"

#include <QSet>

#include <memory>
#include <unordered_map>

namespace durascope {

/// Prepared rows by key: what is on the screen and around it, and nothing else.
class RowCache {
public:
    /// The last known look of a row, also when its block or the layout is newer by now.
    const PreparedRow* find(RowKey key) const;
    bool isFresh(RowKey key, const RowBlock* block, const RowLayout* layout) const;
    /// Columns whose cell says something else than before, as bits (63 columns are told apart).
    quint64 put(PreparedRow row);
    /// Keeps at most about twice `wanted` rows: drops those that are not in it.
    void keepOnly(const QSet<RowKey>& wanted);
    void clear() { m_rows.clear(); }
    size_t size() const { return m_rows.size(); }

private:
    std::unordered_map<qint64, PreparedRow> m_rows;
};

} // namespace durascope
