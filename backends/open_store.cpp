// SPDX-License-Identifier: Apache-2.0
#include "backends/open_store.h"

#include "backends/memory/open_memory.h"
#include "backends/sqlite/open_sqlite.h"

namespace durascope {

Result<std::shared_ptr<Store>> openStore(const StoreUrl& url, const std::stop_token& stop)
{
    switch (url.scheme) {
    case StoreUrl::Scheme::Sqlite:
        return openSqliteStore(url, stop);
    case StoreUrl::Scheme::Memory:
        return openMemoryStore(url, stop);
    case StoreUrl::Scheme::Demo:
        return openDemoStore(url, stop);
    case StoreUrl::Scheme::PostgreSql:
        return failure({ErrorKind::UnsupportedBackend, "This build has no PostgreSQL engine.",
            "Open an SQLite file, or demo:.", {}, {}});
    case StoreUrl::Scheme::D1:
        return failure({ErrorKind::UnsupportedBackend, "This build has no Cloudflare D1 engine.",
            "Open an SQLite file, or demo:.", {}, {}});
    }
    return failure({ErrorKind::UnsupportedBackend, "No engine reads this URL.", {}, url.original, {}});
}

} // namespace durascope
