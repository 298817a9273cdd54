// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/workflow_rows.h"

#include <array>

namespace durascope {

template <>
ColumnList<WorkflowDefinition> columnsOf<WorkflowDefinition>()
{
    using Row = WorkflowDefinition;
    static constexpr std::array columns{
        ColumnOf<Row>{"workflow_id", &Row::workflowId},
        ColumnOf<Row>{"version", &Row::version},
        ColumnOf<Row>{"ir_json", &Row::ir, Content::Json},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
    };
    return columns;
}
template <>
std::string_view tableOf<WorkflowDefinition>()
{
    return "workflow_definitions";
}

template <>
ColumnList<Execution> columnsOf<Execution>()
{
    using Row = Execution;
    static constexpr std::array columns{
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"workflow_id", &Row::workflowId},
        ColumnOf<Row>{"workflow_version", &Row::workflowVersion},
        ColumnOf<Row>{"status", &Row::status},
        ColumnOf<Row>{"initial_input", &Row::initialInput, Content::Json},
        ColumnOf<Row>{"current_state", &Row::currentState, Content::Json},
        ColumnOf<Row>{"started_at", &Row::startedAt},
        ColumnOf<Row>{"updated_at", &Row::updatedAt},
        ColumnOf<Row>{"completed_at", &Row::completedAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
        ColumnOf<Row>{"parent_execution_id", &Row::parentExecutionId, Content::Plain, 7},
        ColumnOf<Row>{"segment_number", &Row::segmentNumber, Content::Plain, 7},
    };
    return columns;
}
template <>
std::string_view tableOf<Execution>()
{
    return "workflow_executions";
}

template <>
ColumnList<WorkflowEvent> columnsOf<WorkflowEvent>()
{
    using Row = WorkflowEvent;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"sequence", &Row::sequence},
        ColumnOf<Row>{"kind_json", &Row::kind, Content::Json},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
    };
    return columns;
}
template <>
std::string_view tableOf<WorkflowEvent>()
{
    return "events";
}

template <>
ColumnList<Snapshot> columnsOf<Snapshot>()
{
    using Row = Snapshot;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"at_sequence", &Row::atSequence},
        ColumnOf<Row>{"state_json", &Row::state, Content::Json},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
        ColumnOf<Row>{"status", &Row::status, Content::Plain, 5},
        ColumnOf<Row>{"completed_nodes_json", &Row::completedNodes, Content::Json, 5},
        ColumnOf<Row>{"active_nodes_json", &Row::activeNodes, Content::Json, 5},
        ColumnOf<Row>{"last_sequence", &Row::lastSequence, Content::Plain, 5},
    };
    return columns;
}
template <>
std::string_view tableOf<Snapshot>()
{
    return "snapshots";
}

template <>
ColumnList<WorkItem> columnsOf<WorkItem>()
{
    using Row = WorkItem;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"node_id", &Row::nodeId},
        ColumnOf<Row>{"queue_type", &Row::queueType},
        ColumnOf<Row>{"payload_json", &Row::payload, Content::Json},
        ColumnOf<Row>{"attempt", &Row::attempt},
        ColumnOf<Row>{"status", &Row::status},
        ColumnOf<Row>{"worker_id", &Row::workerId},
        ColumnOf<Row>{"lease_expires_at", &Row::leaseExpiresAt},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"claimed_at", &Row::claimedAt},
        ColumnOf<Row>{"completed_at", &Row::completedAt},
        ColumnOf<Row>{"max_attempts", &Row::maxAttempts, Content::Plain, 2},
        ColumnOf<Row>{"retry_after", &Row::retryAfter, Content::Plain, 2},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
        ColumnOf<Row>{"lease_epoch", &Row::leaseEpoch, Content::Plain, 4},
        ColumnOf<Row>{"lease_fence", &Row::leaseFence, Content::Plain, 4},
    };
    return columns;
}
template <>
std::string_view tableOf<WorkItem>()
{
    return "work_items";
}

template <>
ColumnList<DeadLetter> columnsOf<DeadLetter>()
{
    using Row = DeadLetter;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"node_id", &Row::nodeId},
        ColumnOf<Row>{"queue_type", &Row::queueType},
        ColumnOf<Row>{"payload_json", &Row::payload, Content::Json},
        ColumnOf<Row>{"attempt", &Row::attempt},
        ColumnOf<Row>{"last_error", &Row::lastError},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"dead_lettered_at", &Row::deadLetteredAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
    };
    return columns;
}
template <>
std::string_view tableOf<DeadLetter>()
{
    return "dead_letter_items";
}

template <>
ColumnList<Timer> columnsOf<Timer>()
{
    using Row = Timer;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"node_id", &Row::nodeId},
        ColumnOf<Row>{"fire_at", &Row::fireAt},
        ColumnOf<Row>{"correlation_key", &Row::correlationKey},
        ColumnOf<Row>{"fired", &Row::fired},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"fired_at", &Row::firedAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
    };
    return columns;
}
template <>
std::string_view tableOf<Timer>()
{
    return "timers";
}

template <>
ColumnList<CronJob> columnsOf<CronJob>()
{
    using Row = CronJob;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"name", &Row::name},
        ColumnOf<Row>{"cron_expression", &Row::cronExpression},
        ColumnOf<Row>{"workflow_id", &Row::workflowId},
        ColumnOf<Row>{"workflow_version", &Row::workflowVersion},
        ColumnOf<Row>{"input_json", &Row::input, Content::Json},
        ColumnOf<Row>{"enabled", &Row::enabled},
        ColumnOf<Row>{"last_run_at", &Row::lastRunAt},
        ColumnOf<Row>{"next_run_at", &Row::nextRunAt},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
    };
    return columns;
}
template <>
std::string_view tableOf<CronJob>()
{
    return "cron_jobs";
}

