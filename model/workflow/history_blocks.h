// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/format/format.h"
#include "model/paging/row_source.h"
#include "model/workflow/history_rows.h"

#include <memory>

namespace durascope {

/// A row of the history: an event as stored.
std::shared_ptr<const RowBlock> eventBlock(RowKey key, WorkflowEvent event, bool indented, const FormatStyle& style);
/// A run of a node in one row: first and last number, how it ended.
std::shared_ptr<const RowBlock> runBlock(
    RowKey key, const ExecutionLog& log, const NodeRun& run, bool expanded, const FormatStyle& style);
/// A dead letter's row of the queue, which is no event: `–` for the number, `row` for the bytes.
std::shared_ptr<const RowBlock> deadLetterBlock(RowKey key, const DeadLetter& letter, const FormatStyle& style);

} // namespace durascope
