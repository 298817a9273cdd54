// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "model/live/live_change.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace durascope {

/// Follows an open store on a thread of its own: waits for commits, reads what they brought, hands it on.
class Follower {
public:
    /// Called on the follower's thread, in order; an error means following stopped working for now.
    struct Sink {
        std::function<void(LiveChange)> changed;
        std::function<void(bool following, const StoreError& error)> stateChanged;
    };
    Follower(std::shared_ptr<Store> store, Sink sink);
    ~Follower(); ///< Stops and joins; no call after it returns.

    void lookNow(); ///< Thread-safe: reads again at once.

private:
    void run(const std::stop_token& stop);
    std::shared_ptr<Store> m_store;
    Sink m_sink;
    std::atomic<bool> m_lookNow = false;
    std::jthread m_thread;
};

} // namespace durascope
