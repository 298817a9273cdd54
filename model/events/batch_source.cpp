// SPDX-License-Identifier: Apache-2.0
#include "model/events/batch_source.h"

#include "model/format/format_clock.h"

namespace durascope {

namespace {

/// Two columns of the log's own cells.
class BatchBlock : public RowBlock {
public:
    explicit BatchBlock(std::shared_ptr<const FactRows> rows)
        : m_facts(std::move(rows), FormatClock::instance().style())
    {
    }
    int size() const override { return m_facts.size(); }
    RowKey key(int index) const override { return m_facts.key(index); }
    RowState state(int index) const override { return m_facts.state(index); }
    Cell cell(int index, int column) const override { return m_facts.cell(index, inLog(column)); }
    QString fullText(int index, int column) const override { return m_facts.fullText(index, inLog(column)); }

private:
    static int inLog(int column)
    {
        return static_cast<int>(column == 0 ? FactColumn::Position : FactColumn::EventType);
    }
    FactBlock m_facts;
};

} // namespace

void BatchSource::show(std::shared_ptr<const FactRows> rows)
{
    m_block = rows ? std::make_shared<const BatchBlock>(std::move(rows)) : nullptr;
    Q_EMIT reset();
    Q_EMIT listStateChanged();
}

QList<ColumnSpec> BatchSource::columns() const
{
    const QList<ColumnSpec> log = factColumns(FormatClock::instance().style());
    ColumnSpec type = log[static_cast<int>(FactColumn::EventType)];
    type.stretches = true;
    return {log[static_cast<int>(FactColumn::Position)], type};
}

ListState BatchSource::listState() const
{
    ListState state;
    state.kind = ListState::Kind::Rows;
    return state;
}

RowRef BatchSource::rowAt(qint64 row) const
{
    return row >= 0 && row < rowCount() ? RowRef{m_block, static_cast<int>(row)} : RowRef{};
}

std::optional<RowKey> BatchSource::keyAt(qint64 row) const
{
    return row >= 0 && row < rowCount() ? std::optional(m_block->key(static_cast<int>(row))) : std::nullopt;
}

std::optional<qint64> BatchSource::rowOf(RowKey key) const
{
    if (rowCount() == 0)
        return std::nullopt;
    const qint64 row = key.value - m_block->key(0).value;
    return row >= 0 && row < rowCount() ? std::optional(row) : std::nullopt;
}

} // namespace durascope
