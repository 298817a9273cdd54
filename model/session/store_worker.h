// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace durascope {

/// Which request of a view this is. Of one slot at most one request runs and one waits: a newer one replaces the
/// waiting one and stops the running one, whose answer is then dropped. Slot 0 keeps every request, in order.
using Slot = std::uint64_t;

/// One thread with one reader. Jobs run one at a time; a second without a job gives the engine's handle back.
/// Thread-safe. Destruction stops the running job, drops the waiting ones and joins.
class StoreWorker {
public:
    /// `reader` is null when the store could not give one; `error` says why. `stop` is set when the job is replaced
    /// or the worker ends: the job then returns early, and what it delivers is nobody's business any more.
    using Job = std::function<void(StoreReader* reader, const StoreError& error, const std::stop_token& stop)>;

    /// Yielding: for jobs that read whole tables. Its thread gives way to all others, and its first job waits a moment:
    /// a store has just been opened, and its first rows must not share the processor with a count.
    enum class Manner : std::uint8_t { Prompt, Yielding };

    explicit StoreWorker(std::shared_ptr<Store> store, Manner manner = Manner::Prompt,
        std::chrono::milliseconds idle = std::chrono::seconds(1));
    ~StoreWorker();
    StoreWorker(const StoreWorker&) = delete;
    StoreWorker& operator=(const StoreWorker&) = delete;

    void post(Slot slot, Job job);
    /// Stops the slot's running job and drops its waiting one.
    void cancel(Slot slot);

private:
    struct Task {
        Slot slot = 0;
        Job job;
    };
    void run(const std::stop_token& stop);
    void giveWay(const std::stop_token& stop);
    void lookOut(unsigned posted, const std::stop_token& stop) const;
    bool takeNext(const std::stop_token& stop, std::unique_ptr<StoreReader>& reader, Task& task);

    std::shared_ptr<Store> m_store;
    Manner m_manner;
    std::chrono::milliseconds m_idle;
    std::atomic<unsigned> m_posted = 0; ///< Rises with each job, so that looking out for one needs no lock.
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Task> m_waiting;
    Slot m_runningSlot = 0;
    std::stop_source m_running;
    std::jthread m_thread; // last: starts when all else is there
};

} // namespace durascope
