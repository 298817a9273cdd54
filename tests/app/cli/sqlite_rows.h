// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/cli_run.h"
#include "model/json/json_members.h"

#include <map>
#include <optional>

namespace durascope::test {

/// One value as the sqlite3 program reports it: its storage class and its exact bytes (numbers as their text).
struct SqliteValue {
    QByteArray type;
    QByteArray bytes;
};
using SqliteRow = std::vector<SqliteValue>;

/// Column names of a table, in physical order.
inline std::vector<std::string> sqliteColumns(const QString& database, const QByteArray& table)
{
    const Ran ran = sqlite(database, "SELECT name FROM pragma_table_info('" + table + "');");
    return ran.lines();
}

/// Whole rows, exact: text and blobs travel as hex.
inline std::vector<SqliteRow> sqliteRows(
    const QString& database, const QByteArray& table, const std::vector<std::string>& columns, const QByteArray& rest)
{
    QByteArray sql = "SELECT ";
    for (const std::string& column : columns) {
        const QByteArray name = '"' + QByteArray::fromStdString(column) + '"';
        sql += "typeof(" + name + ") || ':' || CASE typeof(" + name + ") WHEN 'text' THEN hex(" + name
            + ") WHEN 'blob' THEN hex(" + name + ") ELSE quote(" + name + ") END || ' ' || ";
    }
    sql += "'' FROM " + table + ' ' + rest + ';';
    std::vector<SqliteRow> rows;
    for (const std::string& line : sqlite(database, sql).lines()) {
        SqliteRow row;
        for (const QByteArray& cell : QByteArray::fromStdString(line).trimmed().split(' ')) {
            const qsizetype colon = cell.indexOf(':');
            SqliteValue value{cell.left(colon), cell.mid(colon + 1)};
            if (value.type == "text" || value.type == "blob")
                value.bytes = QByteArray::fromHex(value.bytes);
            row.push_back(value);
        }
        rows.push_back(row);
    }
    return rows;
}

/// Whether a printed line says exactly what the row holds; otherwise which column differs.
inline std::optional<std::string> difference(
    const std::string& line, const std::vector<std::string>& columns, const SqliteRow& row)
{
    JsonMembers members(line);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string& column = columns[i];
        const bool ending = column.ends_with("_json");
        const bool json = ending || column == "initial_input" || column == "current_state" || column == "payload";
        const auto member = members.next();
        if (!member || member->key != (ending ? column.substr(0, column.size() - 5) : column))
            return column + " is missing or not in its place";
        const std::string stored = row[i].bytes.toStdString();
        const bool text = row[i].type == "text";
        const std::string printed = text && !json ? unescapeJson(member->value) : std::string(member->value);
        if (row[i].type == "null" ? printed != "null" : printed != stored)
            return column + " is printed as " + printed + " and stored as " + stored;
        if (text && !json && !member->isString())
            return column + " is no string";
    }
    return members.next() || !members.complete() ? std::optional<std::string>("more members than columns")
                                                 : std::nullopt;
}

} // namespace durascope::test
