// SPDX-License-Identifier: Apache-2.0
#include "model/fake_store.h"

#include <algorithm>

namespace durascope::testing {

Fact fakeFact(std::int64_t position)
{
    Fact fact;
    fact.row = {position};
    fact.sequenceNumber = StoredValue::integer(position);
    fact.occurredAt = StoredValue::text("2026-11-21T03:08:34.402Z");
    fact.eventType = StoredValue::text(position % 2 ? "odd" : "even");
    fact.payload = StoredValue::text("{\"n\":" + std::to_string(position) + "}");
    return fact;
}

class FakeEvents : public EventStore {
public:
    explicit FakeEvents(std::shared_ptr<FakeLog> log)
        : m_log(std::move(log))
    {
    }
    Result<BatchFormat> format(const std::stop_token&) override { return BatchFormat::Dense; }
    Result<LogBounds> bounds(const std::stop_token& stop) override
    {
        if (auto entered = m_log->enter(stop); !entered)
            return failure(entered.error());
        const std::lock_guard lock(m_log->m_mutex);
        return LogBounds{m_log->m_last > 0 ? 1 : 0, m_log->m_last};
    }
    Result<FactPage> facts(std::int64_t first, std::int64_t last, const std::stop_token& stop) override
    {
        const auto ends = bounds(stop);
        if (!ends)
            return failure(ends.error());
        FactPage page;
        page.bounds = *ends;
        for (auto position = std::max<std::int64_t>(first, 1); position <= std::min(last, ends->last); ++position)
            page.facts.push_back(fakeFact(position));
        return page;
    }
    Result<FactPage> factsAfter(std::int64_t after, int limit, const std::stop_token& stop) override
    {
        return facts(after + 1, after + limit, stop);
    }
    Result<Fact> fact(std::int64_t position, const std::stop_token&) override { return fakeFact(position); }
    Result<FactBatches> batchesAfter(std::int64_t after, int limit, const std::stop_token& stop) override
    {
        if (auto entered = m_log->enter(stop); !entered)
            return failure(entered.error());
        const std::lock_guard lock(m_log->m_mutex);
        FactBatches answer;
        answer.bounds = {m_log->m_last > 0 ? 1 : 0, m_log->m_last};
        int facts = 0;
        for (const std::int64_t end : m_log->m_batchEnds) {
            if (end <= after)
                continue;
            if (facts >= limit) {
                answer.more = true;
                break;
            }
            FactBatch batch{after + 1, end, {}};
            for (auto position = batch.first; position <= end; ++position, ++facts)
                batch.facts.push_back(fakeFact(position));
            answer.batches.push_back(std::move(batch));
            after = end;
        }
        return answer;
    }
    Result<std::vector<AppendBatch>> batches(std::int64_t, std::int64_t, const std::stop_token&) override
    {
        return std::vector<AppendBatch>();
    }
    Result<std::int64_t> positionAtTime(Instant, const std::stop_token&) override { return 1; }
    Result<std::vector<std::string>> eventTypes(int, const std::stop_token&) override
    {
        return std::vector<std::string>{"even", "odd"};
    }
    Result<QueryAnswer> query(const EventQuery&, std::optional<int>, const std::stop_token&) override
    {
        return QueryAnswer();
    }
    Result<std::vector<SubscriberCursor>> cursors(const std::stop_token&) override
    {
        return std::vector<SubscriberCursor>();
    }
    Result<std::vector<StoreMetadata>> metadata(const std::stop_token&) override
    {
        return std::vector<StoreMetadata>();
    }
    Result<std::map<std::string, std::int64_t>> counts(const std::stop_token& stop) override
    {
        const auto ends = bounds(stop);
        if (!ends)
            return failure(ends.error());
        return std::map<std::string, std::int64_t>{{"events", ends->last}};
    }

private:
    std::shared_ptr<FakeLog> m_log;
};

class FakeReader : public StoreReader {
public:
    explicit FakeReader(std::shared_ptr<FakeLog> log)
        : m_log(std::move(log))
        , m_events(m_log)
    {
    }
    ~FakeReader() override { release(); }
    EventStore* events() override
    {
        const std::lock_guard lock(m_log->m_mutex);
        m_log->m_handles += m_holds ? 0 : 1;
        m_holds = true;
        return &m_events;
    }
    WorkflowStore* workflows() override { return nullptr; }
    void release() override
    {
        const std::lock_guard lock(m_log->m_mutex);
        m_log->m_handles -= m_holds ? 1 : 0;
        m_holds = false;
        m_log->m_changed.notify_all();
    }

private:
    std::shared_ptr<FakeLog> m_log;
    FakeEvents m_events;
    bool m_holds = false;
};

class FakeWatch : public CommitWatch {
public:
    explicit FakeWatch(std::shared_ptr<FakeLog> log)
        : m_log(std::move(log))
    {
        const std::lock_guard lock(m_log->m_mutex);
        m_seen = m_log->m_commits;
    }
    Result<bool> wait(const std::stop_token& stop, std::chrono::milliseconds timeout) override
    {
        std::unique_lock lock(m_log->m_mutex);
        m_log->m_waitsAfter = m_seen;
        m_log->m_changed.wait_for(
            lock, stop, timeout, [this] { return m_log->m_commits != m_seen || m_log->m_error.has_value(); });
        m_log->m_waitsAfter.reset();
        if (m_log->m_error)
            return failure(*m_log->m_error);
        if (stop.stop_requested())
            return cancelled();
        return std::exchange(m_seen, m_log->m_commits) != m_log->m_commits;
    }

private:
    std::shared_ptr<FakeLog> m_log;
    std::int64_t m_seen = 0;
};

class FakeStore : public Store {
public:
    explicit FakeStore(std::shared_ptr<FakeLog> log)
        : m_log(std::move(log))
    {
        m_facts.name = "fake";
        m_facts.engine = "fake";
        m_facts.eventFormat = BatchFormat::Dense;
    }
    const StoreFacts& facts() const override { return m_facts; }
    Result<std::unique_ptr<StoreReader>> reader() override { return std::make_unique<FakeReader>(m_log); }
    Result<std::unique_ptr<CommitWatch>> watch() override { return std::make_unique<FakeWatch>(m_log); }
    std::vector<Statement> statements() const override { return {}; }
    std::pair<std::int64_t, std::int64_t> sizesNow() const override { return {}; }

private:
    std::shared_ptr<FakeLog> m_log;
    StoreFacts m_facts;
};

Status FakeLog::enter(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    m_changed.wait(lock, stop, [this] { return !m_held; });
    --m_waiting;
    if (stop.stop_requested())
        return cancelled();
    if (m_error)
        return failure(*m_error);
    return {};
}

void FakeLog::append(int count)
{
    const std::lock_guard lock(m_mutex);
    m_last += count;
    m_batchEnds.push_back(m_last);
    ++m_commits;
    m_changed.notify_all();
}

void FakeLog::failWith(std::optional<StoreError> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
    m_changed.notify_all();
}

void FakeLog::holdReads()
{
    const std::lock_guard lock(m_mutex);
    m_held = true;
}

void FakeLog::letReadsGo()
{
    const std::lock_guard lock(m_mutex);
    m_held = false;
    m_changed.notify_all();
}

int FakeLog::waitingReads() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting;
}

int FakeLog::openHandles() const
{
    const std::lock_guard lock(m_mutex);
    return m_handles;
}

bool FakeLog::isFollowed() const
{
    const std::lock_guard lock(m_mutex);
    return m_waitsAfter == m_commits;
}

std::shared_ptr<Store> FakeLog::store()
{
    return std::make_shared<FakeStore>(shared_from_this());
}

} // namespace durascope::testing
