// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"

#include <memory>
#include <stop_token>

namespace durascope {

/// Opens a store for reading: URL → engine → families detected from the schema. Never writes and never creates a
/// file; may block on a slow disk, so it is called off the GUI thread.
/// Errors: UnsupportedBackend (scheme or engine, format from the future), NotFound (no such file), NotAStore (empty,
/// no database, or none of the families' tables; the sentence says what was found), PermissionDenied, Busy, Corrupt,
/// Cancelled.
Result<std::shared_ptr<Store>> openStore(const StoreUrl& url, const std::stop_token& stop);

} // namespace durascope
