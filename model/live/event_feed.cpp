// SPDX-License-Identifier: Apache-2.0
#include "model/live/event_feed.h"

#include <algorithm>
#include <utility>

namespace durascope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int mostAtOnce = 1'000;

StoredValue idOf(const WorkflowEvent& event)
{
    return event.id.value_or(StoredValue());
}

} // namespace

EventFeed::EventFeed(std::shared_ptr<Store> store, Family family)
    : m_store(std::move(store))
    , m_family(family)
{
}

Result<std::unique_ptr<EventFeed>> EventFeed::open(std::shared_ptr<Store> store, Family family)
{
    std::unique_ptr<EventFeed> feed(new EventFeed(std::move(store), family));
    if (const auto connected = feed->connect(); !connected)
        return failure(connected.error());
    return feed;
}

Status EventFeed::connect()
{
    if (m_watch && m_reader)
        return {};
    auto watch = m_store->watch();
    if (!watch)
        return failure(watch.error());
    auto reader = m_store->reader();
    if (!reader)
        return failure(reader.error());
    const bool found = m_family == Family::Facts ? (*reader)->events() != nullptr : (*reader)->workflows() != nullptr;
    if (!found)
        return failure({ErrorKind::InvalidArgument, "The store does not hold events of this kind.", {}, {}, {}});
    m_watch = std::move(*watch);
    m_reader = std::move(*reader);
    m_mayHaveNews = true;
    return {};
}

Status EventFeed::startAtEnd(const std::stop_token& stop)
{
    if (const auto connected = connect(); !connected)
        return failure(connected.error());
    if (m_family == Family::Facts) {
        const auto bounds = m_reader->events()->bounds(stop);
        if (!bounds)
            return failure(bounds.error());
        startAfter(bounds->last);
        return {};
    }
    const auto newest = m_reader->workflows()->newestEvents(1, stop);
    if (!newest)
        return failure(newest.error());
    startAfter(newest->empty() ? 0 : newest->front().row.value);
    if (!newest->empty())
        m_lastId = idOf(newest->front());
    return {};
}

void EventFeed::startAfter(std::int64_t cursor)
{
    m_cursor = cursor;
    m_lastId = {};
    m_mayHaveNews = true;
}

Result<EventFeed::Delivery> EventFeed::next(const std::stop_token& stop, std::chrono::milliseconds timeout)
{
    const auto deadline = Clock::now() + timeout;
    while (true) {
        if (stop.stop_requested())
            return cancelled();
        if (const auto connected = connect(); !connected)
            return failure(connected.error());
        if (m_mayHaveNews) {
            auto delivery = read(stop);
            if (!delivery) {
                m_watch.reset(); // begin again: the engine's handles may be what is broken
                m_reader.reset();
                return delivery;
            }
            m_mayHaveNews = delivery->more;
            if (!delivery->empty())
                return delivery;
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0)
            return Delivery{{}, {}, m_cursor, false};
        const auto committed = m_watch->wait(stop, std::min<std::chrono::milliseconds>(left, std::chrono::seconds(1)));
        if (!committed) {
            m_watch.reset();
            m_reader.reset();
            return failure(committed.error());
        }
        m_mayHaveNews = *committed;
        if (!*committed)
            m_reader->release();
    }
}

Result<EventFeed::Delivery> EventFeed::read(const std::stop_token& stop)
{
    return m_family == Family::Facts ? readFacts(stop) : readEvents(stop);
}

Result<EventFeed::Delivery> EventFeed::readFacts(const std::stop_token& stop)
{
    auto batches = m_reader->events()->batchesAfter(m_cursor, mostAtOnce, stop);
    if (!batches)
        return failure(batches.error());
    if (batches->bounds.last < m_cursor)
        return failure({ErrorKind::Unavailable,
            "The log ends at " + std::to_string(batches->bounds.last) + ", before the cursor at "
                + std::to_string(m_cursor) + ": it was restored or replaced.",
            "Start again from its end or its beginning.", {}, {}});
    if (!batches->batches.empty())
        m_cursor = batches->batches.back().last;
    return Delivery{std::move(batches->batches), {}, m_cursor, batches->more};
}

Result<EventFeed::Delivery> EventFeed::readEvents(const std::stop_token& stop)
{
    WorkflowStore& store = *m_reader->workflows();
    // A row number is only as good as the id behind it. The answer starts with the last row handed out.
    const bool check = !m_lastId.isNull();
    auto found = store.eventsAfter({check ? m_cursor - 1 : m_cursor}, mostAtOnce, stop);
    if (!found)
        return failure(found.error());
    auto& events = found->events;
    if (check && (events.empty() || events.front().row.value != m_cursor || idOf(events.front()) != m_lastId)) {
        if (const auto again = findAgain(stop); !again)
            return failure(again.error());
        return Delivery{{}, {}, m_cursor, true};
    }
    if (check)
        events.erase(events.begin());
    if (events.empty())
        return Delivery{{}, {}, m_cursor, false};
    m_cursor = events.back().row.value;
    m_lastId = idOf(events.back());
    return Delivery{{}, std::move(events), m_cursor, found->more};
}

/// The rows were numbered anew, in the same order: looks for the last event handed out from the end backwards.
Status EventFeed::findAgain(const std::stop_token& stop)
{
    const auto heads = m_reader->workflows()->heads(stop);
    if (!heads)
        return failure(heads.error());
    for (std::int64_t from = heads->events.value; from > 0;) {
        from = std::max<std::int64_t>(0, from - mostAtOnce);
        const auto found = m_reader->workflows()->eventsAfter({from}, mostAtOnce, stop);
        if (!found)
            return failure(found.error());
        const auto last = std::find_if(found->events.begin(), found->events.end(),
            [this](const WorkflowEvent& event) { return idOf(event) == m_lastId; });
        if (last != found->events.end()) {
            m_cursor = last->row.value;
            return {};
        }
    }
    return failure({ErrorKind::Unavailable, "The last event that was followed is not in the store any more.",
        "Start again from the end or the beginning of the log.", {}, {}});
}

} // namespace durascope
