// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store_error.h"

#include <string>

struct sqlite3;

namespace durascope::sqlite {

/// What flies inside the engine; ReadSession turns it into a Result at the border.
struct Failure {
    StoreError error;
    int code = 0; ///< SQLite's extended result code; 0 when the failure is our own.
};

/// The error kind, sentence and hint of an SQLite result code. `where` names the file, table or statement.
Failure failureOf(int code, const std::string& engineWords, const std::string& where);

/// Throws the failure that the connection reports.
[[noreturn]] void throwFailure(sqlite3* database, int code, const std::string& where);

/// True if the state beside the file changed while we looked, so that opening again may help at once.
bool isWorthReopening(int code);

} // namespace durascope::sqlite
