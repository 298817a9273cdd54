// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sqlite/connection.h"
#include "backends/sqlite/file_stamp.h"

#include <string>

namespace durascope::sqlite {

/// What shows that nobody wrote a database in between: taken before and after a read that holds no lock.
struct Footing {
    FileStamp database;
    FileStamp log;
    bool journal = false;
    bool sharedMemory = false;
    bool operator==(const Footing&) const = default;

    static Footing of(const std::string& databasePath);
};

/// True if SQLite would take no frame from this write-ahead log: it is missing, too short, or its header does not hold.
bool isVoidLog(const std::string& path);

/// How a checked file is to be opened now: frozen if its log is missing or holds nothing that SQLite would read.
/// Throws Failure PermissionDenied when a file beside it counts and may not be read.
Access accessFor(const CheckedFile& file);

} // namespace durascope::sqlite
