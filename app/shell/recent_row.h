// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/format/format.h"
#include "model/local/recent_store.h"
#include "model/paging/table_source.h"

namespace durascope {

/// Whether the file of a recent store can be opened now; looked up off the GUI thread.
enum class FileState { Unknown, ReadOnly, Missing, Refused };
FileState lookUpFile(const QString& url); ///< Touches the disk.

/// A row of the welcome page's list.
class RecentRow : public TableRow {
public:
    RecentRow(RecentStore store, FileState state, FormatStyle style);

    enum Column { Name, Engine, Holds, Size, Where, LastOpened, State };
    static QList<ColumnSpec> columns();

    const RecentStore& store() const { return m_store; }
    RowKey key() const override;
    Cell cell(int column) const override;
    QString fullText(int column) const override;
    int compare(const TableRow& other, int column) const override;
    bool looksLike(const TableRow& other) const override;

private:
    QString lastOpenedText() const;

    RecentStore m_store;
    FileState m_state;
    FormatStyle m_style;
};

} // namespace durascope
