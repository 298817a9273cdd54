// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_rows.h"
#include "model/events/cursor_state.h"
#include "model/format/format.h"
#include "model/paging/row_source.h"

#include <vector>

namespace durascope {

/// The columns of the list of durable streams, in their first order.
enum class CursorColumn { Name, State, Cursor, Behind, OldestWaits, Trend, Rates, CaughtUpIn, Delivers };

QList<ColumnSpec> cursorColumns();

/// One durable stream as the list shows it.
struct CursorRow {
    SubscriberCursor stored;
    CursorFacts facts;
    CursorState state = CursorState::Watching;
    QString delivers; ///< In words; empty when the query cannot be read.
};

/// All streams at one moment as cells.
class CursorBlock : public RowBlock {
public:
    CursorBlock(std::vector<CursorRow> rows, FormatStyle style);

    int size() const override { return static_cast<int>(m_rows.size()); }
    RowKey key(int index) const override { return {row(index).stored.row.value}; }
    RowState state(int) const override { return RowState::Ready; }
    Cell cell(int index, int column) const override;
    QString fullText(int index, int column) const override;

    const CursorRow& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }

private:
    Cell trend(const CursorRow& row) const;

    std::vector<CursorRow> m_rows;
    FormatStyle m_style;
};

} // namespace durascope
