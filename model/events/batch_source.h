// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/fact_block.h"
#include "model/paging/row_source.h"

namespace durascope {

/// The events of one append beside the one that is shown: position and type.
class BatchSource : public RowSource {
    Q_OBJECT
public:
    using RowSource::RowSource;

    /// More events than this of one append are not listed here; the log itself has them.
    static constexpr std::int64_t most = 1'000;

    void show(std::shared_ptr<const FactRows> rows); ///< Null: nothing.

    QList<ColumnSpec> columns() const override;
    qint64 rowCount() const override { return m_block ? m_block->size() : 0; }
    ListState listState() const override;
    RowRef rowAt(qint64 row) const override;
    std::optional<RowKey> keyAt(qint64 row) const override;
    std::optional<qint64> rowOf(RowKey key) const override;
    void wantRows(qint64, qint64) override { }

private:
    std::shared_ptr<const RowBlock> m_block;
};

} // namespace durascope
