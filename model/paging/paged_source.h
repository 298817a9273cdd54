// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "model/paging/page_cache.h"
#include "model/paging/row_source.h"

#include <functional>
#include <memory>
#include <vector>

namespace durascope {

/// Rows of a list that were read together, with their weight for the cache.
struct ReadPage {
    std::shared_ptr<const RowBlock> rows;
    std::size_t bytes = 0;
};

/// Reads rows; runs on a worker's thread.
using PageReading = std::function<Result<ReadPage>(StoreReader& reader, const std::stop_token& stop)>;

/// Runs the readings of one list, one after the other: a newer one replaces those before it, whose answers then never
/// come. Of a session: `pageRunner` of model/session/page_runner.h.
struct PageRunner {
    std::function<void(PageReading reading, std::function<void(Result<ReadPage>)> done)> run;
    std::function<void()> cancel;
};

/// A list whose rows stand in a store and are read page by page, when a view wants them, on another thread.
///
/// A subclass says how many rows there are and which key stands where (rowCount, keyAt, rowOf: arithmetic for
/// positions, an array for a sorted table) and how rows of given keys are read (`reading`). It does not see pages,
/// threads or the cache. A block it returns keeps the rows as they were read, moved in; cells are made when a view
/// asks, which is for the rows on the screen only.
///
/// What is kept is found by key, so rows stay known when others come in above them or the order changes. Of several
/// wishes the newest wins, unless the page being read is wanted still. Around a jump the view's rows are read first,
/// then a page ahead in the direction of travel.
///
/// See PositionSource for logs, and tests/model/paging/test_paged_source.cpp for a whole subclass in thirty lines.
class PagedSource : public RowSource {
    Q_OBJECT
public:
    explicit PagedSource(PageRunner runner, QObject* parent = nullptr);
    ~PagedSource() override; ///< Answers on their way are dropped.

    RowRef rowAt(qint64 row) const override;
    void wantRows(qint64 first, qint64 last) override;

    /// F5: reads again what is shown; the rows stay on the screen until the new ones are there.
    virtual void readAgain();
    /// Reads again what could not be read.
    void retryFailed();
    /// A page is on its way: one that is wanted, or the one ahead.
    bool isReading() const { return !m_reading.empty(); }

    static constexpr qint64 pageRows = 200;

protected:
    /// How rows of these keys (in the order of the list, without a gap) are read. Called on the GUI thread; the
    /// function it returns runs on another and holds copies of what it needs. A key that is in the list but not in
    /// the answer is shown as gone.
    virtual PageReading reading(std::vector<RowKey> keys) const = 0;

    /// These rows were changed in the store: what is shown of them is read again, and rowsChanged tells when the new
    /// contents are there. Others are read when they are wanted next.
    void markStale(const QList<RowKey>& keys);
    /// The list is another one now (filter, other store): forgets all rows. Emits reset().
    void startAnew();
    /// Call after the number or order of rows changed and the view was told: reads on with what is wanted now.
    void readOn();
    /// What is known of a row's contents; null: nothing.
    RowRef known(RowKey key) const;

private:
    struct Span {
        qint64 first = 0;
        qint64 last = -1;
        bool empty() const { return last < first; }
    };
    bool isMissing(qint64 row) const;
    Span missingIn(Span rows) const;
    Span around(Span rows) const;
    bool beingReadTouches(Span rows) const;
    void read(Span rows);
    void take(std::uint64_t generation, Result<ReadPage> page);
    void keep(const std::vector<RowKey>& keys, ReadPage page);
    void keepStandIns(const std::vector<RowKey>& keys, RowState state, const QString& reason);
    void dropReading();
    void dropLater(std::vector<std::shared_ptr<const RowBlock>> blocks);
    void tellArrived(const std::vector<RowKey>& keys, const QList<RowKey>& wereStale);

    PageRunner m_runner;
    mutable PageCache<RowBlock> m_cache;
    Span m_wanted;
    int m_direction = 0; ///< Of travel: -1 up, 1 down, 0 a jump.
    std::vector<RowKey> m_reading; ///< Keys of the page being read; empty: none is.
    std::uint64_t m_generation = 0;
};

} // namespace durascope
