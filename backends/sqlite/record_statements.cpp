// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/detect_workflow.h"
#include "backends/sqlite/workflow_statements.h"

namespace durascope::sqlite {

namespace {

/// Columns and the statement that lists a small table, when the file has it.
template <class Row>
const NamedStatement* listOf(RowColumns<Row>& columns, Catalogue& catalogue, const Schema& schema, const char* order)
{
    const auto table = tableOf<Row>();
    if (!schema.has(table))
        return nullptr;
    columns = RowColumns<Row>(schema.columns(table));
    return catalogue.add(std::string(table) + ".all", columns.select() + " ORDER BY " + order);
}

template <class Row>
const NamedStatement* rowsOf(RowColumns<Row>& columns, Catalogue& catalogue, const Schema& schema)
{
    const auto table = tableOf<Row>();
    if (!schema.has(table, "execution_id"))
        return nullptr;
    columns = RowColumns<Row>(schema.columns(table));
    return catalogue.add(std::string(table) + ".of", columns.select() + " WHERE execution_id = ?1 ORDER BY rowid");
}

void buildCounts(RecordStatements& statements, Catalogue& catalogue, const Schema& schema)
{
    for (const auto& table : schema.tables()) {
        if (!isWorkflowTable(table))
            continue;
        statements.counts.emplace_back(table, catalogue.add(table + ".rows", "SELECT count(*) FROM " + table));
    }
    for (const char* table :
        {"workflow_executions", "work_items", "snapshots", "agents", "tenants", "proj_approvals"}) {
        if (schema.has(table, "status"))
            statements.statusCounts.emplace_back(table,
                catalogue.add(std::string(table) + ".by_status",
                    std::string("SELECT status, count(*) FROM ") + table + " GROUP BY status"));
    }
}

} // namespace

void RecordStatements::build(Catalogue& catalogue, const Schema& schema)
{
    definitions = listOf(definition, catalogue, schema, "workflow_id, version, rowid");
    if (definitions != nullptr)
        definitionOf = catalogue.add("workflow_definitions.one",
            definition.select() + " WHERE workflow_id = ?1 AND version = ?2 ORDER BY rowid LIMIT 1");
    timers = listOf(timer, catalogue, schema, "fire_at, rowid");
    timersOf = rowsOf(timer, catalogue, schema);
    cronJobs = listOf(cronJob, catalogue, schema, "name, rowid");
    agents = listOf(agent, catalogue, schema, "rowid");
    apiTokens = listOf(apiToken, catalogue, schema, "rowid");
    tenants = listOf(tenant, catalogue, schema, "id, rowid");
    toolEffects = rowsOf(toolEffect, catalogue, schema);
    toolReservations = rowsOf(toolReservation, catalogue, schema);
    approvals = rowsOf(approval, catalogue, schema);
    if (schema.hasAll("projector_checkpoints", {"projection_name", "execution_id", "last_sequence"}))
        checkpoint = catalogue.add("projector_checkpoints.one",
            "SELECT last_sequence FROM projector_checkpoints WHERE projection_name = ?1 AND execution_id = ?2");
    if (schema.hasAll("artifacts", {"tenant_id", "hash", "bytes"})) {
        artifactRow = SingleRow<Artifact>(catalogue, schema.columns("artifacts"), {&Artifact::bytes});
        artifact = catalogue.add("artifacts.one", artifactRow.select() + " WHERE tenant_id = ?1 AND hash = ?2");
    }
    if (schema.hasAll("store_identity", {"id", "term"}))
        term = catalogue.add("store_identity.term", "SELECT term FROM store_identity WHERE id = 1");
    buildCounts(*this, catalogue, schema);
}

} // namespace durascope::sqlite
