// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/cursor_block.h"
#include "model/events/event_model.h"
#include "model/paging/row_source.h"

#include <QBasicTimer>

namespace durascope {

/// The durable streams of a session, trouble first. All of them are in memory; a move shows at most ten times a
/// second.
class CursorSource : public RowSource {
    Q_OBJECT
public:
    explicit CursorSource(StoreSession& session, QObject* parent = nullptr);

    QList<ColumnSpec> columns() const override { return cursorColumns(); }
    qint64 rowCount() const override { return m_block->size(); }
    ListState listState() const override;
    RowRef rowAt(qint64 row) const override;
    std::optional<RowKey> keyAt(qint64 row) const override;
    std::optional<qint64> rowOf(RowKey key) const override;
    void wantRows(qint64, qint64) override { }
    int sortColumn() const override { return m_sortColumn; }
    Qt::SortOrder sortOrder() const override { return m_sortOrder; }
    void sortBy(int column, Qt::SortOrder order) override;
    QList<CopyKind> copyKinds() const override { return {CopyKind::Cell, CopyKind::RowAsJson, CopyKind::Id}; }
    void copyText(std::vector<RowKey> rows, CopyKind kind, int column,
        std::function<void(QString text, QString problem)> done) override;

    const CursorRow* cursor(RowKey key) const; ///< Null when it is not in the list; valid until the next change.

Q_SIGNALS:
    void shown(); ///< The rows were made anew.

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void rebuild();
    void announce(const CursorBlock& before);
    std::vector<CursorRow> rowsNow() const;
    void sort(std::vector<CursorRow>& rows) const;

    EventModel& m_model;
    std::shared_ptr<const CursorBlock> m_block;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QBasicTimer m_soon;
};

} // namespace durascope
