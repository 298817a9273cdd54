// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/generate/live_writer.h"
#include "backends/generate/sqlite_file.h"

namespace durascope {

/// Opens an existing file as the real systems do.
SqliteFile openForLiveWriting(const std::string& path, const LiveWriteOptions& options);

/// Calls `write` once a commit, at the pace asked for. `write` runs inside a transaction and returns the newest row.
std::int64_t writeAtPace(SqliteFile& file, const LiveWriteOptions& options, const std::function<std::int64_t()>& write,
    const OnCommit& onCommit, const std::stop_token& stop);

/// Turns what the writing side throws into an error.
Result<std::int64_t> guarded(const std::function<std::int64_t()>& work);

} // namespace durascope
