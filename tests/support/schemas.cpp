// SPDX-License-Identifier: Apache-2.0
#include "support/schemas.h"

#include <array>

namespace durascope {

namespace {

// What each migration adds, one text a version.
constexpr std::array<const char*, 11> migrations{
    R"(
CREATE TABLE agents(id TEXT PRIMARY KEY, uri TEXT NOT NULL UNIQUE, card_json TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'registered', registered_at TEXT NOT NULL, updated_at TEXT NOT NULL, last_heartbeat TEXT);
CREATE INDEX idx_agents_status ON agents(status);
CREATE INDEX idx_agents_uri ON agents(uri);
CREATE TABLE workflow_definitions(workflow_id TEXT NOT NULL, version TEXT NOT NULL, ir_json TEXT NOT NULL,
  created_at TEXT NOT NULL, PRIMARY KEY(workflow_id, version));
CREATE TABLE workflow_executions(execution_id TEXT PRIMARY KEY, workflow_id TEXT NOT NULL,
  workflow_version TEXT NOT NULL, status TEXT NOT NULL, initial_input TEXT NOT NULL, current_state TEXT NOT NULL,
  started_at TEXT NOT NULL, updated_at TEXT NOT NULL, completed_at TEXT);
CREATE INDEX idx_executions_status ON workflow_executions(status);
CREATE INDEX idx_executions_updated_at ON workflow_executions(updated_at);
CREATE TABLE events(id TEXT PRIMARY KEY, execution_id TEXT NOT NULL REFERENCES workflow_executions(execution_id),
  sequence INTEGER NOT NULL, kind_json TEXT NOT NULL, created_at TEXT NOT NULL, UNIQUE(execution_id, sequence));
CREATE INDEX idx_events_execution_seq ON events(execution_id, sequence);
CREATE TABLE snapshots(id TEXT PRIMARY KEY, execution_id TEXT NOT NULL REFERENCES workflow_executions(execution_id),
  at_sequence INTEGER NOT NULL, state_json TEXT NOT NULL, created_at TEXT NOT NULL, UNIQUE(execution_id, at_sequence));
CREATE INDEX idx_snapshots_execution ON snapshots(execution_id, at_sequence DESC);
CREATE TABLE work_items(id TEXT PRIMARY KEY, execution_id TEXT NOT NULL REFERENCES workflow_executions(execution_id),
  node_id TEXT NOT NULL, queue_type TEXT NOT NULL, payload_json TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'pending', worker_id TEXT, lease_expires_at TEXT, created_at TEXT NOT NULL,
  claimed_at TEXT, completed_at TEXT);
CREATE INDEX idx_work_items_status_queue ON work_items(status, queue_type);
CREATE INDEX idx_work_items_execution ON work_items(execution_id);
CREATE INDEX idx_work_items_lease ON work_items(lease_expires_at) WHERE status = 'claimed';)",
    R"(
ALTER TABLE work_items ADD COLUMN max_attempts INTEGER NOT NULL DEFAULT 3;
ALTER TABLE work_items ADD COLUMN retry_after TEXT;
CREATE TABLE dead_letter_items(id TEXT PRIMARY KEY, execution_id TEXT NOT NULL, node_id TEXT NOT NULL,
  queue_type TEXT NOT NULL, payload_json TEXT NOT NULL, attempt INTEGER NOT NULL, last_error TEXT NOT NULL,
  created_at TEXT NOT NULL, dead_lettered_at TEXT NOT NULL);
CREATE INDEX idx_dlq_execution ON dead_letter_items(execution_id);
CREATE INDEX idx_dlq_dead_lettered_at ON dead_letter_items(dead_lettered_at);
CREATE TABLE api_tokens(id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'developer', created_at TEXT NOT NULL, expires_at TEXT, last_used_at TEXT,
  revoked_at TEXT);
CREATE TABLE timers(id TEXT PRIMARY KEY, execution_id TEXT NOT NULL, node_id TEXT NOT NULL, fire_at TEXT NOT NULL,
  correlation_key TEXT, fired INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, fired_at TEXT);
CREATE INDEX idx_timers_fire_at ON timers(fire_at) WHERE fired = 0;
CREATE INDEX idx_timers_execution ON timers(execution_id);
CREATE TABLE cron_jobs(id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, cron_expression TEXT NOT NULL,
  workflow_id TEXT NOT NULL, workflow_version TEXT NOT NULL DEFAULT '1.0.0', input_json TEXT NOT NULL DEFAULT '{}',
  enabled INTEGER NOT NULL DEFAULT 1, last_run_at TEXT, next_run_at TEXT NOT NULL, created_at TEXT NOT NULL);)",
    R"(
CREATE TABLE tenants(id TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'active', policy_json TEXT,
  limits_json TEXT, created_at TEXT NOT NULL DEFAULT (datetime('now')),
  updated_at TEXT NOT NULL DEFAULT (datetime('now')));
INSERT INTO tenants(id, name) VALUES ('default', 'Default');
DROP TABLE workflow_definitions;
CREATE TABLE workflow_definitions(workflow_id TEXT NOT NULL, version TEXT NOT NULL, ir_json TEXT NOT NULL,
  created_at TEXT NOT NULL, tenant_id TEXT NOT NULL DEFAULT 'default', PRIMARY KEY(tenant_id, workflow_id, version));
CREATE INDEX idx_wf_defs_tenant ON workflow_definitions(tenant_id, workflow_id, version);
ALTER TABLE workflow_executions ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
ALTER TABLE events ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
ALTER TABLE snapshots ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
ALTER TABLE work_items ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
ALTER TABLE dead_letter_items ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
ALTER TABLE agents ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
ALTER TABLE api_tokens ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
ALTER TABLE timers ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
ALTER TABLE cron_jobs ADD COLUMN tenant_id TEXT NOT NULL DEFAULT 'default';
CREATE INDEX idx_executions_tenant ON workflow_executions(tenant_id, status);
CREATE INDEX idx_work_items_tenant ON work_items(tenant_id, status, queue_type);
CREATE INDEX idx_events_tenant ON events(tenant_id, execution_id);
CREATE INDEX idx_snapshots_tenant ON snapshots(tenant_id, execution_id);)",
    R"(
