// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"
#include "backends/sqlite/connection.h"
#include "backends/sqlite/row_columns.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace durascope::sqlite {

/// One column as the schema declares it.
struct ColumnShape {
    std::string type; ///< As declared, upper case.
    bool primaryKey = false;
};

/// The real tables of a file (no views, no virtual tables, none WITHOUT ROWID) with their plain columns.
class Schema {
public:
    static Schema read(Connection& connection);

    bool has(std::string_view table) const { return m_tables.find(table) != m_tables.end(); }
    bool has(std::string_view table, std::string_view column) const;
    bool hasAll(std::string_view table, std::initializer_list<std::string_view> columns) const;
    const ColumnShape* column(std::string_view table, std::string_view column) const;
    TableColumns columns(std::string_view table) const;
    /// Names of tables, sorted.
    std::vector<std::string> tables() const;
    /// Tables and views that are no real tables: "events (view)".
    const std::vector<std::string>& oddities() const { return m_oddities; }

private:
    std::map<std::string, std::map<std::string, ColumnShape, std::less<>>, std::less<>> m_tables;
    std::vector<std::string> m_oddities;
};

/// What the schema says the file is.
struct Families {
    std::optional<BatchFormat> eventFormat;
    std::optional<int> workflowSchema;
    std::vector<std::string> notes;
    bool sameKind(const Families& other) const
    {
        return eventFormat.has_value() == other.eventFormat.has_value()
            && workflowSchema.has_value() == other.workflowSchema.has_value();
    }
};

/// Finds the families by shape. Throws Failure NotAStore when there is none.
Families detectFamilies(Connection& connection, const Schema& schema);

} // namespace durascope::sqlite
