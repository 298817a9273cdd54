// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/execution_teller.h"

#include <algorithm>
#include <utility>

namespace durascope {

namespace {

constexpr std::int64_t nanosPerMs = 1'000'000;

StoredValue text(std::string_view bytes)
{
    return StoredValue::text(std::string(bytes));
}

} // namespace

ExecutionTeller::ExecutionTeller(
    Random& random, const StoryWorkflow& workflow, std::string id, std::string tenant, Instant start)
    : m_random(random)
    , m_workflow(workflow)
    , m_id(std::move(id))
    , m_tenant(std::move(tenant))
    , m_itemTenant(m_tenant)
    , m_now(start)
{
    m_execution.executionId = text(m_id);
    m_execution.workflowId = text(workflow.id);
    m_execution.workflowVersion = text(workflow.version);
    m_execution.status = text("running");
    m_execution.startedAt = m_execution.updatedAt = text(stamp());
    m_execution.completedAt = m_execution.parentExecutionId = StoredValue();
    m_execution.tenantId = text(m_tenant);
    m_execution.segmentNumber = StoredValue::integer(0);
}

void ExecutionTeller::wait(std::int64_t milliseconds)
{
    m_now.nanoseconds += milliseconds * nanosPerMs + static_cast<std::int64_t>(m_random.below(nanosPerMs));
}

StoryStep& ExecutionTeller::step()
{
    m_script.steps.push_back({m_now, {}});
    m_script.steps.back().changes.reserve(2); // rows are large: do not move them
    return m_script.steps.back();
}

std::string ExecutionTeller::stamp() const
{
    return formatOffsetForm(m_now);
}

std::string ExecutionTeller::stampAfter(std::int64_t milliseconds) const
{
    return formatOffsetForm({m_now.nanoseconds + milliseconds * nanosPerMs});
}

void ExecutionTeller::event(StoryStep& step, std::string kind)
{
    WorkflowEvent row;
    row.id = StoredValue::text(m_random.uuid());
    row.executionId = text(m_id);
    row.sequence = StoredValue::integer(++m_sequence);
    row.kind = StoredValue::text(std::move(kind));
    row.createdAt = StoredValue::text(formatOffsetForm(step.at));
    row.tenantId = text(m_itemTenant);
    step.changes.emplace_back(std::move(row));
}

void ExecutionTeller::begin(const JsonMembers& input)
{
    m_state = m_rowState = input;
    const std::string json = jsonObject(input);
    m_execution.initialInput = m_execution.currentState = text(json);
    step().changes.emplace_back(m_execution);
    wait(1);
    event(step(),
        R"({"type":"workflow_started","workflow_id":)" + jsonString(m_workflow.id) + R"(,"workflow_version":)"
            + jsonString(m_workflow.version) + R"(,"initial_input":)" + json + "}");
    wait(1);
}

void ExecutionTeller::beginSegment(const ExecutionTeller& parent)
{
    const std::int64_t segment = integerOf(parent.m_execution.segmentNumber) + 1;
    m_execution.parentExecutionId = text(parent.m_id);
    m_execution.segmentNumber = StoredValue::integer(segment);
    begin(parent.m_state);
}

std::string ExecutionTeller::payload() const
{
    JsonMembers members{
        {"workflow_id", jsonString(m_workflow.id)}, {"workflow_version", jsonString(m_workflow.version)}};
    if (m_sequence <= 2) // the start item names the workflow only
        return jsonObject(members);
    members["node_id"] = jsonString(m_node);
    if (m_queue == "python_tool") {
        members["module"] = jsonString("steps." + m_node);
        members["function"] = R"("run")";
        members["input"] = jsonObject(m_state);
    } else if (m_queue == "java_tool") {
        members["class"] = R"("com.example.Register")";
        members["method"] = R"("run")";
        members["input"] = jsonObject(m_state);
    } else if (m_queue == "model") {
        members["model"] = R"("review-large")";
        members["max_tokens"] = "1024";
        members["system_prompt"] = R"("You assess one case. Answer with JSON only.")";
    } else if (m_node == "check_policy") {
        members["branches"] = R"([{"condition":"state.risk.level == \"low\"","target":"auto_refund"},)"
                              R"({"condition":null,"target":"approve_refund"}])";
        members["state"] = jsonObject(m_state);
    }
    return jsonObject(members);
}

void ExecutionTeller::newItem(StoryStep& step)
{
    m_item = WorkItem();
    m_item.id = StoredValue::text(m_random.uuid());
    m_item.executionId = text(m_id);
    m_item.nodeId = text(m_node);
    m_item.queueType = text(m_queue);
    m_item.payload = StoredValue::text(payload());
    m_item.attempt = StoredValue::integer(0);
    m_item.status = text("pending");
    m_item.workerId = m_item.leaseExpiresAt = m_item.claimedAt = m_item.completedAt = m_item.retryAfter = StoredValue();
    m_item.createdAt = text(stamp());
    m_item.maxAttempts = StoredValue::integer(3);
    m_item.tenantId = text(m_itemTenant);
    m_item.leaseEpoch = m_item.leaseFence = StoredValue::integer(0);
    putItem(step);
}

void ExecutionTeller::schedule(std::string_view node, std::string_view queue)
{
    m_node = node;
    m_queue = queue;
    scheduleAgain();
}

void ExecutionTeller::scheduleAgain()
{
    StoryStep& written = step();
    event(written,
        R"({"type":"node_scheduled","node_id":)" + jsonString(m_node) + R"(,"queue_type":)" + jsonString(m_queue)
            + "}");
    newItem(written);
    m_itemTenant = "default";
}

void ExecutionTeller::claim()
{
    const auto workers = story::workersOf(m_queue);
    claimBy(workers.empty() ? std::string_view("general-worker-0") : workers[m_random.below(workers.size())]);
}

void ExecutionTeller::claimBy(std::string_view worker)
{
    const std::int64_t epoch = integerOf(m_item.leaseEpoch) + 1;
    m_item.status = text("claimed");
    m_item.workerId = text(worker);
    m_item.claimedAt = text(stamp());
    m_item.leaseExpiresAt = text(stampAfter(30'000));
    m_item.leaseEpoch = StoredValue::integer(epoch);
    m_item.leaseFence = StoredValue::integer(story::storeTerm * 4294967296 + epoch);
    putItem(step());
    if (!story::isInternalQueue(m_queue))
        return;
    wait(2);
    event(step(),
        R"({"type":"node_started","node_id":)" + jsonString(m_node) + R"(,"worker_id":)" + jsonString(worker)
            + R"(,"attempt":)" + std::to_string(integerOf(m_item.attempt)) + "}");
}

void ExecutionTeller::run(std::int64_t milliseconds)
{
    constexpr std::int64_t heartbeatMs = 10'000;
    for (; milliseconds > heartbeatMs; milliseconds -= heartbeatMs) {
        wait(heartbeatMs);
        m_item.leaseExpiresAt = text(stampAfter(30'000));
        putItem(step());
    }
    wait(milliseconds);
}

void ExecutionTeller::skip(std::string_view node)
{
    event(step(), R"({"type":"node_skipped","node_id":)" + jsonString(node) + R"(,"reason":"branch not taken"})");
}

void ExecutionTeller::signal(std::string_view key, const std::string& payload)
{
    event(step(),
        R"({"type":"external_event_received","correlation_key":)" + jsonString(key) + R"(,"payload":)" + payload + "}");
}

} // namespace durascope
