// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/file_check.h"

#include "backends/sqlite/file_magic.h"
#include "backends/sqlite/file_owner.h"

#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace durascope::sqlite {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view chooseHint = "Choose the database file of a workflow or event store.";

Result<std::string> resolvedPath(const std::string& path)
{
    std::error_code error;
    const auto absolute = fs::absolute(fs::path(path), error);
    const auto resolved = fs::canonical(absolute, error);
    if (!error)
        return resolved.string();
    if (error == std::errc::permission_denied)
        return failure({ErrorKind::PermissionDenied, "The folder of the file may not be entered.",
            "Check the owner and mode of the folder.", path, error.message()});
    if (error == std::errc::too_many_symbolic_link_levels)
        return failure({ErrorKind::NotFound, "The link leads back to itself.", {}, path, error.message()});
    return failure({ErrorKind::NotFound, "There is no such file.", "Check the path.", path, error.message()});
}

/// Why a path that exists is no plain file; empty when it is one.
std::string oddKind(const fs::file_status& status)
{
    switch (status.type()) {
    case fs::file_type::regular:
        return {};
    case fs::file_type::directory:
        return "a folder";
    case fs::file_type::fifo:
        return "a pipe";
    case fs::file_type::socket:
        return "a socket";
    case fs::file_type::block:
    case fs::file_type::character:
        return "a device";
    default:
        return "no plain file";
    }
}

/// The first bytes of the file, read through the default VFS.
Result<std::string> readHead(const std::string& path)
{
    sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
    const std::unique_ptr<const char, decltype(&sqlite3_free_filename)> name(
        sqlite3_create_filename(path.c_str(), "", "", 0, nullptr), sqlite3_free_filename);
    std::vector<std::max_align_t> space(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* const file = reinterpret_cast<sqlite3_file*>(space.data());
    int flags = 0;
    int code = vfs->xOpen(vfs, name.get(), file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, &flags);
    std::string head(256, '\0');
    if (code == SQLITE_OK) {
        sqlite3_int64 size = 0;
        file->pMethods->xFileSize(file, &size);
        head.resize(static_cast<std::size_t>(std::min<sqlite3_int64>(size, 256)));
        code = file->pMethods->xRead(file, head.data(), static_cast<int>(head.size()), 0);
    }
    if (file->pMethods != nullptr)
        file->pMethods->xClose(file);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        return failure({ErrorKind::Unavailable, "The file cannot be read.", "Check the disk and the file's mode.", path,
            sqlite3_errstr(code)});
    return head;
}

} // namespace

Result<CheckedFile> checkFile(const std::string& path)
{
    auto resolved = resolvedPath(path);
    if (!resolved)
        return failure(resolved.error());
    std::error_code error;
    if (const auto odd = oddKind(fs::status(*resolved, error)); !odd.empty())
        return failure({ErrorKind::NotAStore, "This is " + odd + ", not a database file.", std::string(chooseHint),
            *resolved, {}});
    if (::access(resolved->c_str(), R_OK) != 0) {
        const std::string whose = ownerAndMode(*resolved);
        return failure({ErrorKind::PermissionDenied,
            whose.empty() ? "The file may not be read." : "The file may not be read: " + whose + ".",
            "Check the owner and mode of the file, or run as a user who may read it.", *resolved, {}});
    }
    CheckedFile checked{*resolved, stampOf(*resolved), false};
    if (checked.stamp.size == 0)
        return failure({ErrorKind::NotAStore, "The file is empty: there is no database in it.", std::string(chooseHint),
            *resolved, {}});
    const auto head = readHead(*resolved);
    if (!head)
        return failure(head.error());
    if (!isSqliteHeader(*head))
        return failure({ErrorKind::NotAStore, "The file is no SQLite database: it is " + describeHead(*head) + ".",
            std::string(chooseHint), *resolved, {}});
    if (head->size() < 100)
        return failure({ErrorKind::Corrupt, "The database file is cut off inside its header.",
            "Restore it from a backup.", *resolved, {}});
    checked.walMode = (*head)[18] == 2 || (*head)[19] == 2;
    return checked;
}

} // namespace durascope::sqlite
