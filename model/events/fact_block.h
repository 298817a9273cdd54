// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/fact_rows.h"
#include "model/format/format.h"
#include "model/paging/row_source.h"

namespace durascope {

/// The columns of the event log, in their first order.
enum class FactColumn { Position, Batch, OccurredAt, EventType, Payload, Size };

/// The columns as a list needs them; the header of the time names the zone.
QList<ColumnSpec> factColumns(const FormatStyle& style);

/// Facts as cells. Formatting happens when a cell is asked for, on whichever thread asks.
class FactBlock : public RowBlock {
public:
    FactBlock(std::shared_ptr<const FactRows> rows, FormatStyle style);

    int size() const override { return m_rows->size(); }
    RowKey key(int index) const override { return {m_rows->first() + index}; }
    RowState state(int index) const override { return m_rows->at(index) ? RowState::Ready : RowState::Gone; }
    Cell cell(int index, int column) const override;
    QString fullText(int index, int column) const override;

    const std::shared_ptr<const FactRows>& rows() const { return m_rows; }

private:
    Cell missing(int index, FactColumn column) const;
    Cell bracket(const ListedFact& listed) const;

    std::shared_ptr<const FactRows> m_rows;
    FormatStyle m_style;
};

} // namespace durascope
