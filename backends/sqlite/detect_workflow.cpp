// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/detect_workflow.h"

#include "backends/sqlite/engine_statements.h"

#include <algorithm>
#include <array>

namespace durascope::sqlite {

namespace {

bool fits(const Schema& schema)
{
    return schema.hasAll("workflow_executions",
               {"execution_id", "workflow_id", "workflow_version", "status", "initial_input", "current_state",
                   "started_at", "updated_at", "completed_at"})
        && schema.hasAll("events", {"id", "execution_id", "sequence", "kind_json", "created_at"})
        && schema.hasAll("snapshots", {"id", "execution_id", "at_sequence", "state_json", "created_at"})
        && schema.hasAll("work_items",
            {"id", "execution_id", "node_id", "queue_type", "payload_json", "attempt", "status", "worker_id",
                "lease_expires_at", "created_at", "claimed_at", "completed_at"});
}

struct Migrations {
    std::int64_t newest = 0; ///< Greatest version that ran to its end; 0 without the table.
    std::int64_t stuckAt = 0; ///< A version that began and did not end; 0 when there is none.
    std::string stuckName;
};

Migrations migrationsOf(Connection& connection, const Schema& schema)
{
    Migrations found;
    if (!schema.hasAll("_sqlx_migrations", {"version", "success", "description"}))
        return found;
    Query query(connection, readMigrations);
    while (query.next()) {
        if (query.integer(1) != 0) {
            found.newest = std::max(found.newest, query.integer(0));
        } else if (found.stuckAt == 0) {
            found.stuckAt = query.integer(0);
            found.stuckName = query.text(2);
        }
    }
    return found;
}

} // namespace

int workflowSchemaByShape(const Schema& schema)
{
    struct Step {
        std::string_view table;
        std::string_view column; ///< Empty: the table itself.
    };
    // What each migration after the first brings; the version is where the unbroken row ends.
    static constexpr std::array steps{Step{"dead_letter_items", ""}, Step{"tenants", ""},
        Step{"work_items", "lease_fence"}, Step{"snapshots", "last_sequence"}, Step{"tool_effects", ""},
        Step{"workflow_executions", "segment_number"}, Step{"proj_approvals", ""}, Step{"proj_approvals", "tool_name"},
        Step{"artifacts", ""}, Step{"tool_reservations", ""}};
    int version = 1;
    for (const auto& step : steps) {
        if (step.column.empty() ? !schema.has(step.table) : !schema.has(step.table, step.column))
            break;
        ++version;
    }
    return version;
}

void detectWorkflow(Connection& connection, const Schema& schema, Families& families)
{
    if (!fits(schema))
        return;
    const int shape = workflowSchemaByShape(schema);
    const auto migrations = migrationsOf(connection, schema);
    families.workflowSchema = shape;
    if (migrations.stuckAt != 0)
        families.notes.push_back("Migration " + std::to_string(migrations.stuckAt) + " (" + migrations.stuckName
            + ") began and did not end. What exists is shown; the owner program must finish it.");
    if (migrations.newest > newestWorkflowSchema)
        families.notes.push_back("The file has schema version " + std::to_string(migrations.newest)
            + ", newer than the newest Durascope knows (" + std::to_string(newestWorkflowSchema)
            + "). What it knows of it is shown.");
    else if (migrations.newest != 0 && migrations.newest != shape && migrations.stuckAt == 0)
        families.notes.push_back("The migration table says schema version " + std::to_string(migrations.newest)
            + ", the tables themselves fit version " + std::to_string(shape) + ".");
}

bool isWorkflowTable(std::string_view name)
{
    static constexpr std::array<std::string_view, 19> names{"_sqlx_migrations", "agents", "api_tokens", "artifacts",
        "audit_log", "cron_jobs", "dead_letter_items", "events", "proj_approvals", "projector_checkpoints", "snapshots",
        "store_identity", "tenants", "timers", "tool_effects", "tool_reservations", "work_items",
        "workflow_definitions", "workflow_executions"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace durascope::sqlite
