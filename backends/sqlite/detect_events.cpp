// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/detect_events.h"

#include "backends/sqlite/engine_statements.h"

namespace durascope::sqlite {

namespace {

constexpr std::int64_t boundariesAtOpening = 100'000;
constexpr std::int64_t boundariesPerStep = 100'000;

std::optional<StoredValue> metadata(Connection& connection, const Schema& schema, const char* key)
{
    if (!schema.hasAll("store_metadata", {"key", "value"}))
        return std::nullopt;
    Query query(connection, readMetadata);
    query.bind(key);
    return query.next() ? std::optional(query.value(0)) : std::nullopt;
}

/// Walks down from the end of the log; true if the boundaries cover it without a hole or an overlap.
bool coversTheLog(Connection& connection, std::int64_t last, std::int64_t limit)
{
    std::int64_t expectedEnd = last;
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    for (std::int64_t walked = 0; limit == 0 || walked < limit;) {
        std::int64_t rows = 0;
        Query query(connection, boundariesBefore);
        query.bind(before).bind(boundariesPerStep);
        for (; query.next(); ++rows) {
            before = query.integer(0);
            if (query.integer(1) != expectedEnd || before > expectedEnd)
                return false;
            expectedEnd = before - 1;
        }
        walked += rows;
        if (rows < boundariesPerStep)
            return expectedEnd == 0;
    }
    return true;
}

} // namespace

bool isEventTable(std::string_view name)
{
    return name == "events" || name == "append_batches" || name == "store_metadata" || name == "subscriber_cursors";
}

BatchFormat batchFormatOf(Connection& connection, const Schema& schema, std::int64_t limit)
{
    const auto version = metadata(connection, schema, "store_format_version");
    if (version && version->textOrEmpty() != "1")
        return BatchFormat::Unknown;
    if (const auto marker = metadata(connection, schema, "append_batch_boundary_format"))
        return marker->textOrEmpty() == "sparse_v1" ? BatchFormat::Sparse : BatchFormat::Unknown;
    std::int64_t last = 0;
    {
        Query query(connection, lastFact);
        last = query.next() ? query.integer(0) : 0;
    }
    if (!schema.hasAll("append_batches", {"first_sequence_number", "last_sequence_number"}))
        return last == 0 ? BatchFormat::Dense : BatchFormat::Mixed;
    return coversTheLog(connection, last, limit) ? BatchFormat::Dense : BatchFormat::Mixed;
}

void detectEvents(Connection& connection, const Schema& schema, Families& families)
{
    if (!schema.hasAll("events", {"sequence_number", "occurred_at", "event_type", "payload"}))
        return;
    const auto* number = schema.column("events", "sequence_number");
    if (!number->primaryKey || number->type != "INTEGER")
        return; // then a row's place is not its number, and this is another program's table
    families.eventFormat = batchFormatOf(connection, schema, boundariesAtOpening);
    if (*families.eventFormat == BatchFormat::Mixed)
        families.notes.emplace_back(
            "Append boundaries are missing: the log was written by versions that do not agree on them, and no version"
            " can run durable streams on it.");
    if (*families.eventFormat == BatchFormat::Unknown)
        families.notes.emplace_back(
            "The format marker is not one Durascope knows. What it knows of the file is shown.");
}

} // namespace durascope::sqlite
