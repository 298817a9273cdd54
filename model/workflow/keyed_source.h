// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store_error.h"
#include "model/paging/row_source.h"

#include <QBasicTimer>
#include <QHash>

#include <memory>
#include <utility>
#include <vector>

namespace durascope {

/// A list whose order is known in memory while the contents of its rows are read by key, for the rows shown and a
/// page around them. Contents are kept by key, so nothing is read again because rows moved.
class KeyedSource : public RowSource {
    Q_OBJECT
public:
    using RowSource::RowSource;

    RowRef rowAt(qint64 row) const override;
    void wantRows(qint64 first, qint64 last) override;

protected:
    /// What is shown of one row: a block of size 1.
    using Contents = std::vector<std::pair<RowKey, std::shared_ptr<const RowBlock>>>;

    /// Reads the contents of these keys; answers with arrived() or failedToArrive(), later. A newer call replaces it.
    virtual void fetch(const std::vector<RowKey>& keys) = 0;
    void arrived(const Contents& contents);
    void failedToArrive(const std::vector<RowKey>& keys, const StoreError& error);

    std::shared_ptr<const RowBlock> contentsOf(RowKey key) const;
    /// Replaces contents without reading, e.g. because the clock moved. Numbers stay.
    void replaceContents(const Contents& contents, bool changed);
    /// The contents are out of date: shown until newer ones arrive. Keys that are not shown are dropped.
    void outdate(const std::vector<RowKey>& keys);
    void outdateAll();
    void forgetAll(); ///< Also forgets what is on its way: after a reset.

    qint64 firstWanted() const { return m_first; }
    qint64 lastWanted() const { return m_last; }
    std::vector<RowKey> wantedKeys() const; ///< Without the page around them.

    void timerEvent(QTimerEvent* event) override;

private:
    struct Entry {
        std::shared_ptr<const RowBlock> block;
        bool outdated = false;
    };
    std::vector<RowKey> missing() const;
    void fetchMissing();
    void trim();
    void announce(const std::vector<RowKey>& keys);

    QHash<RowKey, Entry> m_entries;
    QBasicTimer m_timer;
    qint64 m_first = 0;
    qint64 m_last = -1;
    bool m_fetching = false;
    bool m_moved = false; ///< The view moved since the running fetch was asked for.
};

/// One row that could not be read: its reason stands in the first column that has room.
class FailedBlock : public RowBlock {
public:
    FailedBlock(RowKey key, QString reason)
        : m_key(key)
        , m_reason(std::move(reason))
    {
    }
    int size() const override { return 1; }
    RowKey key(int) const override { return m_key; }
    RowState state(int) const override { return RowState::Failed; }
    Cell cell(int, int) const override;
    QString reason(int) const override { return m_reason; }

private:
    RowKey m_key;
    QString m_reason;
};

} // namespace durascope
