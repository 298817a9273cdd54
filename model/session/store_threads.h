// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "model/live/follower.h"
#include "model/session/store_worker.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace durascope {

/// Opens a store by URL text; `openByUrl` unless a test brings its own.
using StoreOpener = std::function<Result<std::shared_ptr<Store>>(const std::string& url, const std::stop_token& stop)>;
Result<std::shared_ptr<Store>> openByUrl(const std::string& url, const std::stop_token& stop);

/// Everything of an open store that runs on a thread of its own.
struct StoreThreads {
    std::shared_ptr<Store> store;
    std::unique_ptr<Follower> follower;
    std::unique_ptr<StoreWorker> viewport;
    std::unique_ptr<StoreWorker> background;
    std::unique_ptr<StoreWorker> scan;
};

/// Opens and starts. The follower knows where the store ends before this returns, so what a view reads afterwards and
/// what the follower tells have no gap between them.
Result<std::shared_ptr<StoreThreads>> startStore(
    const StoreOpener& opener, const std::string& url, Follower::Sink sink, const std::stop_token& stop);

/// Runs a function on a thread nobody joins, because it may wait for a disk: opening and closing. `waitForThreads`
/// knows of it.
void runApart(std::function<void()> function);
/// Ends the threads of a store without waiting for them.
void endApart(std::shared_ptr<StoreThreads> threads);
/// Waits until everything started by runApart is over: the last act of a program, and of tests. False: time is up.
bool waitForThreads(std::chrono::milliseconds timeout);

} // namespace durascope
