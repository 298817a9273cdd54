// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_rows.h"
#include "model/format/format.h"
#include "model/paging/table_source.h"

namespace durascope {

QList<ColumnSpec> snapshotColumns(const FormatStyle& style);

/// One snapshot as a row; key is its row number.
class SnapshotRow : public TableRow {
public:
    SnapshotRow(Snapshot snapshot, FormatStyle style)
        : m_snapshot(std::move(snapshot))
        , m_style(std::move(style))
    {
    }
    RowKey key() const override { return {m_snapshot.row.value}; }
    Cell cell(int column) const override;
    QString fullText(int column) const override;
    bool looksLike(const TableRow& other) const override;
    const Snapshot& snapshot() const { return m_snapshot; }

private:
    Snapshot m_snapshot;
    FormatStyle m_style;
};

} // namespace durascope
