// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/file_stamp.h"

#include <sys/stat.h>

namespace durascope::sqlite {

FileStamp stampOf(const std::string& path)
{
    struct stat info { };
    if (::stat(path.c_str(), &info) != 0)
        return {};
    const auto nanos = [](const timespec& time) { return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec; };
    return {true, info.st_dev, info.st_ino, info.st_size, nanos(info.st_mtim), nanos(info.st_ctim)};
}

} // namespace durascope::sqlite
