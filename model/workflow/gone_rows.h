// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/session/store_session.h"
#include "model/workflow/execution_table.h"

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

namespace durascope {

/// Finds executions and work items that somebody deleted. Nothing in a store tells of a deletion, so the rows that
/// still stand are counted, by an index, in the background: some seconds after a commit, and never for more than a
/// hundredth of the time. Only when some are missing is the table walked to see which. GUI thread only.
class GoneRows : public QObject {
    Q_OBJECT
public:
    /// Compares with `table`, which its owner keeps up and which outlives this.
    GoneRows(StoreSession& session, const ExecutionTable& table, QObject* parent);

    /// The table is complete: from here on what goes away is told.
    void start(RowId newestItem);
    void stop();
    /// Something was committed; `newestItem` is the last work item now.
    void lookLater(RowId newestItem);
    /// The items were counted once: what goes away from now on is noticed.
    bool ready() const { return m_standingItems.has_value(); }

Q_SIGNALS:
    void executionsGone(const std::vector<durascope::RowId>& rows); ///< Ascending.
    void itemsGone();

private:
    void count();
    void walk(RowId after, RowId upTo, std::vector<RowId> gone);
    void timerEvent(QTimerEvent* event) override;

    StoreSession& m_session;
    const ExecutionTable& m_table;
    Slot m_slot;
    QBasicTimer m_timer;
    bool m_started = false;
    bool m_walking = false;
    RowId m_newestItem;
    RowId m_countedItem; ///< m_standingItems are the items up to this one.
    std::optional<std::int64_t> m_standingItems;
    std::chrono::milliseconds m_gap;
};

} // namespace durascope
