// SPDX-License-Identifier: Apache-2.0
#include "model/live/follower.h"

#include "model/live/event_look.h"
#include "model/live/workflow_look.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace durascope {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds lookGap = 10ms; // under a stream of commits: a frame does not need more
constexpr std::chrono::milliseconds tick = 1s;
constexpr std::chrono::milliseconds firstBackOff = 500ms;
constexpr std::chrono::milliseconds longestBackOff = 10s;
constexpr std::chrono::milliseconds busyRetry = 50ms;
constexpr std::chrono::milliseconds longestBusy = 2s;

} // namespace

/// What the follower's thread holds: the engine's handles, which come and go, and what it remembers, which stays.
class Follower::Looks {
public:
    /// The watch comes before the first look: a commit between the two is then noticed twice, not missed.
    Status connect(Store& store)
    {
        if (m_watch && m_reader)
            return {};
        auto watch = store.watch();
        if (!watch)
            return failure(watch.error());
        auto reader = store.reader();
        if (!reader)
            return failure(reader.error());
        m_watch = std::move(*watch);
        m_reader = std::move(*reader);
        return {};
    }
    void disconnect()
    {
        m_reader.reset();
        m_watch.reset();
    }
    CommitWatch& watch() { return *m_watch; }

    /// `change.commits` says whether anything was found. What one family told before the other failed is kept.
    Result<LiveChange> look(bool tellFirst, ItemLook::Cause cause, const std::stop_token& stop)
    {
        m_lastLook = Clock::now();
        m_found.noticedAt = Instant::now();
        if (EventStore* events = m_reader->events()) {
            auto found = m_events.look(*events, tellFirst, stop);
            if (!found)
                return failure(found.error());
            if (*found)
                mergeInto(m_found, {m_found.noticedAt, {}, true, std::move(*found), {}, false});
        }
        if (WorkflowStore* workflows = m_reader->workflows()) {
            auto found = m_workflows.look(*workflows, tellFirst, cause, Clock::now(), stop);
            if (!found)
                return failure(found.error());
            if (*found)
                mergeInto(m_found, {m_found.noticedAt, {}, true, {}, std::move(*found), false});
        }
        m_found.checkedAt = Instant::now();
        return std::exchange(m_found, {});
    }
    void tell(const Sink& sink, LiveChange change)
    {
        m_lastTold = Clock::now();
        sink.changed(std::move(change));
    }
    /// Nothing was committed: says so once a second, and gives the engine's handle back.
    void letTimePass(const Sink& sink)
    {
        const auto now = Clock::now();
        if (now - m_lastTold >= tick)
            tell(sink, {{}, Instant::now(), false, {}, {}, false});
        if (m_lastLook && now - *m_lastLook >= tick) {
            m_reader->release();
            m_lastLook.reset();
        }
    }
    std::chrono::milliseconds untilDue() const
    {
        if (!m_reader->workflows() || !m_workflows.due())
            return tick;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*m_workflows.due() - Clock::now());
        return std::clamp<std::chrono::milliseconds>(left, 0ms, tick);
    }

private:
    std::unique_ptr<CommitWatch> m_watch;
    std::unique_ptr<StoreReader> m_reader;
    EventLook m_events;
    WorkflowLook m_workflows;
    LiveChange m_found;
    Clock::time_point m_lastTold = Clock::now();
    std::optional<Clock::time_point> m_lastLook; ///< Empty: the handle was given back since.
};

Follower::Follower(std::shared_ptr<Store> store, Sink sink)
    : m_store(std::move(store))
    , m_sink(std::move(sink))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

Follower::~Follower()
{
    m_thread.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        m_interrupt.request_stop();
    }
    m_thread.join();
}

void Follower::lookNow()
{
    {
        const std::lock_guard lock(m_mutex);
        m_lookNow = true;
        m_interrupt.request_stop();
    }
    m_wake.notify_all();
}

void Follower::waitForFirstLook(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, stop, [this] { return m_firstLookDone; });
}

void Follower::announceFirstLook()
{
    {
        const std::lock_guard lock(m_mutex);
        m_firstLookDone = true;
    }
    m_wake.notify_all();
}

std::stop_token Follower::freshInterrupt(const std::stop_token& stop)
{
    const std::lock_guard lock(m_mutex);
    m_interrupt = std::stop_source();
    if (m_lookNow || stop.stop_requested())
        m_interrupt.request_stop();
    return m_interrupt.get_token();
}

bool Follower::takeLookNow()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_lookNow, false);
}

void Follower::rest(const std::stop_token& stop, std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, time, [this] { return m_lookNow; });
}

void Follower::tellState(bool following, const StoreError& error)
{
    if (!following || !m_works)
        m_sink.stateChanged(following, error);
    m_works = following;
}

void Follower::run(const std::stop_token& stop)
{
    Looks looks;
    auto backOff = firstBackOff;
    std::optional<Clock::time_point> busySince;
    while (!stop.stop_requested()) {
        const Clock::time_point started = Clock::now();
        const auto status = followUntilError(looks, stop);
        if (stop.stop_requested() || status)
            break;
        looks.disconnect();
        if (Clock::now() - started > longestBackOff) { // it worked for a while
            backOff = firstBackOff;
            busySince.reset();
        }
        // A writer holds its lock for a moment: not worth a word.
        if (status.error().kind == ErrorKind::Busy) {
            busySince = busySince.value_or(started);
            if (Clock::now() - *busySince < longestBusy) {
                rest(stop, busyRetry);
                continue;
            }
        }
        m_tellFirst = true;
        tellState(false, status.error());
        announceFirstLook();
        rest(stop, backOff);
        backOff = std::min(2 * backOff, longestBackOff);
    }
    announceFirstLook();
}

Status Follower::followUntilError(Looks& looks, const std::stop_token& stop)
{
    if (auto connected = looks.connect(*m_store); !connected)
        return connected;
    bool mustLook = true;
    bool touched = false;
    while (!stop.stop_requested()) {
        const bool asked = takeLookNow();
        if (mustLook || asked || looks.untilDue() == 0ms) {
            auto change
                = looks.look(m_tellFirst, mustLook || asked ? ItemLook::Cause::Commit : ItemLook::Cause::Due, stop);
            if (!change)
                return failure(change.error());
            tellState(true, {});
            announceFirstLook();
            change->touched = touched;
            if (change->commits || change->touched || asked)
                looks.tell(m_sink, std::move(*change));
            rest(stop, lookGap);
        }
        const auto waited = looks.watch().wait(freshInterrupt(stop), std::min(tick, looks.untilDue()));
        if (!waited && waited.error().kind != ErrorKind::Cancelled)
            return failure(waited.error());
        mustLook = touched = waited && *waited;
        if (waited && !mustLook)
            looks.letTimePass(m_sink);
    }
    return {};
}

} // namespace durascope
