// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"

namespace durascope {

/// `memory:NAME`: the store of that name in this process, made empty with all families when it is new.
Result<std::shared_ptr<Store>> openMemoryStore(const StoreUrl& url, const std::stop_token& stop);

/// `demo:` or `demo:seed=N`: a simulated live system in memory, running on a thread of its own while it is open.
Result<std::shared_ptr<Store>> openDemoStore(const StoreUrl& url, const std::stop_token& stop);

} // namespace durascope
