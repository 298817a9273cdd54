// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/page_parts.h"
#include "app/widgets/row_view.h"
#include "model/paging/table_source.h"

namespace durascope {

/// A short list with its title, one of several on a page.
class ListPane : public QWidget {
    Q_OBJECT
public:
    ListPane(const QString& title, const QString& id, const QList<ColumnSpec>& columns, QWidget* parent,
        TableSource::Newest newest = TableSource::Newest::Nowhere);
    ~ListPane() override;

    PaneTitle* title() const { return m_title; }
    RowView* list() const { return m_list; }
    void setRows(TableRows rows);
    void setEmptySentence(const QString& sentence); ///< The rows are known, and there are none.
    /// As high as its rows, up to so many; without a call it takes what is left.
    void setMostRows(int rows);
    /// Words at the right that lead on.
    class ActionButton* addLink();

private:
    void fit();

    PaneTitle* m_title;
    RowView* m_list;
    TableSource* m_source;
    int m_mostRows = 0;
};

} // namespace durascope
