// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/loading.h"

namespace durascope {

void beginLoad(SqliteFile& file, const std::string& tables)
{
    file.run("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; "
             "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-524288; PRAGMA threads=2; BEGIN EXCLUSIVE; "
        + tables);
}

void endLoad(SqliteFile& file, std::span<const std::string_view> indexes, GenerateTicker& ticker)
{
    std::int64_t made = 0;
    for (const std::string_view index : indexes) {
        ticker.tick("indexes", made++, std::ssize(indexes));
        file.run("CREATE INDEX " + std::string(index));
    }
    ticker.tick("log", 0, 1);
    file.run("COMMIT; PRAGMA locking_mode=NORMAL; PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; "
             "PRAGMA wal_checkpoint(TRUNCATE)");
    ticker.tick("log", 1, 1);
}

} // namespace durascope