ALTER TABLE work_items ADD COLUMN lease_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE work_items ADD COLUMN lease_fence INTEGER NOT NULL DEFAULT 0;
CREATE TABLE store_identity(id INTEGER PRIMARY KEY CHECK (id = 1), term INTEGER NOT NULL DEFAULT 0);
INSERT INTO store_identity VALUES (1, 0);)",
    R"(
ALTER TABLE snapshots ADD COLUMN status TEXT NOT NULL DEFAULT 'running';
ALTER TABLE snapshots ADD COLUMN completed_nodes_json TEXT NOT NULL DEFAULT '{}';
ALTER TABLE snapshots ADD COLUMN active_nodes_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE snapshots ADD COLUMN last_sequence INTEGER NOT NULL DEFAULT 0;)",
    R"(
CREATE TABLE tool_effects(idempotency_key TEXT PRIMARY KEY, execution_id TEXT NOT NULL, node_id TEXT NOT NULL,
  result_json TEXT NOT NULL, tenant_id TEXT NOT NULL DEFAULT 'default', recorded_at TEXT NOT NULL);
CREATE INDEX idx_tool_effects_execution ON tool_effects(execution_id);)",
    R"(
ALTER TABLE workflow_executions ADD COLUMN parent_execution_id TEXT;
ALTER TABLE workflow_executions ADD COLUMN segment_number INTEGER NOT NULL DEFAULT 0;)",
    R"(
CREATE TABLE proj_approvals(execution_id TEXT NOT NULL, node_id TEXT NOT NULL, status TEXT NOT NULL, user_id TEXT,
  comment TEXT, last_sequence INTEGER NOT NULL, tenant_id TEXT NOT NULL DEFAULT 'default', updated_at TEXT NOT NULL,
  PRIMARY KEY(execution_id, node_id));
CREATE INDEX idx_proj_approvals_exec ON proj_approvals(execution_id);
CREATE TABLE projector_checkpoints(projection_name TEXT NOT NULL, execution_id TEXT NOT NULL,
  last_sequence INTEGER NOT NULL, tenant_id TEXT NOT NULL DEFAULT 'default', updated_at TEXT NOT NULL,
  PRIMARY KEY(projection_name, execution_id));)",
    R"(
ALTER TABLE proj_approvals ADD COLUMN tool_name TEXT;
ALTER TABLE proj_approvals ADD COLUMN approver TEXT;
ALTER TABLE proj_approvals ADD COLUMN context_json TEXT;)",
    R"(
CREATE TABLE artifacts(tenant_id TEXT NOT NULL DEFAULT 'default', hash TEXT NOT NULL, bytes BLOB NOT NULL,
  size INTEGER NOT NULL, media_type TEXT, created_at TEXT NOT NULL, PRIMARY KEY(tenant_id, hash));
CREATE INDEX idx_artifacts_hash ON artifacts(hash);)",
    R"(
CREATE TABLE tool_reservations(idempotency_key TEXT NOT NULL, execution_id TEXT NOT NULL, node_id TEXT NOT NULL,
  owner TEXT NOT NULL, lease_fence INTEGER NOT NULL, expires_at TEXT NOT NULL,
  tenant_id TEXT NOT NULL DEFAULT 'default', reserved_at TEXT NOT NULL, PRIMARY KEY(tenant_id, idempotency_key));
CREATE INDEX idx_tool_reservations_execution ON tool_reservations(execution_id);
CREATE INDEX idx_tool_reservations_expiry ON tool_reservations(expires_at);)",
};

constexpr const char* migrationTable = R"(
CREATE TABLE _sqlx_migrations(version BIGINT PRIMARY KEY, description TEXT NOT NULL,
  installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, checksum BLOB NOT NULL,
  execution_time BIGINT NOT NULL);)";

} // namespace

