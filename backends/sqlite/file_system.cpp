// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/file_system.h"

#include <sys/vfs.h>

#include <array>

namespace durascope::sqlite {

std::string_view sharedFileSystem(std::uint64_t kind)
{
    struct Known {
        std::uint64_t kind;
        std::string_view name;
    };
    static constexpr std::array known{Known{0x6969, "NFS"}, Known{0xFE534D42, "SMB"}, Known{0xFF534D42, "SMB"},
        Known{0x517B, "SMB"}, Known{0x01021997, "9P"}, Known{0x00C36400, "Ceph"}, Known{0x5346414F, "AFS"},
        Known{0x6B414653, "AFS"}, Known{0x65735546, "FUSE"}};
    for (const Known& each : known) {
        if (each.kind == kind)
            return each.name;
    }
    return {};
}

std::string networkNote(const std::string& path)
{
    struct statfs info { };
    if (::statfs(path.c_str(), &info) != 0)
        return {};
    // The kind is an int of 32 bits on some systems: no sign may creep in.
    const auto name = sharedFileSystem(static_cast<std::uint32_t>(info.f_type));
    if (name.empty())
        return {};
    return "The file stands on a file system that other machines may share (" + std::string(name)
        + "). Locks and write-ahead logs are not reliable across machines: what another machine writes may be missing.";
}

} // namespace durascope::sqlite
