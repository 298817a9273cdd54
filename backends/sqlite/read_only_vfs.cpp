// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/read_only_vfs.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <new>
#include <string>

namespace durascope::sqlite {

namespace {

/// One open file: ours first, the default layer's own file structure behind it in the same allocation.
struct File {
    sqlite3_file base;
    std::string* shmPath; ///< Owned; null for files that never have shared memory.
    bool shared; ///< The default layer was asked for the shared memory, so it can lock in it.
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* own(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file)
{
    return own(file)->real();
}
sqlite3_vfs* under(sqlite3_vfs* vfs)
{
    return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

int closeFile(sqlite3_file* file)
{
    const int code = real(file)->pMethods != nullptr ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    delete own(file)->shmPath;
    own(file)->shmPath = nullptr;
    return code;
}
int readFile(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), out, amount, offset);
}
int refuseWrite(sqlite3_file*, const void*, int, sqlite3_int64)
{
    return SQLITE_READONLY;
}
int refuseTruncate(sqlite3_file*, sqlite3_int64)
{
    return SQLITE_READONLY;
}
int nothingToSync(sqlite3_file*, int)
{
    return SQLITE_OK;
}
int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file* file, int level)
{
    return level > SQLITE_LOCK_SHARED ? SQLITE_READONLY : real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkReservedLock(sqlite3_file* file, int* out)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int fileControl(sqlite3_file* file, int op, void* argument)
{
    return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int sectorSize(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int deviceCharacteristics(sqlite3_file* file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

/// Without a `-shm` file there is no live writer that shares one: SQLite then reads the log with an index of its own
/// in memory, which is what this answer asks for.
int mapShared(sqlite3_file* file, int region, int size, int, void volatile** out)
{
    if (own(file)->shmPath == nullptr || ::access(own(file)->shmPath->c_str(), F_OK) != 0) {
        *out = nullptr;
        return SQLITE_READONLY_CANTINIT;
    }
    own(file)->shared = true;
    return real(file)->pMethods->xShmMap(real(file), region, size, 0, out);
}
/// Without shared memory there is nothing to lock: ReadSession proves afterwards that nobody came meanwhile.
int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    if (!own(file)->shared)
        return SQLITE_OK;
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void sharedBarrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmapShared(sqlite3_file* file, int)
{
    return real(file)->pMethods->xShmUnmap(real(file), 0);
}
int noFetch(sqlite3_file*, sqlite3_int64, int, void** out)
{
    *out = nullptr;
    return SQLITE_OK;
}
int noUnfetch(sqlite3_file*, sqlite3_int64, void*)
{
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods{3, closeFile, readFile, refuseWrite, refuseTruncate, nothingToSync, fileSize,
    lockFile, unlockFile, checkReservedLock, fileControl, sectorSize, deviceCharacteristics, mapShared, lockShared,
    sharedBarrier, unmapShared, noFetch, noUnfetch};

int openFile(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags)
{
    file->pMethods = nullptr;
    constexpr int kinds = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    if (name == nullptr || (flags & kinds) == 0)
        return SQLITE_CANTOPEN; // temporary files: everything temporary stays in memory
    own(file)->shmPath = nullptr;
    own(file)->shared = false;
    own(file)->real()->pMethods = nullptr;
    int wanted
        = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_DELETEONCLOSE)) | SQLITE_OPEN_READONLY;
    // Run by root, the default layer gives logs and journals that it opens to the owner of the database, which is a
    // change; a file of this kind it only reads.
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0)
        wanted = SQLITE_OPEN_READONLY | SQLITE_OPEN_SUPER_JOURNAL;
    const int code = under(vfs)->xOpen(under(vfs), name, own(file)->real(), wanted, outFlags);
    if (code != SQLITE_OK)
        return code;
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
        own(file)->shmPath = new (std::nothrow) std::string(std::string(name) + "-shm");
    if (outFlags != nullptr)
        *outFlags = (flags & kinds) | SQLITE_OPEN_READONLY;
    file->pMethods = &methods;
    return SQLITE_OK;
}

int refuseDelete(sqlite3_vfs*, const char*, int)
{
    return SQLITE_READONLY;
}
int accessFile(sqlite3_vfs* vfs, const char* name, int flags, int* out)
{
    return under(vfs)->xAccess(under(vfs), name, flags, out);
}
int fullPathname(sqlite3_vfs* vfs, const char* name, int size, char* out)
{
    return under(vfs)->xFullPathname(under(vfs), name, size, out);
}
void* refuseDlOpen(sqlite3_vfs*, const char*)
{
    return nullptr;
}
int randomness(sqlite3_vfs* vfs, int size, char* out)
{
    return under(vfs)->xRandomness(under(vfs), size, out);
}
int sleepFor(sqlite3_vfs* vfs, int microseconds)
{
    return under(vfs)->xSleep(under(vfs), microseconds);
}
int currentTime(sqlite3_vfs* vfs, double* out)
{
    return under(vfs)->xCurrentTime(under(vfs), out);
}
int lastError(sqlite3_vfs* vfs, int size, char* out)
{
    return under(vfs)->xGetLastError != nullptr ? under(vfs)->xGetLastError(under(vfs), size, out) : 0;
}
int currentTime64(sqlite3_vfs* vfs, sqlite3_int64* out)
{
    return under(vfs)->xCurrentTimeInt64(under(vfs), out);
}

} // namespace

const char* readOnlyVfsName()
{
    static sqlite3_vfs vfs{};
    static const bool registered = [] {
        sqlite3_vfs* const base = sqlite3_vfs_find(nullptr);
        vfs.iVersion = 2;
        vfs.szOsFile = static_cast<int>(sizeof(File)) + base->szOsFile;
        vfs.mxPathname = base->mxPathname;
        vfs.zName = "durascope-read-only";
        vfs.pAppData = base;
        vfs.xOpen = openFile;
        vfs.xDelete = refuseDelete;
        vfs.xAccess = accessFile;
        vfs.xFullPathname = fullPathname;
        vfs.xDlOpen = refuseDlOpen;
        vfs.xRandomness = randomness;
        vfs.xSleep = sleepFor;
        vfs.xCurrentTime = currentTime;
        vfs.xGetLastError = lastError;
        vfs.xCurrentTimeInt64 = currentTime64;
        return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
    }();
    return registered ? vfs.zName : nullptr;
}

} // namespace durascope::sqlite
