// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/file_owner.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>

namespace durascope::sqlite {

namespace {

/// The name of a user, or its number where no name is known.
std::string userName(uid_t user)
{
    std::array<char, 4096> room{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(user, &entry, room.data(), room.size(), &found) == 0 && found != nullptr)
        return found->pw_name;
    return "user " + std::to_string(user);
}

} // namespace

std::string ownerAndMode(const std::string& path)
{
    struct stat found { };
    if (::stat(path.c_str(), &found) != 0)
        return {};
    std::array<char, 8> mode{};
    std::snprintf(mode.data(), mode.size(), "%03o", static_cast<unsigned>(found.st_mode & 07777U));
    return "it belongs to " + userName(found.st_uid) + " with mode " + mode.data() + ", and you are "
        + userName(::geteuid());
}

} // namespace durascope::sqlite
