// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/paged_source.h"

namespace durascope {

/// A log as a list: its rows are the positions from `first` to `last` without a gap, so any row is found by
/// arithmetic, in a log of any length. A position that is not in the store is shown as gone.
///
/// New rows enter at the newest end while the view follows; otherwise they are held back and counted.
class PositionSource : public PagedSource {
    Q_OBJECT
public:
    enum class Order { OldestFirst, NewestFirst };
    PositionSource(PageRunner runner, Order order, QObject* parent = nullptr);

    /// The ends of the log, e.g. at each liveChanged; `last` < `first` or both 0: it is empty. New rows enter or are
    /// held back, rows that went at the old end go; a log that became shorter at its new end is another log. Of a span
    /// that no number of rows counts, the newest part is shown.
    void setEnds(qint64 first, qint64 last);
    qint64 firstPosition() const { return m_first; }
    qint64 lastPosition() const { return m_last; } ///< Also of rows held back.
    Order order() const { return m_order; }
    void setOrder(Order order);

    qint64 rowCount() const override { return m_shownLast - m_first + 1; }
    std::optional<RowKey> keyAt(qint64 row) const override;
    std::optional<qint64> rowOf(RowKey key) const override;
    std::optional<qint64> newestRow() const override;
    void setFollowing(bool follows) override; ///< Turning it on lets in what was held back.
    HeldBack heldBack() const override { return {m_last - m_shownLast, 0}; }
    void showHeldBack() override;

protected:
    /// How the positions first … last are read.
    virtual PageReading readingOf(qint64 first, qint64 last) const = 0;
    PageReading reading(std::vector<RowKey> keys) const final;

private:
    void dropOldest(qint64 count);

    Order m_order;
    qint64 m_first = 1;
    qint64 m_last = 0;
    qint64 m_shownLast = 0;
};

} // namespace durascope
