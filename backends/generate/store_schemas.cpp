// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/store_schemas.h"

#include <array>

namespace durascope {

namespace {

/// `tenant_id` of every table since schema 3.
constexpr std::string_view ofTenant = "tenant_id TEXT NOT NULL DEFAULT 'default' REFERENCES tenants(id)";

std::string table(std::string_view name, std::string_view columns, std::string_view more = {})
{
    return "CREATE TABLE " + std::string(name) + "(" + std::string(columns) + std::string(more) + ");\n";
}

/// Tables the scheduler and its workers write.
std::string runningTables()
{
    const std::string tenant(ofTenant);
    std::string text;
    text += table("workflow_definitions",
        "workflow_id TEXT NOT NULL, version TEXT NOT NULL, ir_json TEXT NOT NULL, created_at TEXT NOT NULL, " + tenant,
        ", PRIMARY KEY(tenant_id, workflow_id, version)");
    text += table("workflow_executions",
        "execution_id TEXT PRIMARY KEY, workflow_id TEXT NOT NULL, workflow_version TEXT NOT NULL, "
        "status TEXT NOT NULL, initial_input TEXT NOT NULL, current_state TEXT NOT NULL, started_at TEXT NOT NULL, "
        "updated_at TEXT NOT NULL, completed_at TEXT, "
            + tenant + ", parent_execution_id TEXT, segment_number INTEGER NOT NULL DEFAULT 0");
    text += table("events",
        "id TEXT PRIMARY KEY, execution_id TEXT NOT NULL REFERENCES workflow_executions(execution_id), "
        "sequence INTEGER NOT NULL, kind_json TEXT NOT NULL, created_at TEXT NOT NULL, "
            + tenant,
        ", UNIQUE(execution_id, sequence)");
    text += table("snapshots",
        "id TEXT PRIMARY KEY, execution_id TEXT NOT NULL REFERENCES workflow_executions(execution_id), "
        "at_sequence INTEGER NOT NULL, state_json TEXT NOT NULL, created_at TEXT NOT NULL, "
            + tenant
            + ", status TEXT NOT NULL DEFAULT 'running', completed_nodes_json TEXT NOT NULL DEFAULT '{}', "
              "active_nodes_json TEXT NOT NULL DEFAULT '[]', last_sequence INTEGER NOT NULL DEFAULT 0",
        ", UNIQUE(execution_id, at_sequence)");
    text += table("work_items",
        "id TEXT PRIMARY KEY, execution_id TEXT NOT NULL REFERENCES workflow_executions(execution_id), "
        "node_id TEXT NOT NULL, queue_type TEXT NOT NULL, payload_json TEXT NOT NULL, "
        "attempt INTEGER NOT NULL DEFAULT 0, status TEXT NOT NULL DEFAULT 'pending', worker_id TEXT, "
        "lease_expires_at TEXT, created_at TEXT NOT NULL, claimed_at TEXT, completed_at TEXT, "
        "max_attempts INTEGER NOT NULL DEFAULT 3, retry_after TEXT, "
            + tenant + ", lease_epoch INTEGER NOT NULL DEFAULT 0, lease_fence INTEGER NOT NULL DEFAULT 0");
    text += table("dead_letter_items",
        "id TEXT PRIMARY KEY, execution_id TEXT NOT NULL REFERENCES workflow_executions(execution_id), "
        "node_id TEXT NOT NULL, queue_type TEXT NOT NULL, payload_json TEXT NOT NULL, attempt INTEGER NOT NULL, "
        "last_error TEXT NOT NULL, created_at TEXT NOT NULL, dead_lettered_at TEXT NOT NULL, "
            + tenant);
    return text;
}

/// Tables beside the log: registries, schedules, caches, projections.
std::string otherTables()
{
    const std::string tenant(ofTenant);
    const std::string plainTenant = "tenant_id TEXT NOT NULL DEFAULT 'default'";
    std::string text;
    text += table("agents",
        "id TEXT PRIMARY KEY, uri TEXT NOT NULL UNIQUE, card_json TEXT NOT NULL, "
        "status TEXT NOT NULL DEFAULT 'registered', registered_at TEXT NOT NULL, updated_at TEXT NOT NULL, "
        "last_heartbeat TEXT, "
            + tenant);
    text += table("api_tokens",
        "id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, "
        "role TEXT NOT NULL DEFAULT 'developer', created_at TEXT NOT NULL, expires_at TEXT, last_used_at TEXT, "
        "revoked_at TEXT, "
            + tenant);
    text += table("timers",
        "id TEXT PRIMARY KEY, execution_id TEXT NOT NULL, node_id TEXT NOT NULL, fire_at TEXT NOT NULL, "
        "correlation_key TEXT, fired INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, fired_at TEXT, "
            + tenant);
    text += table("cron_jobs",
        "id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, cron_expression TEXT NOT NULL, workflow_id TEXT NOT NULL, "
        "workflow_version TEXT NOT NULL DEFAULT '1.0.0', input_json TEXT NOT NULL DEFAULT '{}', "
        "enabled INTEGER NOT NULL DEFAULT 1, last_run_at TEXT, next_run_at TEXT NOT NULL, created_at TEXT NOT NULL, "
            + tenant);
    text += table("tool_effects",
        "idempotency_key TEXT PRIMARY KEY, execution_id TEXT NOT NULL, node_id TEXT NOT NULL, "
        "result_json TEXT NOT NULL, "
            + plainTenant + ", recorded_at TEXT NOT NULL");
    text += table("proj_approvals",
        "execution_id TEXT NOT NULL, node_id TEXT NOT NULL, status TEXT NOT NULL, user_id TEXT, comment TEXT, "
        "last_sequence INTEGER NOT NULL, "
            + plainTenant + ", updated_at TEXT NOT NULL, tool_name TEXT, approver TEXT, context_json TEXT",
        ", PRIMARY KEY(execution_id, node_id)");
    text += table("projector_checkpoints",
        "projection_name TEXT NOT NULL, execution_id TEXT NOT NULL, last_sequence INTEGER NOT NULL, " + plainTenant
            + ", updated_at TEXT NOT NULL",
        ", PRIMARY KEY(projection_name, execution_id)");
    text += table("artifacts",
        plainTenant
            + ", hash TEXT NOT NULL, bytes BLOB NOT NULL, size INTEGER NOT NULL, media_type TEXT, "
              "created_at TEXT NOT NULL",
        ", PRIMARY KEY(tenant_id, hash)");
    text += table("tool_reservations",
        "idempotency_key TEXT NOT NULL, execution_id TEXT NOT NULL, node_id TEXT NOT NULL, owner TEXT NOT NULL, "
        "lease_fence INTEGER NOT NULL, expires_at TEXT NOT NULL, "
            + plainTenant + ", reserved_at TEXT NOT NULL",
        ", PRIMARY KEY(tenant_id, idempotency_key)");
    return text;
}

constexpr std::array<std::string_view, 29> indexesOfWorkflows{
    "idx_agents_status ON agents(status)",
    "idx_agents_uri ON agents(uri)",
    "idx_agents_tenant ON agents(tenant_id, status)",
    "idx_wf_defs_tenant ON workflow_definitions(tenant_id, workflow_id, version)",
    "idx_executions_status ON workflow_executions(status)",
    "idx_executions_updated_at ON workflow_executions(updated_at)",
    "idx_executions_tenant ON workflow_executions(tenant_id, status)",
    "idx_events_execution_seq ON events(execution_id, sequence)",
    "idx_events_tenant ON events(tenant_id, execution_id)",
    "idx_snapshots_execution ON snapshots(execution_id, at_sequence DESC)",
    "idx_snapshots_tenant ON snapshots(tenant_id, execution_id)",
    "idx_work_items_status_queue ON work_items(status, queue_type)",
    "idx_work_items_execution ON work_items(execution_id)",
    "idx_work_items_lease ON work_items(lease_expires_at) WHERE status = 'claimed'",
    "idx_work_items_tenant ON work_items(tenant_id, status, queue_type)",
    "idx_dlq_execution ON dead_letter_items(execution_id)",
    "idx_dlq_dead_lettered_at ON dead_letter_items(dead_lettered_at)",
    "idx_api_tokens_hash ON api_tokens(token_hash) WHERE revoked_at IS NULL",
    "idx_tokens_tenant ON api_tokens(tenant_id)",
    "idx_timers_fire_at ON timers(fire_at) WHERE fired = 0",
    "idx_timers_execution ON timers(execution_id)",
    "idx_timers_tenant ON timers(tenant_id)",
    "idx_cron_next_run ON cron_jobs(next_run_at) WHERE enabled = 1",
    "idx_cron_jobs_tenant ON cron_jobs(tenant_id)",
    "idx_tool_effects_execution ON tool_effects(execution_id)",
    "idx_proj_approvals_exec ON proj_approvals(execution_id)",
    "idx_artifacts_hash ON artifacts(hash)",
    "idx_tool_reservations_execution ON tool_reservations(execution_id)",
    "idx_tool_reservations_expiry ON tool_reservations(expires_at)",
};

constexpr std::array<std::string_view, 2> indexesOfFacts{
    "idx_events_type ON events(event_type)",
    "idx_events_occurred_at ON events(occurred_at)",
};

constexpr std::array<Migration, 11> migrations{
    Migration{1, "initial",
        "3175d701372b00a926530843088fc36133b91d160cdc5c30"
        "44e28af86da74a47fa6b0ae7263116226f4e601b0836c98d"},
    Migration{2, "production",
        "52f32b8c05c152eac47e93d31c64eb285cb141a33b0dc19f"
        "afaf9f9e01fdf14f39c209760ee7fb762814038722438649"},
    Migration{3, "tenant isolation",
        "44d7545db99a39d93d990a496501fe4e9e4568411603aef4"
        "a5e6adaac97075d3d0a1b0aa1008dcabe443070ada6b6a94"},
    Migration{4, "lease fence",
        "3dedce81e9941800b519ab18a7882a42fa1d9fb2dd118138"
        "da34b46aae28450c65fca6b81bfaf82f47b6c8d244a3ff69"},
    Migration{5, "snapshot materialized",
        "c9bc95affd6c921958dbb9272b4f9da56c4d23499f651db0"
        "7f72408c9398351834e4daddf161da1a249cbd272e4b215e"},
    Migration{6, "tool effects",
        "b057cd575c9b7b00335d8dfee4bdb73d8a003615599b12ef"
        "99128bc41b58fb12715540db9c655ea9f6d03be14f3cf8f2"},
    Migration{7, "segment links",
        "009f235c122c773cd1be156e196857535fef126177339ece"
        "9307c5134e595907315b393ddcdbb31fbb9ee6a5796af5a7"},
    Migration{8, "projector",
        "343970b8ab6f819e4d81d34b3815e695ed9ec401de9bff09"
        "145b167289b65c42172cd7ca3a68be6bbe6f13fd7f97310e"},
    Migration{9, "proj approvals pending fields",
        "e96724526189de96ff9ebbe7b1d3beae6676b2c9d623260b"
        "cba8e33883ef52f74ebbd2d9812cb41a4b3086d3c17b0d53"},
    Migration{10, "artifacts",
        "bd516b8a3ab67793d81bc185e4dcd7038137649251694170"
        "cf97c6b5f27c5e5a6bf30cf9715df2bef42abac6b1453ebd"},
    Migration{11, "tool reservations",
        "d7a0aca349e9d869142638e90b8c96c58963be9dbfde3c46"
        "4b775b731cc4ce4b8a3522010d8b8223279a6f60a814a93c"},
};

} // namespace

std::string workflowTables()
{
    return table("_sqlx_migrations",
               "version BIGINT PRIMARY KEY, description TEXT NOT NULL, "
               "installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, "
               "checksum BLOB NOT NULL, execution_time BIGINT NOT NULL")
        + table("tenants",
            "id TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'active', policy_json TEXT, "
            "limits_json TEXT, created_at TEXT NOT NULL DEFAULT (datetime('now')), "
            "updated_at TEXT NOT NULL DEFAULT (datetime('now'))")
        + table("store_identity", "id INTEGER PRIMARY KEY CHECK (id = 1), term INTEGER NOT NULL DEFAULT 0")
        + runningTables() + otherTables();
}

std::span<const std::string_view> workflowIndexes()
{
    return indexesOfWorkflows;
}

std::span<const Migration> workflowMigrations()
{
    return migrations;
}

std::string factTables()
{
    return table("events",
               "sequence_number INTEGER PRIMARY KEY, occurred_at TEXT NOT NULL, event_type TEXT NOT NULL, "
               "payload TEXT NOT NULL")
        + table("append_batches", "first_sequence_number INTEGER PRIMARY KEY, last_sequence_number INTEGER NOT NULL")
        + table("store_metadata", "key TEXT PRIMARY KEY, value TEXT NOT NULL")
        + table("subscriber_cursors",
            "subscriber_id TEXT PRIMARY KEY, event_query TEXT NOT NULL, "
            "last_processed_sequence_number INTEGER NOT NULL");
}

std::span<const std::string_view> factIndexes()
{
    return indexesOfFacts;
}

} // namespace durascope
