// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/memory/demo_simulation.h"
#include "backends/memory/memory_store.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace durascope {

/// A memory store in which a system lives: a thread works on it until the store is destroyed.
class DemoStore final : public MemoryStore {
public:
    DemoStore(const StoreUrl& url, std::uint64_t seed);
    ~DemoStore() override;

private:
    void live(const std::stop_token& stop);

    DemoSimulation m_simulation;
    std::mutex m_sleepMutex;
    std::condition_variable_any m_sleep;
    std::jthread m_thread; ///< Last, so that it starts when all else is there.
};

} // namespace durascope
