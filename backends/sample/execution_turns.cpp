// SPDX-License-Identifier: Apache-2.0
// How a run of a node ends: committed, failed, parked, held for a person.
#include "backends/sample/execution_teller.h"

namespace durascope {

namespace {

StoredValue text(std::string_view bytes)
{
    return StoredValue::text(std::string(bytes));
}

std::string failedKind(const std::string& node, std::string_view error, std::int64_t attempt, bool retryable)
{
    return R"({"type":"node_failed","node_id":)" + jsonString(node) + R"(,"error":)" + jsonString(error)
        + R"(,"attempt":)" + std::to_string(attempt) + R"(,"retryable":)" + (retryable ? "true}" : "false}");
}

} // namespace

std::string ExecutionTeller::budget() const
{
    return R"({"circuit_breaker_tripped":false,"consecutive_error_count":0,"iteration_count":)"
        + std::to_string(m_iterations) + R"(,"tool_call_count":)" + std::to_string(m_toolCalls)
        + R"(,"total_cost_usd":0.0,"total_input_tokens":)" + std::to_string(m_inputTokens)
        + R"(,"total_output_tokens":)" + std::to_string(m_outputTokens) + "}";
}

void ExecutionTeller::snapshot(StoryStep& step)
{
    Snapshot row;
    row.id = StoredValue::text(m_random.uuid());
    row.executionId = text(m_id);
    row.atSequence = row.lastSequence = StoredValue::integer(m_sequence);
    row.state = StoredValue::text(jsonObject(m_state));
    row.createdAt = StoredValue::text(formatOffsetForm(step.at));
    row.tenantId = text("default");
    row.status = text("running");
    row.completedNodes = StoredValue::text(jsonObject(m_outputs));
    row.activeNodes = text("[]");
    step.changes.emplace_back(std::move(row));
}

void ExecutionTeller::commitTurn(
    StoryStep& step, const NodeResult& result, const std::string& effect, std::int64_t durationMs)
{
    ToolEffect row;
    row.idempotencyKey = text(effect);
    row.executionId = text(m_id);
    row.nodeId = text(m_node);
    const bool model = result.inputTokens > 0;
    row.result = StoredValue::text(R"({"duration_ms":)" + std::to_string(durationMs) + R"(,"finish_reason":)"
        + std::string(model ? R"("stop")" : "null") + R"(,"gen_ai_model":)" + (model ? R"("review-large")" : "null")
        + R"(,"gen_ai_system":)" + (model ? R"("openai")" : "null") + R"(,"input_tokens":)"
        + (model ? std::to_string(result.inputTokens) : "null") + R"(,"output":)" + jsonObject(result.output)
        + R"(,"output_tokens":)" + (model ? std::to_string(result.outputTokens) : "null") + R"(,"state_patch":)"
        + jsonObject(result.patch) + "}");
    row.tenantId = text("default");
    row.recordedAt = StoredValue::text(formatOffsetForm(step.at));
    step.changes.emplace_back(std::move(row));
    snapshot(step);
}

void ExecutionTeller::complete(const NodeResult& given, std::int64_t durationMs)
{
    NodeResult result = given;
    const bool internal = story::isInternalQueue(m_queue);
    m_inputTokens += result.inputTokens;
    m_outputTokens += result.outputTokens;
    m_iterations += internal && result.inputTokens > 0 ? 1 : 0;
    m_toolCalls += m_queue == "tool" ? 1 : 0;
    if (internal)
        result.patch["__budget"] = budget();
    for (const auto& [key, value] : result.patch)
        m_state[key] = value;
    m_outputs[m_node] = jsonObject(result.output);

    StoryStep& written = step();
    m_item.status = text("completed");
    m_item.completedAt = text(stamp());
    m_item.leaseExpiresAt = StoredValue();
    putItem(written);
    const std::string effect = internal ? m_random.hex(64) : std::string();
    std::string kind = R"({"type":"node_completed","node_id":)" + jsonString(m_node) + R"(,"output":)"
        + m_outputs[m_node] + R"(,"state_patch":)" + jsonObject(result.patch) + R"(,"duration_ms":)"
        + std::to_string(durationMs);
    if (result.inputTokens > 0)
        kind += R"(,"gen_ai_system":"openai","gen_ai_model":"review-large","input_tokens":)"
            + std::to_string(result.inputTokens) + R"(,"output_tokens":)" + std::to_string(result.outputTokens)
            + R"(,"finish_reason":"stop")";
    if (internal)
        kind += R"(,"idempotency_key":")" + effect + '"';
    event(written, kind + "}");
    if (internal) {
        if (m_random.chance(m_snapshotShare))
            commitTurn(written, result, effect, durationMs);
        return;
    }
    for (const auto& [key, value] : result.patch)
        m_rowState[key] = value;
    wait(1);
    m_execution.currentState = StoredValue::text(jsonObject(m_rowState));
    m_execution.updatedAt = text(stamp());
    step().changes.emplace_back(m_execution);
}

