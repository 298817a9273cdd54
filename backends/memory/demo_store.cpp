// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/demo_store.h"

#include <algorithm>
#include <chrono>

namespace durascope {

DemoStore::DemoStore(const StoreUrl& url, std::uint64_t seed)
    : MemoryStore(url, displayName(url), makeMemoryData())
    , m_simulation(data(), seed, Instant::now())
    , m_thread([this](const std::stop_token& stop) { live(stop); })
{
}

DemoStore::~DemoStore()
{
    m_thread.request_stop();
    m_thread.join();
}

void DemoStore::live(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        const Instant now = Instant::now();
        m_simulation.step(now);
        const std::int64_t until = m_simulation.nextAt().nanoseconds - now.nanoseconds;
        // A clock that was set back must not put it to sleep for long.
        const std::chrono::nanoseconds pause(std::clamp<std::int64_t>(until, 1'000'000, 1'000'000'000));
        std::unique_lock hold(m_sleepMutex);
        m_sleep.wait_for(hold, stop, pause, [] { return false; });
    }
}

} // namespace durascope
