// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace durascope::sqlite {

/// True if the bytes begin an SQLite 3 database.
bool isSqliteHeader(std::string_view head);

/// What a file is that begins with these bytes, as the end of a sentence: "a gzip archive". For files that are no
/// SQLite database.
std::string describeHead(std::string_view head);

} // namespace durascope::sqlite
