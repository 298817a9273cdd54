// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/connection.h"

#include "backends/sqlite/authorizer.h"
#include "backends/sqlite/engine_statements.h"
#include "backends/sqlite/read_only_vfs.h"

#include <sqlite3.h>

#include <array>
#include <thread>
#include <utility>

namespace durascope::sqlite {

namespace {

using namespace std::chrono_literals;

constexpr auto busyPatience = 2000ms;
constexpr sqlite3_int64 hardHeap = 512LL << 20;

/// The path as a `file:` URI; everything but unreserved characters is escaped.
std::string uriOf(const std::string& path, Access access)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
            || c == '/' || c == '.' || c == '-' || c == '_' || c == '~';
        if (plain) {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte >> 4];
            uri += digits[byte & 0xF];
        }
    }
    return uri + (access == Access::Frozen ? "?mode=ro&immutable=1" : "?mode=ro&readonly_shm=1");
}

void setLimits(sqlite3* database)
{
    static constexpr std::array limits{
        std::pair{SQLITE_LIMIT_LENGTH, 200'000'000},
        std::pair{SQLITE_LIMIT_SQL_LENGTH, 100'000},
        std::pair{SQLITE_LIMIT_COLUMN, 300},
        std::pair{SQLITE_LIMIT_EXPR_DEPTH, 50},
        std::pair{SQLITE_LIMIT_COMPOUND_SELECT, 8},
        std::pair{SQLITE_LIMIT_VDBE_OP, 50'000},
        std::pair{SQLITE_LIMIT_FUNCTION_ARG, 16},
        std::pair{SQLITE_LIMIT_ATTACHED, 0},
        std::pair{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256},
        std::pair{SQLITE_LIMIT_VARIABLE_NUMBER, 999},
        std::pair{SQLITE_LIMIT_TRIGGER_DEPTH, 0},
        std::pair{SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (const auto& [id, value] : limits)
        sqlite3_limit(database, id, value);
}

int setSwitches(sqlite3* database)
{
    static constexpr std::array switches{
        std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
        std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        std::pair{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        std::pair{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        std::pair{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
        std::pair{SQLITE_DBCONFIG_DQS_DDL, 0},
        std::pair{SQLITE_DBCONFIG_DQS_DML, 0},
        std::pair{SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
    };
    for (const auto& [id, value] : switches) {
        if (const int code = sqlite3_db_config(database, id, value, nullptr); code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

constexpr const char* pragmas = "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                                "PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;";

} // namespace

Connection::Connection(const CheckedFile& file, Access access)
    : m_file(file)
    , m_access(access)
{
    [[maybe_unused]] static const auto capped = sqlite3_hard_heap_limit64(hardHeap);
    startClock(5s);
    const int code = sqlite3_open_v2(uriOf(file.path, access).c_str(), &m_database,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, readOnlyVfsName());
    try {
        if (code != SQLITE_OK)
            throwFailure(m_database, code, file.path);
        raiseWalls();
    } catch (...) {
        sqlite3_close(m_database);
        throw;
    }
}

Connection::~Connection()
{
    for (const auto& [key, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

void Connection::raiseWalls()
{
    setLimits(m_database);
    if (const int code = setSwitches(m_database); code != SQLITE_OK)
        throwFailure(m_database, code, m_file.path);
    sqlite3_busy_handler(m_database, onBusy, this);
    sqlite3_progress_handler(m_database, 1000, onProgress, this);
    if (const int code = sqlite3_exec(m_database, pragmas, nullptr, nullptr, nullptr); code != SQLITE_OK)
        throwFailure(m_database, code, m_file.path);
    sqlite3_set_authorizer(m_database, authorizeReading, nullptr);
}

sqlite3_stmt* Connection::prepared(const NamedStatement& statement)
{
    auto& kept = m_statements[&statement];
    if (kept == nullptr) {
        const int code = sqlite3_prepare_v3(m_database, statement.text.data(), static_cast<int>(statement.text.size()),
            SQLITE_PREPARE_PERSISTENT, &kept, nullptr);
        if (code != SQLITE_OK)
            fail(code, statement.name);
    }
    return kept;
}

bool Connection::storesUtf8()
{
    if (!m_utf8) {
        sqlite3_stmt* const ask = prepared(askEncoding);
        const int code = sqlite3_step(ask);
        const auto* const name = code == SQLITE_ROW ? sqlite3_column_text(ask, 0) : nullptr;
        m_utf8 = name != nullptr && std::string_view(reinterpret_cast<const char*>(name)) == "UTF-8";
        sqlite3_reset(ask);
    }
    return *m_utf8;
}

void Connection::obey(const std::stop_token& stop)
{
    m_stop = stop;
}

void Connection::startClock(std::chrono::seconds patience)
{
    m_deadline = std::chrono::steady_clock::now() + patience;
}

void Connection::fail(int code, const std::string& where) const
{
    if ((code & 0xFF) == SQLITE_INTERRUPT || (code & 0xFF) == SQLITE_BUSY) {
        if (m_stop.stop_requested())
            throw Failure{{ErrorKind::Cancelled, "Stopped before it was finished.", {}, where, {}}, SQLITE_INTERRUPT};
    }
    throwFailure(m_database, code, where);
}

int Connection::onProgress(void* self)
{
    const auto* const connection = static_cast<const Connection*>(self);
    return connection->m_stop.stop_requested() || std::chrono::steady_clock::now() > connection->m_deadline ? 1 : 0;
}

/// Waits like SQLite's own busy handler, but ends at once when the caller stops.
int Connection::onBusy(void* self, int attempts)
{
    auto* const connection = static_cast<Connection*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (attempts == 0)
        connection->m_busySince = now;
    if (!connection->m_waitsForLocks || connection->m_stop.stop_requested()
        || now - connection->m_busySince > busyPatience)
        return 0;
    std::this_thread::sleep_for(attempts < 10 ? 1ms : 10ms);
    return 1;
}

ReadTransaction::ReadTransaction(Connection& connection)
    : m_connection(connection)
{
    sqlite3_stmt* const begin = connection.prepared(beginReading);
    const int code = sqlite3_step(begin);
    sqlite3_reset(begin);
    if (code != SQLITE_DONE)
        connection.fail(code, beginReading.name);
}

ReadTransaction::~ReadTransaction()
{
    if (sqlite3_get_autocommit(m_connection.handle()) != 0)
        return;
    sqlite3_stmt* const end = m_connection.prepared(endReading);
    sqlite3_step(end);
    sqlite3_reset(end);
}

} // namespace durascope::sqlite
