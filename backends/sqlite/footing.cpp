// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/footing.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>

namespace durascope::sqlite {

namespace {

constexpr std::size_t headerBytes = 32;
constexpr std::uint32_t logMagic = 0x377F0682; // the last bit tells the byte order of its checksums
constexpr std::uint32_t logVersion = 3007000;

/// A file beside the database that holds newer changes, or says which of them count: without it the answer would be
/// silently short.
void mustBeReadable(const std::string& path, const char* what)
{
    if (::access(path.c_str(), R_OK) == 0 || errno != EACCES)
        return;
    throw Failure{
        {ErrorKind::PermissionDenied,
            std::string(what) + " may not be read. Without it the newest changes would be missing.",
            "Check the owner and mode of this file too, or run as the user whose program writes it.", path, {}},
        0};
}

} // namespace

// Our own descriptor is harmless here, because SQLite keeps no locks on the log itself.
bool isVoidLog(const std::string& path)
{
    std::array<char, headerBytes> bytes{};
    std::ifstream file(path, std::ios::binary);
    if (!file.read(bytes.data(), bytes.size()))
        return true;
    const auto word = [&](std::size_t index, bool bigEndian) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[index * 4 + (bigEndian ? i : 3 - i)]);
            value = (value << 8) | byte;
        }
        return value;
    };
    const std::uint32_t magic = word(0, true);
    if ((magic & ~1U) != logMagic || word(1, true) != logVersion)
        return true;
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    for (std::size_t i = 0; i < 6; i += 2) {
        first += word(i, (magic & 1U) != 0) + second;
        second += word(i + 1, (magic & 1U) != 0) + first;
    }
    return first != word(6, true) || second != word(7, true);
}

Footing Footing::of(const std::string& databasePath)
{
    return {stampOf(databasePath), stampOf(databasePath + "-wal"), stampOf(databasePath + "-journal").exists,
        stampOf(databasePath + "-shm").exists};
}

Access accessFor(const CheckedFile& file)
{
    const auto footing = Footing::of(file.path);
    if (file.walMode && footing.log.size > 0)
        mustBeReadable(file.path + "-wal", "The write-ahead log beside the database");
    const bool noLog = !footing.log.exists || isVoidLog(file.path + "-wal");
    if (file.walMode && !footing.journal && noLog)
        return Access::Frozen;
    if (file.walMode && footing.sharedMemory)
        mustBeReadable(file.path + "-shm", "The shared memory file beside the database");
    return Access::Live;
}

} // namespace durascope::sqlite
