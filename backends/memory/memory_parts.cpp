// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_parts.h"

#include <charconv>

namespace durascope::memory {

namespace {

std::string textOrClass(const Column& column)
{
    if (!column)
        return {};
    switch (column->storage()) {
    case StoredValue::Class::Text:
        return std::string(column->bytes());
    case StoredValue::Class::Null:
        return "?null";
    case StoredValue::Class::Integer:
        return "?integer";
    case StoredValue::Class::Real:
        return "?real";
    case StoredValue::Class::Blob:
        return "?blob";
    }
    return {};
}

} // namespace

ExecutionFacts factsOf(const Execution& row)
{
    ExecutionFacts facts;
    facts.row = row.row;
    facts.executionId = textOrClass(row.executionId);
    facts.workflowId = textOrClass(row.workflowId);
    facts.workflowVersion = textOrClass(row.workflowVersion);
    facts.status = textOrClass(row.status);
    facts.tenantId = textOrClass(row.tenantId);
    facts.startedAt = textOf(row.startedAt);
    facts.updatedAt = textOf(row.updatedAt);
    facts.completedAt = textOf(row.completedAt);
    return facts;
}

std::string placeText(std::string_view text, RowId row)
{
    return std::string(text) + '\n' + std::to_string(row.value);
}

std::pair<std::string, std::int64_t> placeOf(const std::string& place)
{
    const std::size_t feed = place.rfind('\n');
    const std::size_t from = feed == std::string::npos ? 0 : feed + 1;
    std::int64_t number = 0;
    std::from_chars(place.data() + from, place.data() + place.size(), number);
    return {feed == std::string::npos ? std::string() : place.substr(0, feed), number};
}

} // namespace durascope::memory
