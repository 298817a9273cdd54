// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/format/format.h"
#include "model/paging/table_source.h"
#include "model/workflow/dead_letter_table.h"

namespace durascope {

QList<ColumnSpec> causeColumns(const FormatStyle& style);

/// One cause of dead letters as a row; its key is the number of its text, plus 1.
class CauseRow : public TableRow {
public:
    CauseRow(DeadLetterTable::Cause cause, QString text, QString nodes, FormatStyle style)
        : m_cause(std::move(cause))
        , m_text(std::move(text))
        , m_nodes(std::move(nodes))
        , m_style(std::move(style))
    {
    }
    RowKey key() const override { return {static_cast<qint64>(m_cause.cause) + 1}; }
    Cell cell(int column) const override;
    QString fullText(int column) const override;
    int compare(const TableRow& other, int column) const override;
    bool looksLike(const TableRow& other) const override;
    const DeadLetterTable::Cause& cause() const { return m_cause; }

private:
    DeadLetterTable::Cause m_cause;
    QString m_text;
    QString m_nodes;
    FormatStyle m_style;
};

TableRows causeRows(const DeadLetterTable& table, const FormatStyle& style);

/// "All 214 failed at charge_card after 3 attempts, since 02:41:09. The last one was at 03:11:52."
QString causeInWords(const DeadLetterTable& table, const DeadLetterTable::Cause& cause, const FormatStyle& style);

} // namespace durascope
