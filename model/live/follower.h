// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "model/live/live_change.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace durascope {

/// Follows an open store on a thread of its own: waits for commits, reads what they brought, hands it on.
/// It starts from where the store ends when it starts; nothing committed later is left out. After a quiet moment a
/// commit is read at once; looks under a stream of commits are at least 10 ms apart. When reading fails it says so,
/// waits 0.5 s, then longer, up to 10 s, and goes on where it was.
class Follower {
public:
    /// Called on the follower's thread, in order; an error means following stopped working for now.
    struct Sink {
        std::function<void(LiveChange)> changed;
        std::function<void(bool following, const StoreError& error)> stateChanged;
    };
    Follower(std::shared_ptr<Store> store, Sink sink);
    ~Follower(); ///< Stops and joins; no call after it returns.
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

    /// Blocks until the first look succeeded or failed, or `stop` asks: what is read after this and what `changed`
    /// tells have no gap between them.
    void waitForFirstLook(const std::stop_token& stop);
    void lookNow(); ///< Thread-safe: reads again at once, and reports also when nothing was committed.

private:
    class Looks;
    void run(const std::stop_token& stop);
    Status followUntilError(Looks& looks, const std::stop_token& stop);
    void announceFirstLook();
    void tellState(bool following, const StoreError& error);
    bool takeLookNow();
    void rest(const std::stop_token& stop, std::chrono::milliseconds time);
    std::stop_token freshInterrupt(const std::stop_token& stop);

    std::shared_ptr<Store> m_store;
    Sink m_sink;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::stop_source m_interrupt; ///< Ends a wait for commits early.
    bool m_lookNow = false;
    bool m_firstLookDone = false;
    bool m_works = true; ///< Follower's thread only, as the next one.
    bool m_tellFirst = false; ///< Views have read before the first look succeeded: it tells them to read again.
    std::jthread m_thread; // last: starts when all else is there
};

} // namespace durascope