template <>
ColumnList<Agent> columnsOf<Agent>()
{
    using Row = Agent;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"uri", &Row::uri},
        ColumnOf<Row>{"card_json", &Row::card, Content::Json},
        ColumnOf<Row>{"status", &Row::status},
        ColumnOf<Row>{"registered_at", &Row::registeredAt},
        ColumnOf<Row>{"updated_at", &Row::updatedAt},
        ColumnOf<Row>{"last_heartbeat", &Row::lastHeartbeat},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
    };
    return columns;
}
template <>
std::string_view tableOf<Agent>()
{
    return "agents";
}

template <>
ColumnList<ApiToken> columnsOf<ApiToken>()
{
    using Row = ApiToken;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"token_hash", &Row::tokenHash},
        ColumnOf<Row>{"name", &Row::name},
        ColumnOf<Row>{"role", &Row::role},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"expires_at", &Row::expiresAt},
        ColumnOf<Row>{"last_used_at", &Row::lastUsedAt},
        ColumnOf<Row>{"revoked_at", &Row::revokedAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId, Content::Plain, 3},
    };
    return columns;
}
template <>
std::string_view tableOf<ApiToken>()
{
    return "api_tokens";
}

template <>
ColumnList<Tenant> columnsOf<Tenant>()
{
    using Row = Tenant;
    static constexpr std::array columns{
        ColumnOf<Row>{"id", &Row::id},
        ColumnOf<Row>{"name", &Row::name},
        ColumnOf<Row>{"status", &Row::status},
        ColumnOf<Row>{"policy_json", &Row::policy, Content::Json},
        ColumnOf<Row>{"limits_json", &Row::limits, Content::Json},
        ColumnOf<Row>{"created_at", &Row::createdAt},
        ColumnOf<Row>{"updated_at", &Row::updatedAt},
    };
    return columns;
}
template <>
std::string_view tableOf<Tenant>()
{
    return "tenants";
}

template <>
ColumnList<ToolEffect> columnsOf<ToolEffect>()
{
    using Row = ToolEffect;
    static constexpr std::array columns{
        ColumnOf<Row>{"idempotency_key", &Row::idempotencyKey},
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"node_id", &Row::nodeId},
        ColumnOf<Row>{"result_json", &Row::result, Content::Json},
        ColumnOf<Row>{"tenant_id", &Row::tenantId},
        ColumnOf<Row>{"recorded_at", &Row::recordedAt},
    };
    return columns;
}
template <>
std::string_view tableOf<ToolEffect>()
{
    return "tool_effects";
}

template <>
ColumnList<ToolReservation> columnsOf<ToolReservation>()
{
    using Row = ToolReservation;
    static constexpr std::array columns{
        ColumnOf<Row>{"idempotency_key", &Row::idempotencyKey},
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"node_id", &Row::nodeId},
        ColumnOf<Row>{"owner", &Row::owner},
        ColumnOf<Row>{"lease_fence", &Row::leaseFence},
        ColumnOf<Row>{"expires_at", &Row::expiresAt},
        ColumnOf<Row>{"tenant_id", &Row::tenantId},
        ColumnOf<Row>{"reserved_at", &Row::reservedAt},
    };
    return columns;
}
template <>
std::string_view tableOf<ToolReservation>()
{
    return "tool_reservations";
}

template <>
ColumnList<ApprovalProjection> columnsOf<ApprovalProjection>()
{
    using Row = ApprovalProjection;
    static constexpr std::array columns{
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"node_id", &Row::nodeId},
        ColumnOf<Row>{"status", &Row::status},
        ColumnOf<Row>{"user_id", &Row::userId},
        ColumnOf<Row>{"comment", &Row::comment},
        ColumnOf<Row>{"last_sequence", &Row::lastSequence},
        ColumnOf<Row>{"tenant_id", &Row::tenantId},
        ColumnOf<Row>{"updated_at", &Row::updatedAt},
        ColumnOf<Row>{"tool_name", &Row::toolName, Content::Plain, 9},
        ColumnOf<Row>{"approver", &Row::approver, Content::Plain, 9},
        ColumnOf<Row>{"context_json", &Row::context, Content::Json, 9},
    };
    return columns;
}
template <>
std::string_view tableOf<ApprovalProjection>()
{
    return "proj_approvals";
}

template <>
ColumnList<ProjectorCheckpoint> columnsOf<ProjectorCheckpoint>()
{
    using Row = ProjectorCheckpoint;
    static constexpr std::array columns{
        ColumnOf<Row>{"projection_name", &Row::projectionName},
        ColumnOf<Row>{"execution_id", &Row::executionId},
        ColumnOf<Row>{"last_sequence", &Row::lastSequence},
        ColumnOf<Row>{"tenant_id", &Row::tenantId},
        ColumnOf<Row>{"updated_at", &Row::updatedAt},
    };
    return columns;
}
template <>
std::string_view tableOf<ProjectorCheckpoint>()
{
    return "projector_checkpoints";
}

template <>
ColumnList<Artifact> columnsOf<Artifact>()
{
    using Row = Artifact;
    static constexpr std::array columns{
        ColumnOf<Row>{"tenant_id", &Row::tenantId},
        ColumnOf<Row>{"hash", &Row::hash},
        ColumnOf<Row>{"bytes", &Row::bytes},
        ColumnOf<Row>{"size", &Row::size},
        ColumnOf<Row>{"media_type", &Row::mediaType},
        ColumnOf<Row>{"created_at", &Row::createdAt},
    };
    return columns;
}
template <>
std::string_view tableOf<Artifact>()
{
    return "artifacts";
}

} // namespace durascope
