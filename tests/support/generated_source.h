// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

#include <QSet>

#include <unordered_map>

namespace durascope {

/// What row number `id` of a generated log shows; the same for every reader.
QString generatedText(qint64 id, int column);
/// Replaces what cells show: for hostile texts, drawings and notes.
using CellMaker = std::function<Cell(qint64 id, int column)>;

class GeneratedBlock final : public RowBlock {
public:
    GeneratedBlock(qint64 firstId, int size, CellMaker maker, QSet<qint64> gone)
        : m_firstId(firstId)
        , m_size(size)
        , m_maker(std::move(maker))
        , m_gone(std::move(gone))
    {
    }
    int size() const override { return m_size; }
    RowKey key(int index) const override { return {m_firstId + index}; }
    RowState state(int index) const override
    {
        return m_gone.contains(m_firstId + index) ? RowState::Gone : RowState::Ready;
    }
    Cell cell(int index, int column) const override;

private:
    qint64 m_firstId;
    int m_size;
    CellMaker m_maker;
    QSet<qint64> m_gone;
};

/// A log of any length that is never stored: rows are made from their number. Newest last like an event log, or newest
/// first like a list of executions.
class GeneratedSource : public RowSource {
    Q_OBJECT
public:
    enum class Newest { Last, First, None };
    explicit GeneratedSource(qint64 count, Newest newest = Newest::Last, QObject* parent = nullptr);

    QList<ColumnSpec> columns() const override { return m_columns; }
    qint64 rowCount() const override { return m_count; }
    ListState listState() const override { return m_state; }
    RowRef rowAt(qint64 row) const override;
    std::optional<RowKey> keyAt(qint64 row) const override;
    std::optional<qint64> rowOf(RowKey key) const override;
    void wantRows(qint64 first, qint64 last) override;
    int sortColumn() const override { return m_sortColumn; }
    Qt::SortOrder sortOrder() const override { return m_sortOrder; }
    void sortBy(int column, Qt::SortOrder order) override;
    std::optional<qint64> newestRow() const override;
    void setFollowing(bool follows) override;
    HeldBack heldBack() const override { return {m_held, 0}; }
    void showHeldBack() override;
    QList<CopyKind> copyKinds() const override;
    QString positionLabel(qint64 row) const override;
    QList<StripMark> stripMarks() const override { return m_marks; }
    QList<float> stripDensity(int parts) const override;

    /// New rows: shown when following, else held back.
    void append(qint64 rows);
    /// Takes out `count` rows at `row` (only of a list without a newest end, where ids are a plain list).
    void remove(qint64 row, qint64 count);
    void insert(qint64 row, qint64 count);
    void setMaker(CellMaker maker);
    void setColumns(const QList<ColumnSpec>& columns);
    void setState(const ListState& state);
    void setGone(const QSet<qint64>& ids);
    void setMarks(const QList<StripMark>& marks) { m_marks = marks; }
    /// Rows are only there after arrive() from now on.
    void setSlow();
    void arrive();
    void change(const QList<qint64>& ids, CellMaker maker);
    qint64 wanted() const { return m_wanted; }
    /// The row is one of those asked for last, so arrive() brings it.
    bool wants(qint64 row) const { return m_wantedFirst <= row && row <= m_wantedLast; }

    static QList<ColumnSpec> logColumns();

private:
    qint64 idOf(qint64 row) const;

    qint64 m_count;
    Newest m_newest;
    qint64 m_held = 0;
    qint64 m_nextId;
    std::vector<qint64> m_ids; ///< Newest::None only.
    bool m_slow = false;
    qint64 m_loadedFirst = 0;
    qint64 m_loadedLast = -1;
    qint64 m_wantedFirst = 0;
    qint64 m_wantedLast = -1;
    qint64 m_wanted = 0;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QList<ColumnSpec> m_columns = logColumns();
    ListState m_state{ListState::Kind::Rows, {}, {}, {}, {}};
    QSet<qint64> m_gone;
    QList<StripMark> m_marks;
    CellMaker m_maker;
    mutable std::unordered_map<qint64, std::shared_ptr<const RowBlock>> m_blocks;
};

} // namespace durascope
