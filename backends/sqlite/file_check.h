// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/result.h"
#include "backends/sqlite/file_stamp.h"

#include <string>

namespace durascope::sqlite {

/// A file that begins like an SQLite database, looked at before the engine opens it.
struct CheckedFile {
    std::string path; ///< Absolute, links resolved: sidecars stand beside the file itself.
    FileStamp stamp;
    bool walMode = false; ///< From the header.
};

/// Looks at a path without opening it as a database and without creating anything. Never opens a FIFO, device or
/// socket, and reads the header through the engine's own file layer: closing a descriptor of ours would drop the
/// locks that other connections of this process hold on the file.
/// Errors: NotFound, NotAStore (what it is instead), PermissionDenied, Unavailable.
Result<CheckedFile> checkFile(const std::string& path);

} // namespace durascope::sqlite
