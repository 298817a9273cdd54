// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/failure.h"

#include <sqlite3.h>

#include <map>
#include <string_view>

namespace durascope::sqlite {

namespace {

struct Meaning {
    ErrorKind kind;
    std::string_view sentence;
    std::string_view hint;
};

const std::map<int, Meaning>& meanings()
{
    static const std::map<int, Meaning> table{
        {SQLITE_BUSY, {ErrorKind::Busy, "Another program holds the database lock.", "Try again in a moment."}},
        {SQLITE_LOCKED, {ErrorKind::Busy, "Another program holds the database lock.", "Try again in a moment."}},
        {SQLITE_BUSY_RECOVERY,
            {ErrorKind::Busy, "Another program is recovering the database.", "Try again in a moment."}},
        {SQLITE_READONLY_RECOVERY,
            {ErrorKind::Busy, "The program that owns the database must recover its log first.",
                "Try again when that program runs."}},
        {SQLITE_READONLY_ROLLBACK,
            {ErrorKind::Unavailable,
                "The last writer stopped in the middle of a change, so the file holds data that was never committed.",
                "Start the program that owns the database: it rolls the change back when it opens the file."}},
        {SQLITE_READONLY, {ErrorKind::ReadOnly, "This session only reads.", {}}},
        {SQLITE_AUTH, {ErrorKind::ReadOnly, "This session only reads, and the statement does more.", {}}},
        {SQLITE_CORRUPT,
            {ErrorKind::Corrupt, "The database file is damaged.",
                "Restore it from a backup, or recover a copy with `sqlite3 FILE .recover`."}},
        {SQLITE_NOTADB,
            {ErrorKind::Corrupt, "The header of the database file is damaged, or the rest of it is encrypted.",
                "Restore it from a backup."}},
        {SQLITE_PERM,
            {ErrorKind::PermissionDenied, "The file may not be read.", "Check the owner and mode of the file."}},
        {SQLITE_CANTOPEN,
            {ErrorKind::Unavailable, "The database file cannot be opened.",
                "Check that the file is still there and may be read."}},
        {SQLITE_IOERR,
            {ErrorKind::Unavailable, "The file could not be read.", "Check the disk, then open the store again."}},
        {SQLITE_NOMEM,
            {ErrorKind::BackendFailure, "The engine needs more memory than it may use.",
                "The file may hold values made to exhaust memory."}},
        {SQLITE_TOOBIG,
            {ErrorKind::BackendFailure, "A stored value is larger than 200 MB.", "Read it with the sqlite3 program."}},
        {SQLITE_INTERRUPT,
            {ErrorKind::BackendFailure, "Reading took longer than its time limit and was stopped.",
                "Narrow what is asked for."}},
    };
    return table;
}

std::string codeName(int code)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
        return "SQLITE_BUSY";
    case SQLITE_LOCKED:
        return "SQLITE_LOCKED";
    case SQLITE_READONLY:
        return "SQLITE_READONLY";
    case SQLITE_AUTH:
        return "SQLITE_AUTH";
    case SQLITE_CORRUPT:
        return "SQLITE_CORRUPT";
    case SQLITE_NOTADB:
        return "SQLITE_NOTADB";
    case SQLITE_PERM:
        return "SQLITE_PERM";
    case SQLITE_CANTOPEN:
        return "SQLITE_CANTOPEN";
    case SQLITE_IOERR:
        return "SQLITE_IOERR";
    case SQLITE_NOMEM:
        return "SQLITE_NOMEM";
    case SQLITE_TOOBIG:
        return "SQLITE_TOOBIG";
    case SQLITE_INTERRUPT:
        return "SQLITE_INTERRUPT";
    case SQLITE_ERROR:
        return "SQLITE_ERROR";
    case SQLITE_SCHEMA:
        return "SQLITE_SCHEMA";
    default:
        return "SQLITE";
    }
}

/// A healthy schema whose tables are beyond our limits is reported as a damaged one: only the words tell.
bool isBeyondLimits(int code, const std::string& words)
{
    return (code & 0xFF) == SQLITE_CORRUPT && words.find("malformed database schema") != std::string::npos
        && (words.find("too many columns") != std::string::npos
            || words.find("string or blob too big") != std::string::npos);
}

} // namespace

Failure failureOf(int code, const std::string& engineWords, const std::string& where)
{
    auto found = meanings().find(code);
    if (found == meanings().end())
        found = meanings().find(code & 0xFF);
    const Meaning meaning = found == meanings().end()
        ? Meaning{ErrorKind::BackendFailure, "The database engine reports an error.", {}}
        : found->second;
    if (isBeyondLimits(code, engineWords))
        return {{ErrorKind::UnsupportedBackend,
                    "A table of the database has more than 300 columns or a definition of more than 100 KB: Durascope"
                    " opens no such file, because one made to harm may look like it.",
                    "Move that table into a file of its own.", where, engineWords},
            code};
    const std::string engine = codeName(code) + " (" + std::to_string(code) + "): " + engineWords;
    return {{meaning.kind, std::string(meaning.sentence), std::string(meaning.hint), where, engine}, code};
}

void throwFailure(sqlite3* database, int code, const std::string& where)
{
    const int extended = database != nullptr ? sqlite3_extended_errcode(database) : code;
    const bool same = (extended & 0xFF) == (code & 0xFF);
    throw failureOf(
        same ? extended : code, same && database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code), where);
}

bool isWorthReopening(int code)
{
    switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
    case SQLITE_PROTOCOL:
        return true;
    default:
        return code == SQLITE_READONLY_CANTINIT || code == SQLITE_READONLY_RECOVERY || code == SQLITE_BUSY_RECOVERY
            || code == SQLITE_READONLY_CANTLOCK || code == SQLITE_READONLY_DBMOVED || code == SQLITE_READONLY_DIRECTORY
            || code == SQLITE_IOERR_SHORT_READ;
    }
}

} // namespace durascope::sqlite