std::string workflowSchemaSql(int version)
{
    std::string sql = migrationTable;
    for (int v = 1; v <= version; ++v) {
        sql += migrations[static_cast<std::size_t>(v) - 1];
        sql += "\nINSERT INTO _sqlx_migrations VALUES (" + std::to_string(v) + ", 'step " + std::to_string(v)
            + "', datetime('now'), 1, x'00', 1);";
    }
    return sql;
}

std::string eventSchemaSql(bool sparse)
{
    const std::string sql = R"(
CREATE TABLE events(sequence_number INTEGER PRIMARY KEY, occurred_at TEXT NOT NULL, event_type TEXT NOT NULL,
  payload TEXT NOT NULL);
CREATE TABLE append_batches(first_sequence_number INTEGER PRIMARY KEY, last_sequence_number INTEGER NOT NULL);
CREATE TABLE store_metadata(key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE subscriber_cursors(subscriber_id TEXT PRIMARY KEY, event_query TEXT NOT NULL,
  last_processed_sequence_number INTEGER NOT NULL);
CREATE INDEX idx_events_type ON events(event_type);
CREATE INDEX idx_events_occurred_at ON events(occurred_at);
INSERT INTO store_metadata VALUES ('store_format_version', '1');)";
    return sparse ? sql + "INSERT INTO store_metadata VALUES ('append_batch_boundary_format', 'sparse_v1');" : sql;
}

std::string workflowRowsSql(int version, int executions, int eventsEach)
{
    const auto n = std::to_string(executions);
    const auto e = std::to_string(eventsEach);
    std::string sql = "BEGIN;"
                      "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < "
        + n
        + ")"
          " INSERT INTO workflow_executions(execution_id, workflow_id, workflow_version, status, initial_input,"
          " current_state, started_at, updated_at) SELECT printf('%08x-0000-4000-8000-000000000000', i), "
          "'refund-review',"
          " '1.0.0', CASE i % 3 WHEN 0 THEN 'completed' ELSE 'running' END, '{}', '{}',"
          " printf('2026-11-21T03:%02d:%02d+00:00', i / 60 % 60, i % 60),"
          " printf('2026-11-21T04:%02d:%02d+00:00', (i * 7) / 60 % 60, (i * 7) % 60) FROM k;"
          "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < "
        + e
        + ")"
          " INSERT INTO events(id, execution_id, sequence, kind_json, created_at) SELECT execution_id || '-' || i,"
          " execution_id, i, json_object('type', CASE i WHEN 1 THEN 'workflow_started' ELSE 'node_started' END, "
          "'node_id',"
          " CASE i WHEN 1 THEN NULL ELSE 'charge_card' END), '2026-11-21T03:08:34.402+00:00'"
          " FROM workflow_executions, k;"
          "INSERT INTO work_items(id, execution_id, node_id, queue_type, payload_json, attempt, status, created_at)"
          " SELECT execution_id || '-w', execution_id, 'charge_card', CASE rowid % 2 WHEN 0 THEN 'model' ELSE 'tool' "
          "END,"
          " '{}', rowid % 3, CASE rowid % 4 WHEN 0 THEN 'pending' WHEN 1 THEN 'claimed' ELSE 'completed' END,"
          " printf('2026-11-21T02:%02d:%02d+00:00', (rowid * 11) / 60 % 60, (rowid * 11) % 60) FROM "
          "workflow_executions;"
          "INSERT INTO snapshots(id, execution_id, at_sequence, state_json, created_at) SELECT execution_id || '-s',"
          " execution_id, 1, '{}', '2026-11-21T03:08:34+00:00' FROM workflow_executions;";
    if (version >= 2)
        sql += "INSERT INTO dead_letter_items(id, execution_id, node_id, queue_type, payload_json, attempt, last_error,"
               " created_at, dead_lettered_at) SELECT execution_id || '-w', execution_id, 'charge_card', 'tool', '{}', "
               "3,"
               " 'provider timeout', '2026-11-21T02:00:00+00:00', '2026-11-21T05:00:0' || rowid % 10 || '+00:00'"
               " FROM workflow_executions WHERE rowid % 5 = 0;";
    return sql + "COMMIT;";
}

std::string factRowsSql(int first, int count, bool boundaries)
{
    const auto from = std::to_string(first);
    const auto to = std::to_string(first + count - 1);
    const std::string numbers = "WITH RECURSIVE k(i) AS (SELECT " + from + " UNION ALL SELECT i + 1 FROM k WHERE i < "
        + to + ") INSERT INTO ";
    std::string sql = "BEGIN;" + numbers
        + "events SELECT i, printf('2026-11-20T%02d:%02d:%02d.5Z', i / 3600 % 24, i / 60 % 60, i % 60),"
          " CASE i % 4 WHEN 0 THEN 'account-opened' ELSE 'account-credited' END,"
          " json_object('accountId', 'a' || i % 10, 'amount', i) FROM k;";
    if (boundaries)
        sql += numbers + "append_batches SELECT i, i FROM k;";
    return sql + "COMMIT;";
}

} // namespace durascope
