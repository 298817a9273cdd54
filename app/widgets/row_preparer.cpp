// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_preparer.h"

#include <algorithm>

namespace durascope {

RowPreparer::RowPreparer()
    : m_thread([this] { run(); })
{
}

RowPreparer::~RowPreparer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_dropActive = true;
        m_waiting.clear();
    }
    m_wake.notify_all();
    m_thread.join();
}

std::shared_ptr<RowPreparer> RowPreparer::shared()
{
    // Lives as long as some list does, so that nothing runs when the program ends.
    static std::weak_ptr<RowPreparer> kept;
    std::shared_ptr<RowPreparer> preparer = kept.lock();
    if (!preparer) {
        preparer = std::make_shared<RowPreparer>();
        kept = preparer;
    }
    return preparer;
}

void RowPreparer::submit(const void* client, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto same = [client](const Entry& entry) { return entry.client == client; };
        const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(), same);
        if (waiting != m_waiting.end())
            waiting->job = std::move(job);
        else
            m_waiting.push_back({client, std::move(job)});
    }
    m_wake.notify_one();
}

void RowPreparer::forget(const void* client)
{
    std::unique_lock lock(m_mutex);
    std::erase_if(m_waiting, [client](const Entry& entry) { return entry.client == client; });
    if (m_active == client) {
        m_dropActive = true;
        m_idle.wait(lock, [this, client] { return m_active != client; });
    }
}

bool RowPreparer::superseded(const void* client)
{
    const std::lock_guard lock(m_mutex);
    return m_dropActive || std::any_of(m_waiting.begin(), m_waiting.end(), [client](const Entry& entry) {
        return entry.client == client;
    });
}

void RowPreparer::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
        if (m_stop)
            return;
        const Entry entry = std::move(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
        m_active = entry.client;
        m_dropActive = false;
        lock.unlock();
        work(entry);
        lock.lock();
        m_active = nullptr;
        m_idle.notify_all();
    }
}

void RowPreparer::work(const Entry& entry)
{
    std::vector<PreparedRow> ready;
    size_t count = 0;
    for (const RowRef& row : entry.job.rows) {
        // What is on the screen is always finished: a reader who keeps scrolling must see something.
        if (count >= entry.job.first && superseded(entry.client))
            break;
        ready.push_back(prepareRow(row, entry.job.layout));
        if (++count == entry.job.first)
            deliver(entry.job, ready);
    }
    deliver(entry.job, ready);
}

void RowPreparer::deliver(const Job& job, std::vector<PreparedRow>& rows)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_dropActive)
            rows.clear();
    }
    if (!rows.empty())
        job.done(std::exchange(rows, {}));
}

} // namespace durascope
