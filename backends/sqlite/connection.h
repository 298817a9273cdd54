// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sqlite/failure.h"
#include "backends/sqlite/file_check.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace durascope::sqlite {

/// A statement of a catalogue: what it is called on screen and its text. Its address names it in a connection's
/// cache, so a catalogue outlives the connections that use it.
struct NamedStatement {
    std::string name;
    std::string text;
};

/// How a file is opened. Frozen: nobody has it open for writing, so it is read without locks or sidecars and every
/// answer is checked afterwards.
enum class Access { Live, Frozen };

/// One connection behind all walls: read-only handle and file layer, `query_only`, untrusted schema, no views or
/// triggers, an authorizer that lets reading through and nothing else, limits, and a progress handler that stops
/// what was cancelled or takes too long. Throws Failure. For one thread.
class Connection {
public:
    Connection(const CheckedFile& file, Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Access access() const { return m_access; }
    const CheckedFile& file() const { return m_file; }
    sqlite3* handle() const { return m_database; }
    /// False for the rare database that keeps its texts in UTF-16: only the engine can read those.
    bool storesUtf8();

    /// Prepared once, then kept; reset and unbound when nobody runs it.
    sqlite3_stmt* prepared(const NamedStatement& statement);

    /// What the next steps obey: the caller's stop, and a time limit for each run of a statement.
    void obey(const std::stop_token& stop);
    void startClock(std::chrono::seconds patience);
    void doNotWaitForLocks() { m_waitsForLocks = false; }
    bool stopRequested() const { return m_stop.stop_requested(); }

    /// Throws Cancelled when that is why a step was interrupted, else the engine's own error.
    [[noreturn]] void fail(int code, const std::string& where) const;

private:
    void raiseWalls();
    static int onProgress(void* self);
    static int onBusy(void* self, int attempts);

    CheckedFile m_file;
    Access m_access;
    sqlite3* m_database = nullptr;
    std::unordered_map<const NamedStatement*, sqlite3_stmt*> m_statements;
    std::stop_token m_stop;
    std::chrono::steady_clock::time_point m_deadline;
    std::chrono::steady_clock::time_point m_busySince;
    bool m_waitsForLocks = true;
    std::optional<bool> m_utf8;
};

/// One read transaction: what is read in its life comes from one snapshot. Ended by the destructor, also on a throw.
class ReadTransaction {
public:
    explicit ReadTransaction(Connection& connection);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

private:
    Connection& m_connection;
};

} // namespace durascope::sqlite
