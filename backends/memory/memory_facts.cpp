// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_facts.h"

#include "backends/contract/payload_match.h"
#include "backends/memory/memory_parts.h"

#include <algorithm>
#include <set>

namespace durascope {

namespace {

constexpr std::int64_t greatestPage = 10'000;

} // namespace

MemoryFacts::MemoryFacts(std::shared_ptr<const MemoryData> data)
    : m_data(std::move(data))
{
}

LogBounds MemoryFacts::boundsNow() const
{
    const auto& rows = m_data->facts.rows;
    return rows.empty() ? LogBounds{} : LogBounds{rows.begin()->first, rows.rbegin()->first};
}

Result<BatchFormat> MemoryFacts::format(const std::stop_token&)
{
    return BatchFormat::Sparse;
}

Result<LogBounds> MemoryFacts::bounds(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return boundsNow();
}

Result<FactPage> MemoryFacts::facts(std::int64_t first, std::int64_t last, const std::stop_token&)
{
    if (last >= first && static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first) >= greatestPage)
        return failure({ErrorKind::InvalidArgument, "A page holds at most 10,000 positions.", {}, {}, {}});
    const std::shared_lock hold(m_data->mutex);
    FactPage page;
    page.bounds = boundsNow();
    const auto& rows = m_data->facts.rows;
    for (auto row = rows.lower_bound(first); row != rows.end() && row->first <= last; ++row)
        page.facts.push_back(row->second);
    page.batches = batchesTouching(first, last);
    return page;
}

Result<FactPage> MemoryFacts::factsAfter(std::int64_t after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    FactPage page;
    page.bounds = boundsNow();
    const auto& rows = m_data->facts.rows;
    for (auto row = rows.upper_bound(after); row != rows.end() && std::ssize(page.facts) < limit; ++row)
        page.facts.push_back(row->second);
    return page;
}

Result<Fact> MemoryFacts::fact(std::int64_t position, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto found = m_data->facts.rows.find(position);
    if (found == m_data->facts.rows.end())
        return failure({ErrorKind::NotFound, "There is no event with this position.", {}, "events", {}});
    return found->second;
}

Result<FactBatches> MemoryFacts::batchesAfter(std::int64_t after, int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    FactBatches answer;
    answer.bounds = boundsNow();
    const auto& rows = m_data->facts.rows;
    std::int64_t taken = 0;
    for (auto row = rows.upper_bound(after); row != rows.end();) {
        std::int64_t end = row->first;
        const auto next = m_data->batches.upper_bound(row->first);
        if (next != m_data->batches.begin())
            end = std::max(end, integerOf(std::prev(next)->second.lastSequenceNumber));
        FactBatch batch;
        batch.first = row->first;
        for (; row != rows.end() && row->first <= end; ++row) {
            batch.facts.push_back(row->second);
            batch.last = row->first;
        }
        taken += std::ssize(batch.facts);
        if (taken > limit && !answer.batches.empty())
            break;
        answer.batches.push_back(std::move(batch));
    }
    answer.more = !answer.batches.empty() && answer.batches.back().last < answer.bounds.last;
    return answer;
}

Result<std::vector<AppendBatch>> MemoryFacts::batches(std::int64_t first, std::int64_t last, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return batchesTouching(first, last);
}

std::vector<AppendBatch> MemoryFacts::batchesTouching(std::int64_t first, std::int64_t last) const
{
    std::vector<AppendBatch> touching;
    // Boundaries never overlap, so at most one that starts earlier reaches into the range.
    auto batch = m_data->batches.upper_bound(first);
    if (batch != m_data->batches.begin() && integerOf(std::prev(batch)->second.lastSequenceNumber) >= first)
        --batch;
    for (; batch != m_data->batches.end() && batch->first <= last; ++batch)
        touching.push_back(batch->second);
    return touching;
}

Result<std::int64_t> MemoryFacts::positionAtTime(Instant time, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    const auto& rows = m_data->facts.rows;
    const LogBounds ends = boundsNow();
    std::int64_t low = ends.first;
    std::int64_t high = ends.last + 1; // the answer lies in [low, high]
    std::int64_t answer = high;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        auto row = rows.lower_bound(middle);
        std::optional<Instant> found;
        for (; row != rows.end() && row->first < high; ++row)
            if ((found = parseInstant(textOf(row->second.occurredAt))))
                break;
        if (found && *found < time) {
            low = row->first + 1;
            continue;
        }
        if (found)
            answer = row->first;
        high = middle;
    }
    return answer;
}

Result<std::vector<std::string>> MemoryFacts::eventTypes(int limit, const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    std::set<std::string> types;
    for (const auto& [position, row] : m_data->facts.rows)
        types.emplace(textOf(row.eventType));
    std::vector<std::string> listed;
    for (const std::string& type : types)
        if (std::ssize(listed) < limit)
            listed.push_back(type);
    return listed;
}

Result<QueryAnswer> MemoryFacts::query(const EventQuery& query, std::optional<int> limit, const std::stop_token& stop)
{
    Result<QueryMatcher> matcher = QueryMatcher::make(query);
    if (!matcher)
        return failure(matcher.error());
    const std::shared_lock hold(m_data->mutex);
    QueryAnswer answer;
    for (const auto& [position, row] : m_data->facts.rows) {
        if (stop.stop_requested())
            return cancelled();
        const Verdict verdict = matcher->judge(row);
        if (verdict == Verdict::Undecodable)
            answer.undecodable.push_back(position);
        if (verdict != Verdict::Match)
            continue;
        answer.contextVersion = position;
        const bool wanted = !query.minSequenceNumber || static_cast<std::uint64_t>(position) > *query.minSequenceNumber;
        if (!wanted || (limit && std::ssize(answer.facts) >= *limit))
            continue;
        answer.facts.push_back(row);
        answer.lastReturned = position;
    }
    return answer;
}

Result<std::vector<SubscriberCursor>> MemoryFacts::cursors(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsInOrder(m_data->cursors, {&SubscriberCursor::subscriberId});
}

Result<std::vector<StoreMetadata>> MemoryFacts::metadata(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return memory::rowsInOrder(m_data->metadata, {&StoreMetadata::key});
}

Result<std::map<std::string, std::int64_t>> MemoryFacts::counts(const std::stop_token&)
{
    const std::shared_lock hold(m_data->mutex);
    return std::map<std::string, std::int64_t>{
        {"append_batches", std::ssize(m_data->batches)},
        {"events", std::ssize(m_data->facts.rows)},
        {"store_metadata", std::ssize(m_data->metadata.rows)},
        {"subscriber_cursors", std::ssize(m_data->cursors.rows)},
    };
}

} // namespace durascope
