// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

#include <QHash>

#include <memory>
#include <vector>

namespace durascope {

/// A row of a small list that is kept whole in memory. Immutable: a changed row is another object with the same key.
class TableRow {
public:
    virtual ~TableRow() = default;
    virtual RowKey key() const = 0;
    /// Pure and thread-safe, as RowBlock::cell.
    virtual Cell cell(int column) const = 0;
    virtual QString fullText(int column) const { return cell(column).text; }
    virtual RowState state() const { return RowState::Ready; }
    /// Less than, equal to or greater than 0; for sorting by a column. Equal rows keep the order they were given in.
    virtual int compare(const TableRow& other, int column) const;
    /// Whether nothing changed that deserves the notice colour (a clock that moved on does not). Requires the same key.
    virtual bool looksLike(const TableRow& other) const = 0;
};
using TableRows = std::vector<std::shared_ptr<const TableRow>>;

/// A small list in memory: queues, cursors, causes, snapshots. Its owner hands over all rows again whenever they may
/// have changed; the view is told only what differs, so selection, scroll place and focus stay.
///
/// While the view does not follow, rows change their contents in place, but none enters, leaves (it is shown as gone)
/// or moves until showHeldBack().
class TableSource : public RowSource {
    Q_OBJECT
public:
    /// Where new rows come in the order in which they are given.
    enum class Newest { Nowhere, First, Last };
    explicit TableSource(QList<ColumnSpec> columns, Newest newest = Newest::Nowhere, QObject* parent = nullptr);

    /// All rows, in the list's own order. Keys are unique; of equal ones the first counts.
    void setRows(TableRows rows);
    /// What the list says when it has no rows; Loading at first.
    void setEmptyState(ListState state);

    QList<ColumnSpec> columns() const override { return m_columns; }
    qint64 rowCount() const override { return static_cast<qint64>(m_rows.size()); }
    ListState listState() const override;
    RowRef rowAt(qint64 row) const override;
    std::optional<RowKey> keyAt(qint64 row) const override;
    std::optional<qint64> rowOf(RowKey key) const override;
    void wantRows(qint64, qint64) override { }
    std::shared_ptr<const TableRow> rowOfKey(RowKey key) const; ///< Null: not in the list.

    int sortColumn() const override { return m_sortColumn; }
    Qt::SortOrder sortOrder() const override { return m_sortOrder; }
    void sortBy(int column, Qt::SortOrder order) override;
    std::optional<qint64> newestRow() const override;
    void setFollowing(bool follows) override;
    HeldBack heldBack() const override { return m_heldBack; }
    void showHeldBack() override;

private:
    struct Shown {
        std::shared_ptr<const TableRow> row;
        bool gone = false;
    };
    class Block;
    TableRows sorted(TableRows rows) const;
    void applyInPlace();
    void removeMissing();
    void reorder();
    void insertNew();
    void replaceContents();
    QHash<RowKey, qint64> placesIn(const TableRows& rows) const;
    void touched();

    QList<ColumnSpec> m_columns;
    Newest m_newest;
    ListState m_emptyState;
    TableRows m_given; ///< As they are now, in the list's own order.
    TableRows m_target; ///< The same as it shall be shown.
    std::vector<Shown> m_rows; ///< As the view knows them.
    HeldBack m_heldBack;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    mutable std::shared_ptr<const Block> m_block; ///< Of m_rows; made when asked for.
    mutable QHash<RowKey, qint64> m_places; ///< Of m_rows; empty: to be made.
};

} // namespace durascope
