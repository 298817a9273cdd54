// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/format/format.h"
#include "model/paging/table_source.h"
#include "model/workflow/queue_watch.h"

namespace durascope {

QList<ColumnSpec> queueColumns();

/// One queue as a row: what it holds, how fast it moves, who works on it. The row of all queues has the key 0.
struct QueueFacts {
    RowKey key;
    std::string queue; ///< Empty: all queues.
    std::map<std::string, std::int64_t> byStatus;
    std::string oldestPendingAt;
    QueueWatch::Done done;
    std::set<std::string> workers;
};

class QueueRow : public TableRow {
public:
    QueueRow(QueueFacts facts, FormatStyle style)
        : m_facts(std::move(facts))
        , m_style(std::move(style))
    {
    }
    RowKey key() const override { return m_facts.key; }
    Cell cell(int column) const override;
    QString fullText(int column) const override;
    int compare(const TableRow& other, int column) const override;
    bool looksLike(const TableRow& other) const override;
    const QueueFacts& facts() const { return m_facts; }
    std::int64_t count(std::string_view status) const;

private:
    Cell countCell(std::string_view status) const;
    Cell oldestCell() const;
    Cell doneCell() const;
    Cell workersCell() const;

    QueueFacts m_facts;
    FormatStyle m_style;
};

/// The rows of all queues, and first the row of all together when there are several.
TableRows queueRows(const std::vector<QueueDepth>& depths, const QueueWatch& watch, const FormatStyle& style);

} // namespace durascope
