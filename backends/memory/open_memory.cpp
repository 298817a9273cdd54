// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/open_memory.h"

#include "backends/memory/demo_store.h"
#include "backends/memory/memory_store.h"

#include <algorithm>
#include <charconv>

namespace durascope {

Result<std::shared_ptr<Store>> openMemoryStore(const StoreUrl& url, const std::stop_token&)
{
    return std::shared_ptr<Store>(std::make_shared<MemoryStore>(url, displayName(url), memoryDataOf(url.rest)));
}

Result<std::shared_ptr<Store>> openDemoStore(const StoreUrl& url, const std::stop_token&)
{
    constexpr std::string_view parameter = "seed=";
    std::uint64_t seed = 1;
    if (!url.rest.empty()) {
        const char* const end = url.rest.data() + url.rest.size();
        const char* const digits = url.rest.data() + std::min(parameter.size(), url.rest.size());
        const auto read = std::from_chars(digits, end, seed);
        if (!url.rest.starts_with(parameter) || read.ec != std::errc() || read.ptr != end)
            return failure({ErrorKind::InvalidArgument, "The demo store takes no such parameter.",
                "Open demo: or demo:seed=N with a whole number.", url.original, {}});
    }
    return std::shared_ptr<Store>(std::make_shared<DemoStore>(url, seed));
}

} // namespace durascope
