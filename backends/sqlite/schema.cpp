// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/schema.h"

#include "backends/sqlite/engine_statements.h"

#include <sqlite3.h>

#include <algorithm>
#include <cctype>

namespace durascope::sqlite {

namespace {

std::string upper(std::string_view text)
{
    std::string out(text);
    std::transform(
        out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
}

std::string quoted(std::string_view name)
{
    std::string out = "\"";
    for (const char c : name)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

/// Only the tables the families know are looked at closer; a file may hold thousands of others.
constexpr std::string_view knownTables[] = {"events", "append_batches", "store_metadata", "subscriber_cursors",
    "_sqlx_migrations", "workflow_definitions", "workflow_executions", "snapshots", "work_items", "dead_letter_items",
    "agents", "api_tokens", "timers", "cron_jobs", "tenants", "store_identity", "tool_effects", "tool_reservations",
    "proj_approvals", "projector_checkpoints", "artifacts", "audit_log"};

bool hasRowid(Connection& connection, std::string_view table)
{
    sqlite3_stmt* statement = nullptr;
    const std::string text = "SELECT rowid FROM " + quoted(table);
    const int code = sqlite3_prepare_v2(connection.handle(), text.c_str(), -1, &statement, nullptr);
    sqlite3_finalize(statement);
    return code == SQLITE_OK;
}

} // namespace

Schema Schema::read(Connection& connection)
{
    Schema schema;
    {
        Query query(connection, listObjects);
        while (query.next()) {
            const std::string name(query.text(0));
            if (query.text(1) == "table" && query.integer(2) > 0)
                schema.m_tables.try_emplace(name);
            else
                schema.m_oddities.push_back(name + (query.text(1) == "view" ? " (view)" : " (virtual table)"));
        }
    }
    for (const auto known : knownTables) {
        const auto found = schema.m_tables.find(known);
        if (found == schema.m_tables.end())
            continue;
        if (!hasRowid(connection, known)) {
            schema.m_oddities.push_back(found->first + " (without rowid)");
            schema.m_tables.erase(found);
            continue;
        }
        const NamedStatement shape{"schema.columns", "PRAGMA table_xinfo(" + quoted(known) + ")"};
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v2(connection.handle(), shape.text.c_str(), -1, &statement, nullptr);
        if (code != SQLITE_OK)
            connection.fail(code, shape.name);
        bool shadowed = false;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const auto text = [&](int column) {
                const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
                return std::string(bytes == nullptr ? "" : bytes);
            };
            shadowed = shadowed || upper(text(1)) == "ROWID";
            if (sqlite3_column_int(statement, 6) == 0) // neither hidden nor computed
                found->second[text(1)] = {upper(text(2)), sqlite3_column_int(statement, 5) != 0};
        }
        sqlite3_finalize(statement);
        if (shadowed) { // then no row can be told from another
            schema.m_oddities.push_back(found->first + " (a column hides the rowid)");
            schema.m_tables.erase(found);
        }
    }
    return schema;
}

bool Schema::has(std::string_view table, std::string_view column) const
{
    return this->column(table, column) != nullptr;
}

bool Schema::hasAll(std::string_view table, std::initializer_list<std::string_view> columns) const
{
    return std::all_of(columns.begin(), columns.end(), [&](std::string_view name) { return has(table, name); });
}

const ColumnShape* Schema::column(std::string_view table, std::string_view column) const
{
    const auto found = m_tables.find(table);
    if (found == m_tables.end())
        return nullptr;
    const auto shape = found->second.find(column);
    return shape == found->second.end() ? nullptr : &shape->second;
}

TableColumns Schema::columns(std::string_view table) const
{
    TableColumns names;
    if (const auto found = m_tables.find(table); found != m_tables.end()) {
        for (const auto& [name, shape] : found->second)
            names.insert(name);
    }
    return names;
}

std::vector<std::string> Schema::tables() const
{
    std::vector<std::string> names;
    for (const auto& [name, columns] : m_tables)
        names.push_back(name);
    return names;
}

} // namespace durascope::sqlite
