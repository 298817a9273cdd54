// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

#include <QSet>

#include <functional>
#include <optional>
#include <vector>

namespace durascope {

/// Which rows are selected. Keys where they are known, so that a selection survives inserts and another order; a long
/// range stands as places that move with the rows; "all" stands as such and includes rows that come later.
class RowSelection {
public:
    using KeyAt = std::function<std::optional<RowKey>(qint64)>;
    /// Ranges up to this many rows become keys.
    static constexpr qint64 rangeAsKeys = 10'000;

    void clear();
    bool isEmpty() const { return !m_all && m_keys.isEmpty() && m_spans.empty(); }
    bool isAll() const { return m_all; }
    void selectOnly(RowKey key);
    void selectAll();
    /// Also takes a row out of "all" or out of a range.
    void toggle(qint64 row, RowKey key);
    /// Replaces the selection, or adds to it.
    void selectRange(qint64 first, qint64 last, const KeyAt& keyAt, bool add);

    bool contains(qint64 row, std::optional<RowKey> key) const;
    /// True when just this key is selected.
    bool isOnly(RowKey key) const;
    qint64 count(qint64 rowCount) const;
    /// The keys that are known, at most `limit`.
    std::vector<RowKey> keys(qint64 rowCount, const KeyAt& keyAt, qint64 limit) const;

    void rowsInserted(qint64 first, qint64 count);
    void rowsRemoved(qint64 first, qint64 count);
    /// Places mean nothing any more: keys and "all" stay, long ranges go. True when something went.
    bool forgetPlaces();

private:
    struct Span {
        qint64 first;
        qint64 last;
    };
    bool inSpan(qint64 row) const;

    bool m_all = false;
    QSet<RowKey> m_keys; ///< Selected.
    QSet<RowKey> m_not; ///< Taken out of m_all or m_spans.
    std::vector<Span> m_spans;
};

} // namespace durascope
