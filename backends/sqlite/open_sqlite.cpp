// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/open_sqlite.h"

namespace durascope {

Result<std::shared_ptr<Store>> openSqliteStore(const StoreUrl& url, const std::stop_token&)
{
    return failure({ErrorKind::UnsupportedBackend, "The SQLite engine is not built in.", {}, url.original, {}});
}

} // namespace durascope
