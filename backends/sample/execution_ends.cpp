// SPDX-License-Identifier: Apache-2.0
// Decisions of people, and how an execution ends.
#include "backends/sample/execution_teller.h"

namespace durascope {

namespace {

StoredValue text(std::string_view bytes)
{
    return StoredValue::text(std::string(bytes));
}

std::string displayId(const std::string& hyphenated)
{
    std::string id = "exec_";
    for (const char c : hyphenated)
        if (c != '-')
            id += c;
    return id;
}

} // namespace

void ExecutionTeller::requireApproval(std::string_view tool, const JsonMembers& context)
{
    const std::string json = jsonObject(context);
    event(step(),
        R"({"type":"tool_approval_required","node_id":)" + jsonString(m_node) + R"(,"tool_name":)" + jsonString(tool)
            + R"(,"approver":"human","context":)" + json + "}");
    wait(2);
    StoryStep& written = step(); // the item is settled without having run
    m_item.status = text("completed");
    m_item.completedAt = text(stamp());
    m_item.leaseExpiresAt = StoredValue();
    putItem(written);
    wait(m_random.between(60, 480));
    projectApproval(step(), "pending", tool, json);
}

void ExecutionTeller::approve(std::string_view user, std::string_view note)
{
    const std::string patch = R"({"approval":{"by":)" + jsonString(user) + R"(,"note":)" + jsonString(note) + "}}";
    event(step(),
        R"({"type":"approval_received","node_id":)" + jsonString(m_node) + R"(,"user_id":)" + jsonString(user)
            + R"(,"decision":"approved","comment":)" + jsonString(note) + R"(,"state_patch":)" + patch + "}");
    m_state["approval"] = R"({"by":)" + jsonString(user) + R"(,"note":)" + jsonString(note) + "}";
    wait(m_random.between(60, 480));
    projectApproval(step(), "approved", user, std::string(note));
    wait(120);
    scheduleAgain();
}

void ExecutionTeller::reject(std::string_view user, std::string_view comment)
{
    event(step(),
        R"({"type":"approval_received","node_id":)" + jsonString(m_node) + R"(,"user_id":)" + jsonString(user)
            + R"(,"decision":"rejected","comment":)" + jsonString(comment) + R"(,"state_patch":null})");
    wait(m_random.between(60, 480));
    projectApproval(step(), "rejected", user, std::string(comment));
    wait(90);
    event(step(),
        R"({"type":"node_failed","node_id":)" + jsonString(m_node) + R"(,"error":)"
            + jsonString("approval rejected by " + std::string(user) + ": " + std::string(comment))
            + R"(,"attempt":0,"retryable":false})");
    m_failed.push_back(m_node);
}

void ExecutionTeller::setStatus(std::string_view status, bool terminal)
{
    wait(3);
    m_execution.status = text(status);
    m_execution.updatedAt = text(stamp());
    if (terminal)
        m_execution.completedAt = m_execution.updatedAt;
    step().changes.emplace_back(m_execution);
}

void ExecutionTeller::finish()
{
    event(step(), R"({"type":"workflow_completed","final_state":)" + jsonObject(m_state) + "}");
    setStatus("completed", true);
}

void ExecutionTeller::fail()
{
    std::string names;
    for (const std::string& node : m_failed)
        names += (names.empty() ? "" : ", ") + node;
    event(step(), R"({"type":"workflow_failed","error":)" + jsonString("node(s) failed terminally: " + names) + "}");
    setStatus("failed", true);
}

void ExecutionTeller::cancel(std::string_view reason)
{
    event(step(), R"({"type":"workflow_cancelled","reason":)" + jsonString(reason) + "}");
    setStatus("cancelled", true);
}

void ExecutionTeller::pause(std::string_view reason)
{
    event(step(),
        R"({"type":"interrupt_raised","node_id":)" + jsonString(m_node) + R"(,"reason":)" + jsonString(reason)
            + R"(,"state_for_review":)" + jsonObject(m_state) + "}");
    setStatus("paused", false);
}

void ExecutionTeller::rollOver(const std::string& childId)
{
    event(step(),
        R"({"type":"token_budget_exceeded","node_id":)" + jsonString(m_node)
            + R"(,"kind":"total_tokens","limit":4000,"current":)" + std::to_string(4000 + m_random.between(12, 900))
            + "}");
    wait(6);
    event(step(),
        R"({"type":"segment_boundary","segment_number":)" + std::to_string(integerOf(m_execution.segmentNumber) + 1)
            + R"(,"next_execution_id":)" + jsonString(displayId(childId)) + "}");
    wait(2);
    StoryStep& written = step();
    m_item.status = text("completed");
    m_item.completedAt = text(stamp());
    m_item.leaseExpiresAt = StoredValue();
    putItem(written);
    m_execution.status = text("limit_exceeded");
    m_execution.updatedAt = m_execution.completedAt = text(stamp());
    written.changes.emplace_back(m_execution);
}

} // namespace durascope
