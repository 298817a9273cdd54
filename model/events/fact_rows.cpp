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
    std::string head(payload->bytes().substr(0, FactRows::keptPayload));
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
    return cut ? cut->problem : payloadProblemOf(fact);
}

std::int64_t ListedFact::payloadBytes() const
{
    return cut ? cut->bytes : bytesOf(fact.payload);
}

FactRows::FactRows(std::int64_t first, std::int64_t last, FactPage page)
    : m_first(first)
    , m_size(static_cast<int>(std::max<std::int64_t>(0, last - first + 1)))
    , m_page(std::move(page))
{
    for (Fact& fact : m_page.facts) {
        const std::int64_t bytes = bytesOf(fact.payload);
        if (bytes <= static_cast<std::int64_t>(keptPayload))
            continue;
        m_cut[fact.row.value] = {bytes, payloadProblemOf(fact)};
        cutPayload(fact.payload);
    }
}

std::optional<ListedFact> FactRows::at(int index) const
{
    const std::int64_t position = m_first + index;
    const auto& facts = m_page.facts; // ascending
    const auto found = std::lower_bound(facts.begin(), facts.end(), position,
        [](const Fact& fact, std::int64_t wanted) { return fact.row.value < wanted; });
    if (found == facts.end() || found->row.value != position)
        return std::nullopt;
    const auto cut = m_cut.find(position);
    return ListedFact{*found, cut == m_cut.end() ? nullptr : &cut->second, batchAt(m_page.batches, position)};
}

std::size_t FactRows::bytes() const
{
    std::size_t sum = sizeof(FactRows) + m_page.facts.capacity() * sizeof(Fact);
    for (const Fact& fact : m_page.facts)
        sum += textOf(fact.occurredAt).size() + textOf(fact.eventType).size()
            + static_cast<std::size_t>(bytesOf(fact.payload));
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
