// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/workflow_statements.h"

namespace durascope::sqlite {

namespace {

void buildItems(QueueStatements& statements, Catalogue& catalogue, const Schema& schema)
{
    const auto present = schema.columns("work_items");
    statements.item = RowColumns<WorkItem>(present);
    statements.lightItem = RowColumns<WorkItem>(present, {&WorkItem::payload});
    statements.wholeItem = SingleRow<WorkItem>(catalogue, present, {&WorkItem::payload});
    const auto whole = statements.item.select();
    const auto light = statements.lightItem.select();
    statements.standingItems = catalogue.add("work_items.standing",
        "SELECT count(CASE WHEN rowid <= ?1 THEN 1 END), count(*) FROM work_items WHERE +rowid <= ?2");
    const std::string keys = "SELECT rowid, created_at FROM work_items";
    statements.keys = catalogue.add("work_items.keys", keys + " WHERE rowid > ?1 ORDER BY rowid LIMIT ?2");
    statements.keysOfStatus = catalogue.add("work_items.keys_of_status", keys + " WHERE status = ?1");
    statements.keysOfExecution = catalogue.add("work_items.keys_of_execution", keys + " WHERE execution_id = ?1");
    statements.itemByRow = catalogue.add("work_items.by_row",
        "SELECT " + statements.item.list("i") + " FROM work_items i WHERE i.rowid = ?3"
            + " AND (?1 IS NULL OR i.status = ?1)" + ofExecution(schema, "i", false));
    statements.itemById = catalogue.add("work_items.by_id", statements.wholeItem.select() + " WHERE id = ?1");
    statements.itemsOf = catalogue.add("work_items.of", whole + " WHERE execution_id = ?1 ORDER BY rowid");
    statements.depths = catalogue.add(
        "work_items.depths", "SELECT queue_type, status, count(*) FROM work_items GROUP BY status, queue_type");
    statements.oldestPending = catalogue.add("work_items.oldest_pending",
        "SELECT min(created_at) FROM work_items WHERE status = 'pending' AND queue_type = ?1");
    statements.openOfStatus
        = catalogue.add("work_items.open", light + " WHERE status = ?1 ORDER BY created_at, rowid LIMIT ?2");
    statements.openAfter = catalogue.add("work_items.open_after",
        light + " WHERE status = ?1 AND (queue_type, rowid) > (?2, ?3) ORDER BY queue_type, rowid LIMIT ?4");
    statements.firstQueue = catalogue.add(
        "work_items.first_queue", "SELECT queue_type FROM work_items WHERE status = ?1 ORDER BY queue_type LIMIT 1");
    statements.nextQueue = catalogue.add("work_items.next_queue",
        "SELECT queue_type FROM work_items WHERE status = ?1 AND queue_type > ?2 ORDER BY queue_type LIMIT 1");
    statements.newestOfQueue = catalogue.add(
        "work_items.newest_of_queue", light + " WHERE status = ?1 AND queue_type = ?2 ORDER BY rowid DESC LIMIT ?3");
    statements.completedSince = catalogue.add("work_items.completed_since",
        light + " WHERE rowid > (SELECT max(rowid) FROM work_items) - ?2 AND completed_at >= ?1 ORDER BY rowid DESC");
    statements.lastItem = catalogue.add("work_items.last_row", "SELECT max(rowid) FROM work_items");
    statements.newestAttempt = catalogue.add("work_items.newest_attempt",
        "SELECT attempt FROM work_items WHERE execution_id = ?1 ORDER BY rowid DESC LIMIT 1");
}

void buildLetters(QueueStatements& statements, Catalogue& catalogue, const Schema& schema)
{
    if (!schema.hasAll("dead_letter_items",
            {"id", "execution_id", "node_id", "queue_type", "attempt", "last_error", "created_at", "dead_lettered_at"}))
        return;
    const auto present = schema.columns("dead_letter_items");
    statements.letter = RowColumns<DeadLetter>(present);
    statements.lightLetter = RowColumns<DeadLetter>(present, {&DeadLetter::payload});
    statements.wholeLetter = SingleRow<DeadLetter>(catalogue, present, {&DeadLetter::payload, &DeadLetter::lastError});
    const std::string list = "SELECT " + statements.letter.list("d") + " FROM dead_letter_items d WHERE ";
    const std::string narrowed = ofExecution(schema, "d", true);
    const std::string order = " ORDER BY d.dead_lettered_at DESC, d.rowid DESC";
    statements.newestLetters = catalogue.add("dead_letter_items.newest", list + "1" + narrowed + order + " LIMIT ?3");
    statements.olderLetters = catalogue.add(
        "dead_letter_items.older", list + "(d.dead_lettered_at, d.rowid) < (?3, ?4)" + narrowed + order + " LIMIT ?5");
    statements.timelessLetters = catalogue.add("dead_letter_items.timeless",
        list + "d.dead_lettered_at IS ?5 AND d.rowid < ?3" + narrowed + order + " LIMIT ?4");
    statements.lettersAfter = catalogue.add(
        "dead_letter_items.after", statements.lightLetter.select() + " WHERE rowid > ?1 ORDER BY rowid LIMIT ?2");
    statements.letterByRow
        = catalogue.add("dead_letter_items.by_row", statements.wholeLetter.select() + " WHERE rowid = ?1");
    statements.lettersOf
        = catalogue.add("dead_letter_items.of", statements.letter.select() + " WHERE execution_id = ?1 ORDER BY rowid");
    statements.letterCountOf
        = catalogue.add("dead_letter_items.count_of", "SELECT count(*) FROM dead_letter_items WHERE execution_id = ?1");
    statements.letterCount = catalogue.add("dead_letter_items.count", "SELECT count(*) FROM dead_letter_items");
    statements.lastLetter = catalogue.add("dead_letter_items.last_row", "SELECT max(rowid) FROM dead_letter_items");
}

} // namespace

void QueueStatements::build(Catalogue& catalogue, const Schema& schema)
{
    buildItems(*this, catalogue, schema);
    buildLetters(*this, catalogue, schema);
}

} // namespace durascope::sqlite
