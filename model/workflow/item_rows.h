// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_rows.h"
#include "model/format/format.h"
#include "model/paging/table_source.h"

#include <memory>
#include <vector>

namespace durascope {

/// The columns of a list of work items.
enum class ItemColumn : int {
    StoredStatus,
    Item,
    Execution,
    Node,
    Queue,
    Attempt,
    Created,
    Age,
    ClaimedBy,
    Lease,
    Fence,
    RetryAfter
};

/// Where the list stands: one queue's items, or one execution's. Decides which columns are hidden at first.
enum class ItemList { OfQueues, OfExecution };
QList<ColumnSpec> itemColumns(ItemList list, const FormatStyle& style);

/// Whether a pending item may not be claimed yet.
bool isBackingOff(const WorkItem& item, Instant now);
/// The stored status, or backing_off for a pending item whose time has not come.
std::string shownStatus(const WorkItem& item, Instant now);

/// One work item as a row; key is its row number. Ages and leases are those of `style.now`.
class ItemRow : public TableRow {
public:
    ItemRow(std::shared_ptr<const WorkItem> item, FormatStyle style)
        : m_item(std::move(item))
        , m_style(std::move(style))
    {
    }
    RowKey key() const override { return {m_item->row.value}; }
    Cell cell(int column) const override;
    QString fullText(int column) const override;
    int compare(const TableRow& other, int column) const override;
    bool looksLike(const TableRow& other) const override;
    const std::shared_ptr<const WorkItem>& item() const { return m_item; }

private:
    Cell leaseCell() const;
    Cell retryCell() const;
    Cell ageCell() const;

    std::shared_ptr<const WorkItem> m_item;
    FormatStyle m_style;
};

TableRows itemRows(const std::vector<std::shared_ptr<const WorkItem>>& items, const FormatStyle& style);

} // namespace durascope
