// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/session/store_session.h"
#include "model/workflow/history_rows.h"
#include "model/workflow/keyed_source.h"

namespace durascope {

enum class HistoryColumn : int { Number, Time, Event, Node, Summary, Bytes };

/// The log of one execution as a list. Its order is known in brief; the events shown are read by sequence. The key of
/// an event is its place in the log from 1 on, which is its sequence as long as there is no gap; dead letters have
/// negative keys, events without a number keys from offKeys on, runs from runKeys on.
class HistorySource : public KeyedSource {
    Q_OBJECT
public:
    static constexpr qint64 offKeys = qint64{1} << 60;
    static constexpr qint64 runKeys = qint64{1} << 61;

    explicit HistorySource(StoreSession& session, QObject* parent = nullptr);

    /// Another state of the same execution, or another execution, or null.
    void setDetail(std::shared_ptr<const ExecutionDetail> detail);
    void setWish(bool compact, bool onlyTrouble);
    bool compact() const { return m_wish.compact; }
    void toggleRun(RowKey key); ///< Opens or closes a run's row in place.

    /// The row that shows a sequence: the event's own, or its run's in the compact list.
    std::optional<RowKey> keyOfSequence(std::int64_t sequence) const;
    std::optional<std::int64_t> sequenceOf(RowKey key) const; ///< Of a run: its last event. None for other rows.
    std::optional<std::size_t> deadLetterOf(RowKey key) const; ///< Number in ExecutionDetail::deadLetters.
    std::optional<std::size_t> offSequenceOf(RowKey key) const; ///< Place in ExecutionDetail::offSequence.
    /// The next problem in the log before or after a sequence.
    std::optional<std::int64_t> nextProblem(std::int64_t sequence, bool forward) const;

    QList<ColumnSpec> columns() const override;
    qint64 rowCount() const override { return static_cast<qint64>(m_rows.size()); }
    ListState listState() const override;
    std::optional<RowKey> keyAt(qint64 row) const override;
    std::optional<qint64> rowOf(RowKey key) const override;
    std::optional<qint64> newestRow() const override;
    void setFollowing(bool follows) override;
    HeldBack heldBack() const override;
    void showHeldBack() override;
    QList<CopyKind> copyKinds() const override { return {CopyKind::Cell, CopyKind::RowAsJson, CopyKind::Id}; }
    void copyText(std::vector<RowKey> rows, CopyKind kind, int column,
        std::function<void(QString text, QString problem)> done) override;
    QList<StripMark> stripMarks() const override;

protected:
    void fetch(const std::vector<RowKey>& keys) override;

private:
    RowKey keyOf(const HistoryRow& row) const;
    std::optional<std::size_t> placeOf(RowKey key) const; ///< In the log, of an event; of a run its first.
    std::optional<RowKey> keyOfEvent(std::int64_t sequence) const;
    EventKind kindOf(const HistoryRow& event) const;
    void rebuild();
    void setRows(std::vector<HistoryRow> rows);
    std::vector<HistoryRow> wanted() const;

    StoreSession& m_session;
    Slot m_slot;
    Slot m_copySlot;
    std::shared_ptr<const ExecutionDetail> m_detail;
    RunsOfLog m_runs;
    HistoryWish m_wish;
    std::vector<HistoryRow> m_rows;
    qint64 m_held = 0;
};

} // namespace durascope
