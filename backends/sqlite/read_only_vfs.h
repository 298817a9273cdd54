// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace durascope::sqlite {

/// The name of our file layer over SQLite's default one. It opens what exists for reading and refuses everything
/// else: it creates, writes, truncates and deletes no file, neither journal nor `-wal` nor `-shm`, so that looking at
/// a store leaves its folder as it was. Registered on first use.
const char* readOnlyVfsName();

} // namespace durascope::sqlite
