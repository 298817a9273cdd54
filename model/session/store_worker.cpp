// SPDX-License-Identifier: Apache-2.0
#include "model/session/store_worker.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace durascope {

namespace {

using namespace std::chrono_literals;

constexpr auto firstRowsTime = 300ms;
/// How long a prompt worker stays awake after a job. The next one often follows at once (the page ahead, the next key),
/// and waking a thread that sleeps takes a third of the time of reading a page.
constexpr auto lookOutTime = 200us;
constexpr int yieldingNiceness = 10;

} // namespace

StoreWorker::StoreWorker(std::shared_ptr<Store> store, Manner manner, std::chrono::milliseconds idle)
    : m_store(std::move(store))
    , m_manner(manner)
    , m_idle(idle)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

StoreWorker::~StoreWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_running.request_stop();
    }
    m_thread.request_stop();
    m_thread.join();
}

void StoreWorker::post(Slot slot, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (slot != 0 && m_runningSlot == slot)
            m_running.request_stop();
        const auto waiting = std::find_if(
            m_waiting.begin(), m_waiting.end(), [slot](const Task& task) { return slot != 0 && task.slot == slot; });
        if (waiting != m_waiting.end())
            waiting->job = std::move(job);
        else
            m_waiting.push_back({slot, std::move(job)});
        m_posted.fetch_add(1, std::memory_order_relaxed);
    }
    m_wake.notify_one();
}

void StoreWorker::cancel(Slot slot)
{
    const std::lock_guard lock(m_mutex);
    if (slot != 0 && m_runningSlot == slot)
        m_running.request_stop();
    std::erase_if(m_waiting, [slot](const Task& task) { return slot != 0 && task.slot == slot; });
}

void StoreWorker::lookOut(unsigned posted, const std::stop_token& stop) const
{
    const auto end = std::chrono::steady_clock::now() + lookOutTime;
    while (m_posted.load(std::memory_order_relaxed) == posted && !stop.stop_requested()
        && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
}

bool StoreWorker::takeNext(const std::stop_token& stop, std::unique_ptr<StoreReader>& reader, Task& task)
{
    std::unique_lock lock(m_mutex);
    m_runningSlot = 0;
    const auto ready = [this] { return !m_waiting.empty(); };
    if (reader && m_manner == Manner::Prompt && !ready()) {
        const unsigned posted = m_posted.load(std::memory_order_relaxed);
        lock.unlock();
        lookOut(posted, stop);
        lock.lock();
    }
    if (!m_wake.wait_for(lock, stop, m_idle, ready) && !stop.stop_requested()) {
        lock.unlock();
        if (reader)
            reader->release();
        lock.lock();
        m_wake.wait(lock, stop, ready);
    }
    if (stop.stop_requested() || m_waiting.empty())
        return false;
    task = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_runningSlot = task.slot;
    m_running = std::stop_source();
    return true;
}

void StoreWorker::giveWay(const std::stop_token& stop)
{
    // Linux has a niceness per thread. Where it cannot be set, the thread works all the same.
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), yieldingNiceness);
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, firstRowsTime, [] { return false; });
}

void StoreWorker::run(const std::stop_token& stop)
{
    if (m_manner == Manner::Yielding)
        giveWay(stop);
    std::unique_ptr<StoreReader> reader;
    Task task;
    while (takeNext(stop, reader, task)) {
        StoreError error;
        if (!reader) {
            auto made = m_store->reader();
            if (made)
                reader = std::move(*made);
            else
                error = made.error();
        }
        std::stop_token running;
        {
            const std::lock_guard lock(m_mutex);
            running = m_running.get_token();
        }
        task.job(reader.get(), error, running);
        task.job = nullptr;
    }
}

} // namespace durascope
