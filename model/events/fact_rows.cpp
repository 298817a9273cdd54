// SPDX-License-Identifier: Apache-2.0
#include "model/events/fact_rows.h"

#include "backends/contract/json_tree.h"
#include "backends/contract/payload_match.h"
#include "model/json/json_reader.h"

#include <algorithm>

namespace durascope {

namespace {

std::int64_t bytesOf(const Column& column)
{
    return column ? static_cast<std::int64_t>(column->bytes().size()) : 0;
}

/// Keeps the storage class and the first bytes: a list shows no more, and a page of long payloads would be megabytes.
void cutPayload(Column& payload)
{
    if (!payload || payload->bytes().size() <= FactRows::keptPayload)
        return;
    std::string head = payload->bytes().substr(0, FactRows::keptPayload);
    payload = payload->isText() ? StoredValue::text(std::move(head)) : StoredValue::blob(std::move(head));
}

} // namespace

std::optional<BatchPlace> batchAt(std::span<const AppendBatch> batches, std::int64_t position)
{
    for (const AppendBatch& batch : batches) {
        const BatchPlace place{integerOf(batch.firstSequenceNumber), integerOf(batch.lastSequenceNumber)};
        if (place.first > position)
            break;
        if (place.last >= position && place.last > place.first)
            return place;
    }
    return std::nullopt;
}

std::string timeProblemOf(const Fact& fact)
{
    if (!fact.occurredAt || !fact.occurredAt->isText())
        return "The time is not stored as text.";
    if (!isFactTime(fact.occurredAt->bytes()))
        return "The time is not an RFC 3339 time with an offset.";
    return {};
}

std::string payloadProblemOf(const Fact& fact)
{
    if (!fact.payload || !fact.payload->isText())
        return "The payload is not stored as text.";
    JsonProblem problem;
    if (!isJson(fact.payload->bytes(), &problem))
        return "The payload is not JSON: " + problem.reason + " at byte " + std::to_string(problem.offset) + ".";
    if (!JsonTree().parse(fact.payload->bytes()))
        return "The store's own reader cannot take this payload: too deep, or a number is out of range.";
    return {};
}

std::string ListedFact::timeProblem() const
{
    return timeProblemOf(fact);
}

std::string ListedFact::payloadProblem() const
{
    return cutPayloadProblem ? *cutPayloadProblem : payloadProblemOf(fact);
}

FactRows::FactRows(std::int64_t first, std::int64_t last, FactPage page)
    : m_first(first)
    , m_bounds(page.bounds)
    , m_places(static_cast<std::size_t>(std::max<std::int64_t>(0, last - first + 1)), -1)
{
    m_facts.reserve(page.facts.size());
    std::span<const AppendBatch> nearby(page.batches);
    for (Fact& fact : page.facts) {
        const std::int64_t position = fact.row.value;
        if (position < first || position > last)
            continue;
        ListedFact& listed = m_facts.emplace_back();
        listed.payloadBytes = bytesOf(fact.payload);
        if (listed.payloadBytes > static_cast<std::int64_t>(keptPayload))
            listed.cutPayloadProblem = payloadProblemOf(fact);
        // Both ascend, so boundaries that ended before this fact are not looked at again.
        while (!nearby.empty() && integerOf(nearby.front().lastSequenceNumber) < position)
            nearby = nearby.subspan(1);
        listed.batch = batchAt(nearby, position);
        listed.fact = std::move(fact);
        cutPayload(listed.fact.payload);
        m_places[static_cast<std::size_t>(position - first)] = static_cast<std::int32_t>(m_facts.size()) - 1;
    }
}

const ListedFact* FactRows::at(int index) const
{
    const std::int32_t place = m_places[static_cast<std::size_t>(index)];
    return place < 0 ? nullptr : &m_facts[static_cast<std::size_t>(place)];
}

std::size_t FactRows::bytes() const
{
    std::size_t sum = sizeof(FactRows) + m_places.capacity() * sizeof(std::int32_t);
    for (const ListedFact& listed : m_facts) {
        const Fact& fact = listed.fact;
        sum += sizeof(ListedFact) + textOf(fact.occurredAt).size() + textOf(fact.eventType).size();
        sum += fact.payload ? fact.payload->bytes().size() : 0;
    }
    return sum;
}

Result<std::shared_ptr<const FactRows>> readFactRows(
    EventStore& store, std::int64_t first, std::int64_t last, const std::stop_token& stop)
{
    auto page = store.facts(first, last, stop);
    if (!page)
        return failure(page.error());
    return std::make_shared<const FactRows>(first, last, std::move(*page));
}

} // namespace durascope
