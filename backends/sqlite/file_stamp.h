// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace durascope::sqlite {

/// What the file system says of a file at one moment; equal stamps mean: nobody wrote it in between.
struct FileStamp {
    bool exists = false;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0; ///< Nanoseconds.
    std::int64_t changed = 0; ///< Nanoseconds, of content or attributes.
    bool operator==(const FileStamp&) const = default;

    bool sameFile(const FileStamp& other) const
    {
        return exists && other.exists && device == other.device && inode == other.inode;
    }
};

FileStamp stampOf(const std::string& path);

} // namespace durascope::sqlite
