// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/workflow_statements.h"

#include <cstdint>
#include <limits>

namespace durascope::sqlite {

namespace {

/// The condition for a tenant. Before schema 3 there are no tenants: everything belongs to `default`.
std::string tenantIs(const Schema& schema, const std::string& executionAlias)
{
    return schema.has("workflow_executions", "tenant_id") ? executionAlias + ".tenant_id = ?2" : "?2 = 'default'";
}

} // namespace

std::string ofExecution(const Schema& schema, std::string_view alias, bool withStatus)
{
    const std::string execution = " EXISTS (SELECT 1 FROM workflow_executions x WHERE x.execution_id = "
        + std::string(alias) + ".execution_id AND ";
    std::string text = " AND (?2 IS NULL OR" + execution + tenantIs(schema, "x") + "))";
    if (withStatus)
        text += " AND (?1 IS NULL OR" + execution + "x.status = ?1))";
    return text;
}

void ExecutionStatements::build(Catalogue& catalogue, const Schema& schema)
{
    const auto present = schema.columns("workflow_executions");
    row = RowColumns<Execution>(present);
    whole = SingleRow<Execution>(catalogue, present, {&Execution::initialInput, &Execution::currentState});
    hasTenant = present.find("tenant_id") != present.end();
    // The index on updated_at gives the order; narrowing filters on the way, so nothing is ever sorted.
    const std::string narrowed = " FROM workflow_executions e WHERE (?1 IS NULL OR e.status = ?1) AND (?2 IS NULL OR "
        + tenantIs(schema, "e") + ")";
    const std::string order = " ORDER BY e.updated_at DESC, e.rowid DESC";
    newest = catalogue.add("workflow_executions.newest", "SELECT " + row.list("e") + narrowed + order + " LIMIT ?3");
    older = catalogue.add("workflow_executions.older",
        "SELECT " + row.list("e") + narrowed + " AND (e.updated_at, e.rowid) < (?3, ?4)" + order + " LIMIT ?5");
    // ?5 is never bound: IS NULL on a column declared NOT NULL would not use the index.
    timeless = catalogue.add("workflow_executions.timeless",
        "SELECT " + row.list("e") + narrowed + " AND e.updated_at IS ?5 AND e.rowid < ?3" + order + " LIMIT ?4");
    byId = catalogue.add("workflow_executions.by_id", whole.select() + " WHERE execution_id = ?1");
    byRow = catalogue.add("workflow_executions.by_row", whole.select() + " WHERE rowid = ?1");
    const std::string facts = std::string("SELECT rowid, execution_id, workflow_id, workflow_version, status, ")
        + (hasTenant ? "tenant_id" : "NULL") + ", started_at, updated_at, completed_at FROM workflow_executions";
    factsAfter = catalogue.add("workflow_executions.facts_after", facts + " WHERE rowid > ?1 ORDER BY rowid LIMIT ?2");
    factsSince = catalogue.add(
        "workflow_executions.facts_since", facts + " WHERE updated_at >= ?1 ORDER BY updated_at, rowid LIMIT ?2");
    factsByRow = catalogue.add("workflow_executions.facts_by_row", facts + " WHERE rowid = ?1");
    idByRow = catalogue.add(
        "workflow_executions.id_by_row", "SELECT execution_id FROM workflow_executions WHERE rowid = ?1");
    lastRow = catalogue.add("workflow_executions.last_row", "SELECT max(rowid) FROM workflow_executions");
    // The plus keeps the engine from walking the wide rows themselves: an index holds every rowid, too.
    standing
        = catalogue.add("workflow_executions.standing", "SELECT count(*) FROM workflow_executions WHERE +rowid <= ?1");
    newestUpdate = catalogue.add("workflow_executions.newest_update",
        "SELECT updated_at FROM workflow_executions ORDER BY updated_at DESC LIMIT 1");
}

void HistoryStatements::build(Catalogue& catalogue, const Schema& schema)
{
    event = RowColumns<WorkflowEvent>(schema.columns("events"));
    const auto snapshotColumns = schema.columns("snapshots");
    snapshot = RowColumns<Snapshot>(snapshotColumns);
    lightSnapshot
        = RowColumns<Snapshot>(snapshotColumns, {&Snapshot::state, &Snapshot::completedNodes, &Snapshot::activeNodes});
    wholeSnapshot = SingleRow<Snapshot>(
        catalogue, snapshotColumns, {&Snapshot::state, &Snapshot::completedNodes, &Snapshot::activeNodes});
    const auto events = event.select();
    eventsByRow = catalogue.add("events.by_row",
        "SELECT " + event.list("e") + " FROM events e WHERE e.rowid > ?3" + ofExecution(schema, "e", true)
            + " ORDER BY e.rowid LIMIT ?4");
    eventsBySequence = catalogue.add("events.by_sequence",
        events + " WHERE execution_id = ?1 AND (sequence, rowid) > (?2, ?3) ORDER BY sequence, rowid LIMIT ?4");
    unnumbered = catalogue.add("events.unnumbered",
        events + " WHERE execution_id = ?1 AND sequence IS ?4 AND rowid > ?2 ORDER BY rowid LIMIT ?3");
    belowOne = catalogue.add(
        "events.below_one", events + " WHERE execution_id = ?1 AND sequence < 1 ORDER BY sequence, rowid LIMIT ?2");
    between = catalogue.add(
        "events.between", events + " WHERE execution_id = ?1 AND sequence BETWEEN ?2 AND ?3 ORDER BY sequence");
    // A text or a BLOB is greater than every number, so numbers are asked for by their greatest.
    const std::string lastOf = "SELECT max(sequence) FROM events WHERE execution_id = ?1 AND sequence <= "
        + std::to_string(std::numeric_limits<std::int64_t>::max());
    ends = catalogue.add("events.ends",
        "SELECT (" + lastOf + "), (SELECT count(*) FROM events WHERE execution_id = ?1), ("
            + "SELECT min(sequence) FROM events WHERE execution_id = ?1 AND sequence > ?2 AND sequence <= "
            + std::to_string(std::numeric_limits<std::int64_t>::max()) + ")");
    latest = catalogue.add("events.latest", lastOf);
    newestOf = catalogue.add("events.newest_of", events + " WHERE execution_id = ?1 ORDER BY sequence DESC LIMIT ?2");
    after = catalogue.add("events.after", events + " WHERE rowid > ?1 ORDER BY rowid LIMIT ?2");
    newest = catalogue.add("events.newest", events + " ORDER BY rowid DESC LIMIT ?1");
    lastRow = catalogue.add("events.last_row", "SELECT max(rowid) FROM events");
    const std::string newestFirst = " WHERE execution_id = ?1 ORDER BY at_sequence DESC";
    snapshots = catalogue.add("snapshots.of", snapshot.select() + newestFirst);
    lightSnapshots = catalogue.add("snapshots.of_light", lightSnapshot.select() + newestFirst);
    latestSnapshot = catalogue.add("snapshots.latest", wholeSnapshot.select() + newestFirst + " LIMIT 1");
}

WorkflowStatements::WorkflowStatements(const Schema& schema)
{
    executions.build(*this, schema);
    history.build(*this, schema);
    queue.build(*this, schema);
    records.build(*this, schema);
}

} // namespace durascope::sqlite
