// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/workflow/dead_letter_watch.h"
#include "model/workflow/keyed_source.h"

namespace durascope {

enum class DeadLetterColumn : int { FailedAt, Execution, ExecutionIs, Queue, Attempts, Bytes, Error };

/// The dead letters of one cause, or all, newest first. Status of the execution, attempts allowed and size of the
/// payload are read for the rows shown. Keys are row numbers; negative for an item without a dead-letter row.
class DeadLetterSource : public KeyedSource {
    Q_OBJECT
public:
    DeadLetterSource(StoreSession& session, DeadLetterWatch& watch, QObject* parent = nullptr);

    void setCause(std::optional<std::uint32_t> cause); ///< nullopt: all.
    std::optional<std::uint32_t> cause() const { return m_cause; }
    const DeadLetterFacts* factsOf(RowKey key) const; ///< Null: not in the list.

    QList<ColumnSpec> columns() const override;
    qint64 rowCount() const override { return static_cast<qint64>(m_order.size()); }
    ListState listState() const override;
    std::optional<RowKey> keyAt(qint64 row) const override;
    std::optional<qint64> rowOf(RowKey key) const override;
    std::optional<qint64> newestRow() const override;
    void setFollowing(bool follows) override;
    HeldBack heldBack() const override { return {m_held, 0}; }
    void showHeldBack() override;
    QList<CopyKind> copyKinds() const override { return {CopyKind::Cell, CopyKind::RowAsJson, CopyKind::Id}; }
    void copyText(std::vector<RowKey> rows, CopyKind kind, int column,
        std::function<void(QString text, QString problem)> done) override;

protected:
    void fetch(const std::vector<RowKey>& keys) override;

private:
    void update();
    qint64 heldRows() const;
    void takeLive(const LiveChange& change);
    void setOrder(std::vector<std::uint32_t> order);
    RowKey keyOf(std::uint32_t place) const;

    StoreSession& m_session;
    DeadLetterWatch& m_watch;
    Slot m_slot;
    Slot m_copySlot;
    std::optional<std::uint32_t> m_cause;
    std::vector<std::uint32_t> m_order;
    qint64 m_held = 0;
    std::size_t m_letters = 0; ///< Size of the table when the order was made.
};

} // namespace durascope
