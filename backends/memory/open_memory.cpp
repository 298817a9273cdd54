// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/open_memory.h"

namespace durascope {

Result<std::shared_ptr<Store>> openMemoryStore(const StoreUrl& url, const std::stop_token&)
{
    return failure({ErrorKind::UnsupportedBackend, "The memory engine is not built in.", {}, url.original, {}});
}

Result<std::shared_ptr<Store>> openDemoStore(const StoreUrl& url, const std::stop_token&)
{
    return failure({ErrorKind::UnsupportedBackend, "The demo store is not built in.", {}, url.original, {}});
}

} // namespace durascope
