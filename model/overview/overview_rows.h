// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/cursor_block.h"
#include "model/format/format.h"
#include "model/overview/overview_model.h"
#include "model/paging/table_source.h"

#include <map>
#include <string>

namespace durascope {

/// Keys for rows that have only a name: the same name keeps its key.
class NameKeys {
public:
    RowKey keyOf(const std::string& name);
    std::string nameOf(RowKey key) const; ///< Empty for a key that was never given out.

private:
    std::map<std::string, qint64> m_keys;
};

// The small lists of the overview: their columns, and their rows from what is known now.

QList<ColumnSpec> workflowColumns();
TableRows workflowRows(const std::vector<WorkflowFigures>& workflows, NameKeys& keys);

QList<ColumnSpec> overviewQueueColumns();
TableRows queueRows(
    const std::vector<QueueDepth>& queues, const std::map<std::string, double>& done, NameKeys& keys, Instant now);

QList<ColumnSpec> recentEventColumns();
TableRows recentEventRows(const std::vector<RecentEvent>& events, const FormatStyle& style);

QList<ColumnSpec> recentFactColumns();
TableRows recentFactRows(const std::vector<Fact>& facts, const FormatStyle& style);

QList<ColumnSpec> streamColumns();
TableRows streamRows(const EventModel& model);

} // namespace durascope
