// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// Why an operation failed. A closed list: what a caller does next depends on it, never on the text.
enum class ErrorKind {
    NotFound, ///< The file, row or object asked for is not there.
    NotAStore, ///< Readable, but none of the families fits its tables (or it is no database at all).
    InvalidArgument, ///< The request itself is wrong; trying again gives the same answer.
    UnsupportedBackend, ///< Unknown scheme, an engine not compiled in, or a format newer than this program.
    ReadOnly, ///< A write was refused because the session only reads.
    Busy, ///< Another program holds the lock; trying again may help.
    Unavailable, ///< The store went away (file replaced, server gone) or was closed.
    PermissionDenied, ///< The operating system or the server refuses us.
    Corrupt, ///< The stored bytes contradict themselves.
    Cancelled, ///< The caller asked for it to stop. Never shown as a failure.
    BackendFailure, ///< Everything else the engine reports.
};

/// The name of a kind as scripts see it, e.g. "NotFound".
std::string_view errorKindName(ErrorKind kind);

/// A table of a database that is no store.
struct FoundTable {
    std::string name; ///< As the database spells it; any bytes.
    std::string note; ///< How it compares with what the families need, as half a sentence.

    bool operator==(const FoundTable&) const = default;
};

/// What went wrong, in words a person can act on. Formatting for the screen happens in app/.
struct StoreError {
    ErrorKind kind = ErrorKind::BackendFailure;
    std::string sentence; ///< What happened and what it means: one or two sentences, ending with a full stop.
    std::string hint; ///< What to do next; may be empty.
    std::string where; ///< File, table, row or statement name concerned; may be empty.
    std::string engineCode; ///< The engine's own words and code, e.g. "SQLITE_BUSY (5): database is locked".
    /// Only of a NotAStore that is a database: the tables and views in it, by name, at most 1,000.
    std::vector<FoundTable> found = {};

    bool operator==(const StoreError&) const = default;
};

/// "sentence hint tables (where: …; engine: …)" on one line, for logs and standard error.
std::string toLine(const StoreError& error);

} // namespace durascope