void ExecutionTeller::unclaim(std::int64_t attempt, std::int64_t delayMs)
{
    m_item.status = text("pending");
    m_item.attempt = StoredValue::integer(attempt);
    m_item.workerId = m_item.leaseExpiresAt = StoredValue();
    m_item.retryAfter = text(stampAfter(delayMs));
    m_item.leaseEpoch = StoredValue::integer(integerOf(m_item.leaseEpoch) + 1);
    m_item.leaseFence = StoredValue::integer(0);
}

void ExecutionTeller::loseLease()
{
    wait(30'400);
    failWithRetry("lease expired: worker presumed dead");
}

void ExecutionTeller::failWithRetry(std::string_view error)
{
    const std::int64_t attempt = integerOf(m_item.attempt) + 1;
    const std::int64_t delayMs = std::int64_t{1000} << (attempt < 6 ? attempt : 6);
    unclaim(attempt, delayMs);
    putItem(step());
    wait(3);
    event(step(), failedKind(m_node, error, attempt - 1, true));
    wait(4);
    event(step(),
        R"({"type":"retry_scheduled","node_id":)" + jsonString(m_node) + R"(,"attempt":)" + std::to_string(attempt)
            + R"(,"delay_ms":)" + std::to_string(delayMs) + "}");
    wait(delayMs + m_random.between(40, 700));
}

void ExecutionTeller::deadLetter(std::string_view error, bool logged)
{
    const std::int64_t attempt = integerOf(m_item.attempt) + 1;
    StoryStep& written = step();
    m_item.status = text("dead_lettered");
    m_item.attempt = StoredValue::integer(attempt);
    m_item.workerId = m_item.leaseExpiresAt = StoredValue();
    putItem(written);
    DeadLetter row;
    row.id = m_item.id;
    row.executionId = m_item.executionId;
    row.nodeId = m_item.nodeId;
    row.queueType = m_item.queueType;
    row.payload = m_item.payload;
    row.attempt = m_item.attempt;
    row.lastError = text(error);
    row.createdAt = m_item.createdAt;
    row.deadLetteredAt = text(stamp());
    row.tenantId = text("default");
    written.changes.emplace_back(std::move(row));
    if (!logged)
        return;
    wait(2);
    const bool swept = error == story::leaseExpired;
    event(step(),
        failedKind(m_node, swept ? "exhausted " + std::to_string(attempt) + " attempts: lease expired" : error, attempt,
            false));
    m_failed.push_back(m_node);
}

void ExecutionTeller::failFatally(std::string_view error)
{
    StoryStep& written = step();
    m_item.status = text("failed");
    m_item.workerId = m_item.leaseExpiresAt = StoredValue();
    putItem(written);
    event(written, failedKind(m_node, error, integerOf(m_item.attempt), false));
    m_failed.push_back(m_node);
}

void ExecutionTeller::park(std::int64_t milliseconds)
{
    const std::int64_t attempt = integerOf(m_item.attempt) + 1;
    unclaim(attempt, milliseconds);
    putItem(step());
    wait(1);
    event(step(),
        R"({"type":"node_parked","node_id":)" + jsonString(m_node) + R"(,"attempt":)" + std::to_string(attempt)
            + R"(,"retry_after":)" + jsonString(m_item.retryAfter->bytes()) + "}");
    wait(milliseconds + m_random.between(20, 480));
}

void ExecutionTeller::projectApproval(
    StoryStep& step, std::string_view status, std::string_view tool, const std::string& context)
{
    ApprovalProjection row;
    row.executionId = text(m_id);
    row.nodeId = text(m_node);
    row.status = text(status);
    row.userId = row.comment = row.toolName = row.approver = row.context = StoredValue();
    row.lastSequence = StoredValue::integer(m_sequence);
    row.tenantId = text("default");
    row.updatedAt = StoredValue::text(formatOffsetForm(step.at));
    if (status == "pending") {
        row.toolName = text(tool);
        row.approver = text("human");
        row.context = text(context);
    } else {
        row.userId = text(tool);
        row.comment = text(context);
    }
    step.changes.emplace_back(std::move(row));
}

} // namespace durascope
