// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/large_value.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>

namespace durascope::sqlite {

namespace {

constexpr int pieceBytes = 1 << 20;
constexpr int mostBytes = 200'000'000;

std::string readPieces(Connection& connection, sqlite3_blob* blob, const std::string& where)
{
    const int size = sqlite3_blob_bytes(blob);
    if (size > mostBytes)
        throw failureOf(SQLITE_TOOBIG, "value of " + std::to_string(size) + " bytes", where);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (int at = 0; at < size; at += pieceBytes) {
        if (connection.stopRequested())
            connection.fail(SQLITE_INTERRUPT, where);
        const int piece = std::min(pieceBytes, size - at);
        if (const int code = sqlite3_blob_read(blob, bytes.data() + at, piece, at); code != SQLITE_OK)
            connection.fail(code, where);
    }
    return bytes;
}

} // namespace

StoredValue largeValue(
    Connection& connection, std::string_view table, std::string_view column, const NamedStatement& lookUp, RowId row)
{
    const std::string tableName(table);
    const std::string columnName(column);
    const std::string where = tableName + "." + columnName + ", row " + std::to_string(row.value);
    Query query(connection, lookUp);
    const bool inPieces = connection.storesUtf8();
    query.bind(row).bind(inPieces ? 1 : 0);
    if (!query.next())
        throw Failure{{ErrorKind::NotFound, "The row is gone.", {}, where, {}}, 0};
    const bool isText = query.text(0) == "text";
    if (!inPieces || (!isText && query.text(0) != "blob"))
        return query.value(1);
    sqlite3_blob* opened = nullptr;
    const int code
        = sqlite3_blob_open(connection.handle(), "main", tableName.c_str(), columnName.c_str(), row.value, 0, &opened);
    const std::unique_ptr<sqlite3_blob, decltype(&sqlite3_blob_close)> blob(opened, sqlite3_blob_close);
    if (code != SQLITE_OK)
        connection.fail(code, where);
    auto bytes = readPieces(connection, opened, where);
    return isText ? StoredValue::text(std::move(bytes)) : StoredValue::blob(std::move(bytes));
}

} // namespace durascope::sqlite
