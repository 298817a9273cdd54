// SPDX-License-Identifier: Apache-2.0
#include "model/live/workflow_look.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace durascope {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t mostEvents = 2'000;
constexpr int chunk = 1'000;
constexpr std::size_t mostExecutions = 20'000;

// A writer takes updated_at before it waits for the write lock (up to its busy timeout of 5 s), so a row can be
// committed with a time older than the newest one seen. A quick look goes back a little, one a second far enough.
constexpr auto narrowBack = 250ms;
constexpr auto wideBack = 10s;
constexpr auto wideGap = 1s;

std::string textBefore(const std::string& time, std::chrono::nanoseconds back)
{
    const auto instant = parseInstant(time);
    return instant ? formatOffsetForm({instant->nanoseconds - back.count()}) : time;
}

StoredValue idOf(const WorkflowEvent& event)
{
    return event.id.value_or(StoredValue());
}

} // namespace

std::optional<WorkflowLook::Clock::time_point> WorkflowLook::due() const
{
    if (!m_itemsTold)
        return Clock::time_point(); // long ago: at once
    if (m_wideLookDue && m_items.due())
        return std::min(*m_wideLookDue, *m_items.due());
    return m_wideLookDue ? m_wideLookDue : m_items.due();
}

std::optional<WorkflowChange> WorkflowLook::takePending()
{
    const WorkflowChange& p = m_pending;
    if (p.heads == m_heads && p.executions.empty() && p.events.empty() && p.items.empty() && p.deadLetters.empty()
        && !p.deadLettersRemoved && !p.tablesRewritten)
        return std::nullopt;
    WorkflowChange change = std::exchange(m_pending, {});
    change.heads = m_heads;
    m_pending.heads = m_heads;
    return change;
}

Result<std::optional<WorkflowChange>> WorkflowLook::look(
    WorkflowStore& store, bool tellFirst, ItemLook::Cause cause, Clock::time_point now, const std::stop_token& stop)
{
    auto heads = store.heads(stop);
    if (!heads)
        return failure(heads.error());
    if (m_started) {
        const auto rewritten = wasRewritten(store, *heads, stop);
        if (!rewritten)
            return failure(rewritten.error());
        if (*rewritten) {
            *this = WorkflowLook();
            tellFirst = true;
        }
    }
    if (!m_started) {
        if (const auto started = start(store, *heads, stop); !started)
            return failure(started.error());
        m_pending.tablesRewritten = tellFirst;
        return takePending();
    }
    // Events before executions: the execution of an event that is told is then never newer than what is told of it.
    if (const auto read = readEvents(store, *heads, stop); !read)
        return failure(read.error());
    if (const auto read = readNewExecutions(store, *heads, stop); !read)
        return failure(read.error());
    if (const auto read = readChangedExecutions(store, *heads, cause, now, stop); !read)
        return failure(read.error());
    if (const auto read = readDeadLetters(store, *heads, stop); !read)
        return failure(read.error());
    if (const auto read = m_items.look(store, heads->workItems, cause, now, m_pending.items, stop); !read)
        return failure(read.error());
    m_heads.workItems = heads->workItems;
    m_itemsTold = true;
    return takePending();
}

Status WorkflowLook::start(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop)
{
    const auto last = store.eventsAfter({heads.events.value - 1}, 1, stop);
    if (!last)
        return failure(last.error());
    const auto letters = store.deadLettersAfter({heads.deadLetters.value - 1}, 1, stop);
    if (!letters)
        return failure(letters.error());
    if (auto read = readUpdatedSince(store, textBefore(heads.newestUpdatedAt, wideBack), false, stop); !read)
        return read;
    if (!last->events.empty() && last->events.front().row == heads.events)
        m_lastEventId = idOf(last->events.front());
    if (!letters->empty() && letters->front().row == heads.deadLetters)
        m_lastDeadLetter = letters->front();
    m_heads = heads;
    m_pending.heads = heads;
    m_started = true;
    return {};
}

Result<bool> WorkflowLook::wasRewritten(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop)
{
    if (heads.events < m_heads.events || heads.executions < m_heads.executions || heads.workItems < m_heads.workItems)
        return true;
    if (heads.events == m_heads.events || m_heads.events.value == 0)
        return false;
    const auto last = store.eventsAfter({m_heads.events.value - 1}, 1, stop);
    if (!last)
        return failure(last.error());
    return last->events.empty() || last->events.front().row != m_heads.events
        || idOf(last->events.front()) != m_lastEventId;
}

