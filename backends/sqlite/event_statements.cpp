// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/event_statements.h"

#include "backends/sqlite/detect_events.h"

namespace durascope::sqlite {

EventStatements::EventStatements(const Schema& schema)
    : fact(schema.columns("events"))
    , wholeFact(*this, schema.columns("events"), {&Fact::payload})
    , batch(schema.columns("append_batches"))
    , cursor(schema.columns("subscriber_cursors"))
    , metadataRow(schema.columns("store_metadata"))
{
    bounds = add(
        "events.bounds", "SELECT (SELECT min(sequence_number) FROM events), (SELECT max(sequence_number) FROM events)");
    const auto facts = fact.select();
    factsBetween = add("events.between", facts + " WHERE sequence_number BETWEEN ?1 AND ?2 ORDER BY sequence_number");
    factsAfter = add("events.after", facts + " WHERE sequence_number > ?1 ORDER BY sequence_number LIMIT ?2");
    factsBefore = add("events.before", facts + " WHERE sequence_number < ?1 ORDER BY sequence_number DESC LIMIT ?2");
    oneFact = add("events.one", wholeFact.select() + " WHERE sequence_number = ?1");
    factsOfTypeAfter = add("events.of_type_after",
        facts + " WHERE event_type = ?1 AND sequence_number > ?2 ORDER BY sequence_number LIMIT ?3");
    factsOfTypeBefore = add("events.of_type_before",
        facts + " WHERE event_type = ?1 AND sequence_number < ?2 ORDER BY sequence_number DESC LIMIT ?3");
    timeAtOrAfter = add("events.time_at_or_after",
        "SELECT sequence_number, occurred_at FROM events WHERE sequence_number >= ?1 ORDER BY sequence_number LIMIT 1");
    firstType = add("events.first_type", "SELECT event_type FROM events ORDER BY event_type LIMIT 1");
    nextType
        = add("events.next_type", "SELECT event_type FROM events WHERE event_type > ?1 ORDER BY event_type LIMIT 1");
    if (schema.hasAll("append_batches", {"first_sequence_number", "last_sequence_number"})) {
        boundariesBetween = add("append_batches.between",
            batch.select()
                + " WHERE first_sequence_number > ?1 AND first_sequence_number <= ?2"
                  " ORDER BY first_sequence_number");
        boundariesUpTo = add("append_batches.up_to",
            batch.select() + " WHERE first_sequence_number <= ?1 ORDER BY first_sequence_number DESC LIMIT ?2");
    }
    if (schema.hasAll("subscriber_cursors", {"subscriber_id", "event_query", "last_processed_sequence_number"}))
        cursors = add("subscriber_cursors.all", cursor.select() + " ORDER BY subscriber_id, rowid");
    if (schema.hasAll("store_metadata", {"key", "value"}))
        metadata = add("store_metadata.all", metadataRow.select() + " ORDER BY key, rowid");
    for (const auto& table : schema.tables()) {
        if (isEventTable(table))
            counts.emplace_back(table, add(table + ".rows", "SELECT count(*) FROM " + table));
    }
}

} // namespace durascope::sqlite
