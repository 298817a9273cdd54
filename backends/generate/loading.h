// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/generate/generate_parts.h"
#include "backends/generate/sqlite_file.h"

#include <span>

namespace durascope {

/// One transaction without a journal: a file that is not finished is removed anyway.
void beginLoad(SqliteFile& file, const std::string& tables);
/// Indexes, commit, and the journal mode the real systems use; the log is folded back when the file is closed.
void endLoad(SqliteFile& file, std::span<const std::string_view> indexes, GenerateTicker& ticker);

} // namespace durascope