Status WorkflowLook::readEvents(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop)
{
    if (heads.events == m_heads.events)
        return {};
    // Of a flood only the newest; row numbers have no holes worth minding.
    const bool flood = heads.events.value - m_heads.events.value > mostEvents;
    const RowId after = flood ? RowId{heads.events.value - mostEvents} : m_heads.events;
    auto read = store.eventsAfter(after, static_cast<int>(mostEvents), stop);
    if (!read)
        return failure(read.error());
    auto& found = read->events;
    // What was committed since the heads were read may be cut within a transaction: it comes whole with the next look.
    if (read->more)
        std::erase_if(found, [&heads](const WorkflowEvent& event) { return event.row > heads.events; });
    if (found.empty())
        return {};
    m_heads.events = found.back().row;
    m_lastEventId = idOf(found.back());
    auto& events = m_pending.events;
    if (flood)
        events.clear();
    events.insert(events.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    m_pending.eventsCut = m_pending.eventsCut || flood;
    return {};
}

void WorkflowLook::keepIfChanged(ExecutionFacts facts, bool tell)
{
    const auto known = m_recent.find(facts.row.value);
    if (known != m_recent.end() && known->second == facts)
        return;
    m_recent[facts.row.value] = facts;
    if (tell)
        m_pending.executions.push_back(std::move(facts));
}

Status WorkflowLook::readNewExecutions(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop)
{
    while (heads.executions > m_heads.executions) {
        auto found = store.executionFactsAfter(m_heads.executions, chunk, stop);
        if (!found)
            return failure(found.error());
        if (found->empty())
            return {};
        m_heads.executions = found->back().row;
        for (ExecutionFacts& facts : *found)
            keepIfChanged(std::move(facts), true);
        if (m_pending.executions.size() > mostExecutions) { // an import: cheaper to read again than to apply
            m_pending.executions.clear();
            m_pending.tablesRewritten = true;
            m_heads.executions = heads.executions;
        }
    }
    return {};
}

Status WorkflowLook::readChangedExecutions(WorkflowStore& store, const WorkflowHeads& heads, ItemLook::Cause cause,
    Clock::time_point now, const std::stop_token& stop)
{
    const bool wide = m_wideLookDue && now >= *m_wideLookDue;
    if (wide)
        m_wideLookDue.reset();
    else if (!m_wideLookDue && cause == ItemLook::Cause::Commit)
        m_wideLookDue = now + wideGap;
    const std::string& newest = m_heads.newestUpdatedAt;
    if (auto read = readUpdatedSince(store, textBefore(newest, wide ? wideBack : narrowBack), true, stop); !read)
        return read;
    m_heads.newestUpdatedAt = std::max(m_heads.newestUpdatedAt, heads.newestUpdatedAt);
    if (wide) {
        const std::string oldest = textBefore(m_heads.newestUpdatedAt, wideBack);
        std::erase_if(m_recent, [&oldest](const auto& entry) { return entry.second.updatedAt < oldest; });
    }
    return {};
}

Status WorkflowLook::readUpdatedSince(WorkflowStore& store, std::string since, bool tell, const std::stop_token& stop)
{
    int limit = chunk;
    while (true) {
        auto found = store.executionFactsUpdatedSince(since, limit, stop);
        if (!found)
            return failure(found.error());
        const bool full = found->size() == static_cast<std::size_t>(limit);
        const std::string last = found->empty() ? since : found->back().updatedAt;
        for (ExecutionFacts& facts : *found)
            keepIfChanged(std::move(facts), tell);
        if (m_pending.executions.size() > mostExecutions) {
            m_pending.executions.clear();
            m_pending.tablesRewritten = true;
        }
        if (!full)
            return {};
        if (last == since) // more rows of one moment than fit
            limit *= 2;
        since = last;
    }
}

Status WorkflowLook::readDeadLetters(WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop)
{
    if (heads.deadLetterCount == 0 && m_heads.deadLetterCount == 0)
        return {};
    auto found = store.deadLettersAfter({m_heads.deadLetters.value - 1}, chunk, stop);
    if (!found)
        return failure(found.error());
    auto first = found->begin();
    std::int64_t expected = m_heads.deadLetterCount;
    if (m_lastDeadLetter) {
        if (first != found->end() && *first == *m_lastDeadLetter) {
            ++first;
        } else {
            m_pending.deadLettersRemoved = true;
            --expected;
        }
    }
    for (auto letter = first; letter != found->end(); ++letter) {
        if (letter->row > heads.deadLetters)
            break; // committed since; the next look tells it
        ++expected;
        m_lastDeadLetter = *letter;
        m_pending.deadLetters.push_back(std::move(*letter));
    }
    m_pending.deadLettersRemoved = m_pending.deadLettersRemoved || heads.deadLetterCount < expected;
    if (found->size() == static_cast<std::size_t>(chunk)) // an import
        m_pending.deadLettersRemoved = true;
    if (m_pending.deadLettersRemoved && (!m_lastDeadLetter || m_lastDeadLetter->row != heads.deadLetters))
        return rememberLastDeadLetter(store, heads, stop);
    m_heads.deadLetters = heads.deadLetters;
    m_heads.deadLetterCount = heads.deadLetterCount;
    return {};
}

Status WorkflowLook::rememberLastDeadLetter(
    WorkflowStore& store, const WorkflowHeads& heads, const std::stop_token& stop)
{
    auto found = store.deadLettersAfter({heads.deadLetters.value - 1}, 1, stop);
    if (!found)
        return failure(found.error());
    m_lastDeadLetter.reset();
    if (!found->empty() && found->front().row == heads.deadLetters)
        m_lastDeadLetter = found->front();
    m_heads.deadLetters = heads.deadLetters;
    m_heads.deadLetterCount = heads.deadLetterCount;
    return {};
}

} // namespace durascope
