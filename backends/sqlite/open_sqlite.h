// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"

namespace durascope {

/// Opens an SQLite file for reading; the errors are those of openStore().
Result<std::shared_ptr<Store>> openSqliteStore(const StoreUrl& url, const std::stop_token& stop);

} // namespace durascope
