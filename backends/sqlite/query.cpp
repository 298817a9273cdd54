// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/query.h"

#include <sqlite3.h>

namespace durascope::sqlite {

namespace {

std::string_view bytesOf(sqlite3_value* value, const void* data)
{
    const int size = sqlite3_value_bytes(value);
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

} // namespace

Query::Query(Connection& connection, const NamedStatement& statement, std::chrono::seconds patience)
    : m_connection(connection)
    , m_named(statement)
    , m_statement(connection.prepared(statement))
{
    connection.startClock(patience);
}

Query::~Query()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

Query& Query::bind(std::int64_t value)
{
    sqlite3_bind_int64(m_statement, ++m_bound, value);
    return *this;
}

Query& Query::bind(std::string_view text)
{
    sqlite3_bind_text64(
        m_statement, ++m_bound, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Query& Query::bind(const StoredValue& value)
{
    switch (value.storage()) {
    case StoredValue::Class::Null:
        sqlite3_bind_null(m_statement, ++m_bound);
        break;
    case StoredValue::Class::Integer:
        sqlite3_bind_int64(m_statement, ++m_bound, value.asInteger());
        break;
    case StoredValue::Class::Real:
        sqlite3_bind_double(m_statement, ++m_bound, value.asReal());
        break;
    case StoredValue::Class::Text:
        return bind(value.bytes());
    case StoredValue::Class::Blob:
        sqlite3_bind_blob64(m_statement, ++m_bound, value.bytes().data(), value.bytes().size(), SQLITE_STATIC);
        break;
    }
    return *this;
}

bool Query::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_connection.fail(code, m_named.name);
    return false;
}

StoredValue Query::value(int column)
{
    // The connection is opened without a mutex, so a value may be read as it is: no lock is taken for each call.
    sqlite3_value* const cell = sqlite3_column_value(m_statement, column);
    switch (sqlite3_value_type(cell)) {
    case SQLITE_INTEGER:
        return StoredValue::integer(sqlite3_value_int64(cell));
    case SQLITE_FLOAT:
        return StoredValue::real(sqlite3_value_double(cell));
    case SQLITE_TEXT:
        return m_arena.text(bytesOf(cell, sqlite3_value_text(cell)));
    case SQLITE_BLOB:
        return m_arena.blob(bytesOf(cell, sqlite3_value_blob(cell)));
    default:
        return {};
    }
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER ? sqlite3_column_int64(m_statement, column) : 0;
}

std::string_view Query::text(int column) const
{
    if (!isText(column))
        return {};
    const auto* const data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data == nullptr
        ? std::string_view()
        : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

bool Query::isText(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_TEXT;
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace durascope::sqlite
