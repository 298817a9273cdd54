// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/row_view.h"
#include "model/paging/table_source.h"

namespace durascope {

/// A small list of words that never changes, as high as its rows up to a limit; then it scrolls.
class WordTable : public QWidget {
    Q_OBJECT
public:
    /// `id` names the list, `name` says what it is to a screen reader. A row has a cell for each column.
    WordTable(const QString& id, const QString& name, const QList<ColumnSpec>& columns, const QList<QList<Cell>>& rows,
        QWidget* parent);
    ~WordTable() override;

    RowView* list() const { return m_list; }
    static constexpr int mostRows = 10;

private:
    RowView* m_list;
    TableSource m_source;
};

} // namespace durascope
