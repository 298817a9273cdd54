// SPDX-License-Identifier: Apache-2.0
#include "model/session/store_threads.h"

#include "backends/open_store.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace durascope {

namespace {

struct Apart {
    std::mutex mutex;
    std::condition_variable changed;
    int running = 0;
};

// Never destroyed: a thread that waits for a dead disk may outlive every static object.
Apart& apart()
{
    static Apart* const instance = new Apart;
    return *instance;
}

} // namespace

Result<std::shared_ptr<Store>> openByUrl(const std::string& url, const std::stop_token& stop)
{
    const auto parsed = parseStoreUrl(url);
    if (!parsed)
        return failure(parsed.error());
    return openStore(*parsed, stop);
}

Result<std::shared_ptr<StoreThreads>> startStore(
    const StoreOpener& opener, const std::string& url, Follower::Sink sink, const std::stop_token& stop)
{
    auto store = opener(url, stop);
    if (!store)
        return failure(store.error());
    if (stop.stop_requested())
        return cancelled();
    auto threads = std::make_shared<StoreThreads>();
    threads->store = std::move(*store);
    threads->follower = std::make_unique<Follower>(threads->store, std::move(sink));
    threads->viewport = std::make_unique<StoreWorker>(threads->store);
    threads->background = std::make_unique<StoreWorker>(threads->store);
    threads->scan = std::make_unique<StoreWorker>(threads->store, StoreWorker::Manner::Yielding);
    threads->follower->waitForFirstLook(stop);
    return threads;
}

void runApart(std::function<void()> function)
{
    {
        const std::lock_guard lock(apart().mutex);
        ++apart().running;
    }
    std::thread([function = std::move(function)]() mutable {
        function();
        function = nullptr; // what it holds ends here, before anybody is told that it is over
        const std::lock_guard lock(apart().mutex);
        --apart().running;
        apart().changed.notify_all();
    }).detach();
}

void endApart(std::shared_ptr<StoreThreads> threads)
{
    if (threads)
        runApart([threads = std::move(threads)]() mutable { threads.reset(); });
}

bool waitForThreads(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(apart().mutex);
    return apart().changed.wait_for(lock, timeout, [] { return apart().running == 0; });
}

} // namespace durascope
