// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/stored_value.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace durascope {

/// The engine's own number of a row: rowid on SQLite, insertion order in memory. Grows with every insert of one
/// table and never changes while the row lives, so it is both the paging key and the commit order.
struct RowId {
    std::int64_t value = 0;
    auto operator<=>(const RowId&) const = default;
};

/// What a column's text means; it decides how a line of JSON shows it.
enum class Content : std::uint8_t { Plain, Json };

/// One column of a table of stores/: its stored name, where it stands in our row type, what it holds and the first
/// schema version that has it (0: every version).
template <class Row>
struct ColumnOf {
    std::string_view name;
    Column Row::*member;
    Content content = Content::Plain;
    int sinceSchema = 0;
};

template <class Row>
using ColumnList = std::span<const ColumnOf<Row>>;

/// The columns of a row type in the table's physical order; specialised beside each row type. Statements, decoding,
/// printing and generating all walk this one list.
template <class Row>
ColumnList<Row> columnsOf();

/// The table a row type comes from, e.g. "workflow_executions".
template <class Row>
std::string_view tableOf();

} // namespace durascope
