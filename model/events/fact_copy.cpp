// SPDX-License-Identifier: Apache-2.0
#include "model/events/fact_copy.h"

#include "model/json/row_json.h"

#include <algorithm>

namespace durascope {

namespace {

constexpr std::int64_t page = 200;

std::string storedText(const Column& column)
{
    if (column && (column->isText() || column->storage() == StoredValue::Class::Blob))
        return std::string(column->bytes());
    return cellText(column).toStdString();
}

std::string cellOf(const Fact& fact, FactColumn column)
{
    switch (column) {
    case FactColumn::Position:
        return std::to_string(fact.row.value);
    case FactColumn::OccurredAt:
        return storedText(fact.occurredAt);
    case FactColumn::EventType:
        return storedText(fact.eventType);
    case FactColumn::Payload:
        return storedText(fact.payload);
    case FactColumn::Size:
        return std::to_string(fact.payload ? fact.payload->bytes().size() : 0);
    case FactColumn::Batch:
        break;
    }
    return {};
}

/// How far a run of neighbouring positions goes, in a page at most.
std::size_t runEnd(const std::vector<std::int64_t>& positions, std::size_t from)
{
    std::size_t end = from + 1;
    while (
        end < positions.size() && positions[end] == positions[end - 1] + 1 && positions[end] - positions[from] < page)
        ++end;
    return end;
}

} // namespace

Result<std::string> copyFacts(EventStore& store, const std::vector<std::int64_t>& positions, RowSource::CopyKind kind,
    FactColumn column, const std::stop_token& stop)
{
    std::vector<std::int64_t> sorted = positions;
    std::sort(sorted.begin(), sorted.end());
    std::string text;
    bool firstLine = true;
    for (std::size_t at = 0; at < sorted.size();) {
        if (stop.stop_requested())
            return cancelled();
        const std::size_t end = runEnd(sorted, at);
        auto facts = store.facts(sorted[at], sorted[end - 1], stop);
        if (!facts)
            return failure(facts.error());
        for (const Fact& fact : facts->facts) {
            if (!firstLine)
                text += '\n';
            firstLine = false;
            text += kind == RowSource::CopyKind::RowAsJson ? rowJson(fact) : cellOf(fact, column);
        }
        if (text.size() > mostCopiedBytes)
            return failure({ErrorKind::InvalidArgument, "This is too much for the clipboard: over 64 MB of text.",
                "Choose fewer rows, or write them to a file with dscope events --json.", {}, {}});
        at = end;
    }
    return text;
}

} // namespace durascope
