// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/workflow/execution_block.h"
#include "model/workflow/execution_order.h"
#include "model/workflow/keyed_source.h"
#include "model/workflow/workflow_model.h"

namespace durascope {

/// The executions of a session as a list: the order comes from the table in memory, what is shown of a row is read by
/// its row number. Keys are row numbers.
///
/// At the newest row (and in every order that has no such end) the list follows; elsewhere the order holds, values of
/// the rows shown change in place, and what would move or enter is counted by heldBack().
class ExecutionSource : public KeyedSource {
    Q_OBJECT
public:
    explicit ExecutionSource(StoreSession& session, QObject* parent = nullptr);

    QList<ColumnSpec> columns() const override;
    qint64 rowCount() const override { return static_cast<qint64>(m_order->size()); }
    ListState listState() const override;
    std::optional<RowKey> keyAt(qint64 row) const override;
    std::optional<qint64> rowOf(RowKey key) const override;
    RowRef rowAt(qint64 row) const override;

    int sortColumn() const override;
    Qt::SortOrder sortOrder() const override;
    void sortBy(int column, Qt::SortOrder order) override;

    std::optional<qint64> newestRow() const override;
    void setFollowing(bool follows) override;
    HeldBack heldBack() const override { return {m_heldAdded, m_heldChanged}; }
    void showHeldBack() override;
    Instant heldSince() const { return m_heldSince; }

    void filterBy(const ExecutionFilter& filter);
    const ExecutionFilter& filter() const { return m_spec.filter; }
    /// The row that stays, struck, even when it no longer matches: the selected one.
    void keep(std::optional<RowKey> key);

    /// What is known of a row that is shown; null when it is not loaded.
    std::shared_ptr<const ExecutionShown> shownOf(RowKey key) const;

    QList<CopyKind> copyKinds() const override;
    void copyText(std::vector<RowKey> rows, CopyKind kind, int column,
        std::function<void(QString text, QString problem)> done) override;
    void find(QString text, qint64 from, bool forward, std::function<void(std::optional<qint64>)> done) override;
    QList<StripMark> stripMarks() const override;
    QString positionLabel(qint64 row) const override;

Q_SIGNALS:
    void contentsChanged(durascope::RowKey key); ///< What shownOf() says of a row differs now.

protected:
    void fetch(const std::vector<RowKey>& keys) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void sayNothingMatches(ListState& state) const;
    void sortAnew();
    void takeUpdate(const ExecutionUpdate& update);
    void takeRemoval(const std::vector<std::uint32_t>& moved);
    void takeLive(const LiveChange& change);
    void applyTouched(const std::vector<std::uint32_t>& touched);
    void countHeld(const ExecutionUpdate& update);
    void setOrder(ExecutionOrder order);
    void restyle();
    void copyRows(const std::vector<RowId>& rows, std::function<void(QString text, QString problem)> done);
    void tick();
    bool struck(RowKey key) const;

    StoreSession& m_session;
    WorkflowModel& m_model;
    ExecutionOrderSpec m_spec;
    std::shared_ptr<const ExecutionOrder> m_order = std::make_shared<ExecutionOrder>();
    std::vector<std::uint32_t> m_touched; ///< Held back while not following.
    qint64 m_heldAdded = 0;
    qint64 m_heldChanged = 0;
    Instant m_heldSince;
    std::optional<RowKey> m_kept;
    bool m_sorting = false;
    QBasicTimer m_stripTimer;
    mutable std::optional<QList<StripMark>> m_marks;
    Slot m_fetchSlot;
    Slot m_sortSlot;
    Slot m_copySlot;
    Slot m_findSlot;
};

} // namespace durascope
