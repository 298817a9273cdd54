// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/row_table.h"

#include <array>
#include <string_view>

namespace durascope {

// The tables of a workflow store, column by column as stored (schema versions 1 to 11). Every value keeps its storage
// class; a column that a version lacks is an empty Column. Ids are hyphenated UUID texts, times RFC 3339 texts that
// end in +00:00, JSON columns compact texts.

struct WorkflowDefinition {
    RowId row;
    Column workflowId, version, ir, createdAt, tenantId;
    bool operator==(const WorkflowDefinition&) const = default;
};

struct Execution {
    RowId row;
    Column executionId, workflowId, workflowVersion;
    Column
        status; ///< pending, running, paused, completed, failed, cancelled, limit_exceeded; anything else is shown raw.
    Column initialInput, currentState;
    Column startedAt, updatedAt, completedAt;
    Column tenantId; ///< Decides the tenant of all its rows; their own tenant_id may differ.
    Column parentExecutionId, segmentNumber;
    bool operator==(const Execution&) const = default;
};

struct WorkflowEvent {
    RowId row;
    Column id, executionId;
    Column sequence; ///< 1-based per execution; gap-free since crate 0.3.2.
    Column kind; ///< One flat JSON object with `type` first.
    Column createdAt, tenantId;
    bool operator==(const WorkflowEvent&) const = default;
};

struct Snapshot {
    RowId row;
    Column id, executionId;
    Column atSequence; ///< Replay continues with sequence > this.
    Column state, createdAt, tenantId, status, completedNodes, activeNodes, lastSequence;
    bool operator==(const Snapshot&) const = default;
};

struct WorkItem {
    RowId row;
    Column id, executionId, nodeId, queueType, payload;
    Column attempt; ///< 0-based.
    Column status; ///< pending, claimed, completed, failed, dead_lettered.
    Column workerId, leaseExpiresAt, createdAt, claimedAt, completedAt, maxAttempts;
    Column retryAfter; ///< Not before this time; null when claimable at once.
    Column tenantId, leaseEpoch;
    Column leaseFence; ///< term * 2^32 + epoch; 0 when unclaimed.
    bool operator==(const WorkItem&) const = default;
};

struct DeadLetter {
    RowId row;
    Column id; ///< The work item's own id.
    Column executionId, nodeId, queueType, payload;
    Column attempt; ///< Count including the failed one.
    Column lastError, createdAt, deadLetteredAt, tenantId;
    bool operator==(const DeadLetter&) const = default;
};

struct Timer {
    RowId row;
    Column id, executionId, nodeId, fireAt, correlationKey, fired, createdAt, firedAt, tenantId;
    bool operator==(const Timer&) const = default;
};

struct CronJob {
    RowId row;
    Column id, name, cronExpression, workflowId, workflowVersion, input, enabled, lastRunAt, nextRunAt, createdAt,
        tenantId;
    bool operator==(const CronJob&) const = default;
};

struct Agent {
    RowId row;
    Column id, uri, card, status, registeredAt, updatedAt, lastHeartbeat, tenantId;
    bool operator==(const Agent&) const = default;
};

/// An API token's row. The hash is a secret of its owner: it is never printed, copied or exported.
struct ApiToken {
    RowId row;
    Column id, tokenHash, name, role, createdAt, expiresAt, lastUsedAt, revokedAt, tenantId;
    bool operator==(const ApiToken&) const = default;
};

struct Tenant {
    RowId row;
    Column id, name, status, policy, limits, createdAt, updatedAt;
    bool operator==(const Tenant&) const = default;
};

struct ToolEffect {
    RowId row;
    Column idempotencyKey, executionId, nodeId, result, tenantId, recordedAt;
    bool operator==(const ToolEffect&) const = default;
};

struct ToolReservation {
    RowId row;
    Column idempotencyKey, executionId, nodeId, owner, leaseFence, expiresAt, tenantId, reservedAt;
    bool operator==(const ToolReservation&) const = default;
};

struct ApprovalProjection {
    RowId row;
    Column executionId, nodeId, status, userId, comment, lastSequence, tenantId, updatedAt, toolName, approver, context;
    bool operator==(const ApprovalProjection&) const = default;
};

struct ProjectorCheckpoint {
    RowId row;
    Column projectionName, executionId, lastSequence, tenantId, updatedAt;
    bool operator==(const ProjectorCheckpoint&) const = default;
};

struct Artifact {
    RowId row;
    Column tenantId, hash, bytes, size, mediaType, createdAt;
    bool operator==(const Artifact&) const = default;
};

#define DURASCOPE_WORKFLOW_ROW(Row)                                                                                    \
    template <>                                                                                                        \
    ColumnList<Row> columnsOf<Row>();                                                                                  \
    template <>                                                                                                        \
    std::string_view tableOf<Row>();
DURASCOPE_WORKFLOW_ROW(WorkflowDefinition)
DURASCOPE_WORKFLOW_ROW(Execution)
DURASCOPE_WORKFLOW_ROW(WorkflowEvent)
DURASCOPE_WORKFLOW_ROW(Snapshot)
DURASCOPE_WORKFLOW_ROW(WorkItem)
DURASCOPE_WORKFLOW_ROW(DeadLetter)
DURASCOPE_WORKFLOW_ROW(Timer)
DURASCOPE_WORKFLOW_ROW(CronJob)
DURASCOPE_WORKFLOW_ROW(Agent)
DURASCOPE_WORKFLOW_ROW(ApiToken)
DURASCOPE_WORKFLOW_ROW(Tenant)
DURASCOPE_WORKFLOW_ROW(ToolEffect)
DURASCOPE_WORKFLOW_ROW(ToolReservation)
DURASCOPE_WORKFLOW_ROW(ApprovalProjection)
DURASCOPE_WORKFLOW_ROW(ProjectorCheckpoint)
DURASCOPE_WORKFLOW_ROW(Artifact)
#undef DURASCOPE_WORKFLOW_ROW

} // namespace durascope
