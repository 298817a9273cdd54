// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/sqlite_file.h"

#include <sqlite3.h>

namespace durascope {

void SqliteFile::Closer::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

void SqliteStatement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

SqliteFile::SqliteFile(const std::string& path, Mode mode)
    : m_path(path)
{
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        fail("open it");
    constexpr int busyMs = 5'000;
    sqlite3_busy_timeout(handle, busyMs);
}

void SqliteFile::fail(std::string_view doing) const
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle.get()) : SQLITE_NOMEM;
    ErrorKind kind = ErrorKind::BackendFailure;
    if ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_PERM || (code & 0xff) == SQLITE_READONLY)
        kind = ErrorKind::PermissionDenied;
    else if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
        kind = ErrorKind::Busy;
    const char* words = m_handle ? sqlite3_errmsg(m_handle.get()) : "out of memory";
    throw GenerateFailure{{kind, "The file could not be written: SQLite did not " + std::string(doing) + ".",
        "Check the folder's permissions and the space left on its disk.", m_path,
        "SQLite (" + std::to_string(code) + "): " + words}};
}

void SqliteFile::run(const std::string& statements)
{
    if (sqlite3_exec(m_handle.get(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("run a statement");
}

std::int64_t SqliteFile::number(const std::string& query)
{
    return SqliteStatement(*this, query).number(0);
}

SqliteStatement::SqliteStatement(SqliteFile& file, const std::string& text)
    : m_file(file)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(file.handle(), text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK)
        file.fail("prepare a statement");
    m_statement.reset(statement);
}

void SqliteStatement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
}

void SqliteStatement::bind(int index, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void SqliteStatement::bind(int index, const StoredValue& value)
{
    switch (value.storage()) {
    case StoredValue::Class::Null:
        sqlite3_bind_null(m_statement.get(), index);
        break;
    case StoredValue::Class::Integer:
        sqlite3_bind_int64(m_statement.get(), index, value.asInteger());
        break;
    case StoredValue::Class::Real:
        sqlite3_bind_double(m_statement.get(), index, value.asReal());
        break;
    case StoredValue::Class::Text:
        bind(index, std::string_view(value.bytes()));
        break;
    case StoredValue::Class::Blob:
        sqlite3_bind_blob64(m_statement.get(), index, value.bytes().data(), value.bytes().size(), SQLITE_STATIC);
        break;
    }
}

void SqliteStatement::run()
{
    const int code = sqlite3_step(m_statement.get());
    sqlite3_reset(m_statement.get());
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        m_file.fail("write a row");
}

std::int64_t SqliteStatement::number(std::int64_t missing)
{
    const int code = sqlite3_step(m_statement.get());
    std::int64_t value = missing;
    if (code == SQLITE_ROW && sqlite3_column_type(m_statement.get(), 0) != SQLITE_NULL)
        value = sqlite3_column_int64(m_statement.get(), 0);
    sqlite3_reset(m_statement.get());
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        m_file.fail("read a number");
    return value;
}

} // namespace durascope
