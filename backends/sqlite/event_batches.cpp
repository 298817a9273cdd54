// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/event_reader.h"

#include <algorithm>

namespace durascope::sqlite {

namespace {

/// A boundary that claims more facts than this is damaged or made up; it is delivered in parts.
constexpr std::int64_t mostFactsInBatch = 100'000;
/// How far back a boundary that overlaps its successors is looked for.
constexpr int overlapsLookedAt = 16;

struct Range {
    std::int64_t first;
    std::int64_t last;
};

Range rangeOf(const AppendBatch& batch)
{
    return {integerOf(batch.firstSequenceNumber), integerOf(batch.lastSequenceNumber)};
}

/// Where the batch that holds `position` ends: the earliest stored range around it wins, as in the real system; a
/// fact outside all ranges stands alone.
std::int64_t endOfBatch(const std::vector<AppendBatch>& boundaries, std::int64_t position)
{
    for (const auto& boundary : boundaries) {
        const auto range = rangeOf(boundary);
        if (range.first > position)
            break;
        if (range.last >= position)
            return range.last;
    }
    return position;
}

std::vector<Fact> readFacts(
    Connection& connection, const EventStatements& statements, std::int64_t after, std::int64_t limit)
{
    Query query(connection, *statements.factsAfter);
    query.bind(after).bind(limit);
    return statements.fact.readAll(query);
}

} // namespace

std::vector<AppendBatch> boundariesIn(
    Connection& connection, const EventStatements& statements, std::int64_t first, std::int64_t last)
{
    std::vector<AppendBatch> found;
    if (statements.boundariesBetween == nullptr || last < first)
        return found;
    {
        Query before(connection, *statements.boundariesUpTo);
        before.bind(first).bind(overlapsLookedAt);
        while (before.next()) {
            auto batch = statements.batch.read(before);
            if (rangeOf(batch).last >= first)
                found.push_back(std::move(batch));
        }
    }
    std::reverse(found.begin(), found.end());
    Query inside(connection, *statements.boundariesBetween);
    inside.bind(first).bind(last);
    statements.batch.appendAll(found, inside);
    return found;
}

FactBatches batchesIn(Connection& connection, const EventStatements& statements, std::int64_t after, int limit)
{
    FactBatches answer;
    answer.bounds = boundsIn(connection, statements);
    auto facts = readFacts(connection, statements, after, std::max(limit, 1));
    if (facts.empty())
        return answer;
    const auto boundaries = boundariesIn(connection, statements, facts.front().row.value, facts.back().row.value);
    // What was read ends somewhere inside the last batch: read on to the end of the first one at least.
    const auto firstEnd = endOfBatch(boundaries, facts.front().row.value);
    if (firstEnd > facts.back().row.value) {
        const auto missing = std::min(firstEnd - facts.back().row.value, mostFactsInBatch);
        for (auto& fact : readFacts(connection, statements, facts.back().row.value, missing)) {
            if (fact.row.value <= firstEnd)
                facts.push_back(std::move(fact));
        }
    }
    const std::int64_t readTo = facts.back().row.value;
    for (std::size_t i = 0; i < facts.size();) {
        const auto end = endOfBatch(boundaries, facts[i].row.value);
        if (end > readTo && readTo < answer.bounds.last && !answer.batches.empty())
            break; // not whole yet
        FactBatch batch{facts[i].row.value, 0, {}};
        for (; i < facts.size() && facts[i].row.value <= end; ++i) {
            batch.last = facts[i].row.value;
            batch.facts.push_back(std::move(facts[i]));
        }
        answer.batches.push_back(std::move(batch));
    }
    answer.more = answer.batches.back().last < answer.bounds.last;
    return answer;
}

} // namespace durascope::sqlite
