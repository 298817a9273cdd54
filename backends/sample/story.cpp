// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/story.h"

#include "backends/sample/json_text.h"

#include <array>

namespace durascope::story {

namespace {

constexpr std::array refundReview{
    StoryNode{"load_order", "python_fn", "python_tool", 410, "order"},
    StoryNode{"score_risk", "model", "model", 3020, "risk"},
    StoryNode{"check_policy", "condition", "general", 20, ""},
    StoryNode{"auto_refund", "python_fn", "python_tool", 280, "refund"},
    StoryNode{"approve_refund", "tool", "tool", 196, "approval"},
    StoryNode{"reserve_funds", "python_fn", "python_tool", 655, "funds"},
    StoryNode{"charge_card", "python_fn", "python_tool", 1840, "charge"},
    StoryNode{"send_receipt", "python_fn", "python_tool", 310, "receipt"},
};
constexpr std::array kycCheck{
    StoryNode{"fetch_register", "java_fn", "java_tool", 1200, "register"},
    StoryNode{"match_person", "model", "model", 1400, "match"},
    StoryNode{"screen_lists", "tool", "tool", 320, "lists"},
    StoryNode{"file_result", "tool", "general", 90, "result"},
};
constexpr std::array payoutBatch{
    StoryNode{"collect_rows", "python_fn", "python_tool", 2100, "rows"},
    StoryNode{"validate_rows", "tool", "general", 240, "valid"},
    StoryNode{"sign_batch", "tool", "privileged", 400, "signature"},
    StoryNode{"submit_batch", "python_fn", "python_tool", 3800, "submitted"},
    StoryNode{"report_batch", "tool", "tool", 300, "report"},
};
constexpr std::array supportDigest{
    StoryNode{"collect_tickets", "tool", "general", 220, "tickets"},
    StoryNode{"summarise", "model", "model", 1500, "summary"},
    StoryNode{"post_digest", "tool", "tool", 180, "posted"},
};
constexpr std::array supportDigestFormer{
    StoryNode{"find_articles", "memory_retrieval", "retrieval", 200, "articles"},
    StoryNode{"summarise", "model", "model", 1500, "summary"},
};
constexpr std::array invoiceExport{
    StoryNode{"list_invoices", "tool", "general", 120, "invoices"},
    StoryNode{"render_pages", "tool", "general", 410, "pages"},
    StoryNode{"upload_export", "tool", "tool", 260, "upload"},
};
constexpr std::array chargebackReply{
    StoryNode{"load_case", "tool", "general", 140, "case"},
    StoryNode{"draft_reply", "model", "model", 6400, "draft"},
    StoryNode{"check_tone", "model", "model", 2900, "tone"},
    StoryNode{"gather_proof", "tool", "tool", 900, "proof"},
};

constexpr std::array allWorkflows{
    StoryWorkflow{"refund-review", "1.4.0", refundReview, 46, "default", 8},
    StoryWorkflow{"kyc-check", "0.9.3+a41f", kycCheck, 26, "default", 4},
    StoryWorkflow{"payout-batch", "2.0.1", payoutBatch, 12, "default", 3},
    StoryWorkflow{"invoice-export", "1.1.2", invoiceExport, 8, "acme", 1},
    StoryWorkflow{"support-digest", "0.3.0", supportDigest, 5, "acme", 1},
    StoryWorkflow{"chargeback-reply", "0.7.0", chargebackReply, 3, "acme", 1},
    StoryWorkflow{"support-digest", "0.2.0", supportDigestFormer, 0, "default", 2},
    StoryWorkflow{"refund-review", "1.3.2", refundReview, 0, "default", 8},
    StoryWorkflow{"kyc-check", "0.9.2", kycCheck, 0, "default", 4},
};

std::string nodeIr(const StoryNode& node)
{
    std::string kind;
    if (node.kind == "python_fn")
        kind = R"({"function":"run","module":)" + jsonString(std::string("steps.") + std::string(node.name))
            + R"(,"output_schema":"","type":"python_fn"})";
    else if (node.kind == "java_fn")
        kind = R"({"class":"com.example.Register","method":"run","output_schema":"","type":"java_fn"})";
    else if (node.kind == "model")
        kind = R"({"model_ref":"review","output_schema":"","prompt_ref":)" + jsonString(node.name)
            + R"(,"type":"model"})";
    else if (node.kind == "condition")
        kind = R"({"branches":[{"condition":"state.risk.level == \"low\"","target":"auto_refund"},)"
               R"({"condition":null,"target":"approve_refund"}],"type":"condition"})";
    else if (node.kind == "memory_retrieval")
        kind = R"({"output_schema":"","query_expr":"state.topic","type":"memory_retrieval"})";
    else
        kind = R"({"input_mapping":{},"output_schema":"","tool_ref":)" + jsonString(node.name) + R"(,"type":"tool"})";
    return R"({"description":null,"id":)" + jsonString(node.name) + R"(,"kind":)" + kind
        + R"(,"labels":{},"node_timeout_secs":null,"retry_policy":null})";
}

std::string edgeIr(std::string_view from, std::string_view to)
{
    return R"({"condition":null,"from":)" + jsonString(from) + R"(,"to":)" + jsonString(to) + "}";
}

std::string workflowIr(const StoryWorkflow& workflow)
{
    JsonMembers nodes;
    std::string edges;
    for (std::size_t i = 0; i < workflow.nodes.size(); ++i) {
        const StoryNode& node = workflow.nodes[i];
        nodes.emplace(node.name, nodeIr(node));
        const bool forks = node.name == "check_policy";
        const bool joins = node.name == "auto_refund";
        const std::size_t next = i + (joins ? 2 : 1);
        edges += edgeIr(node.name, next < workflow.nodes.size() ? workflow.nodes[next].name : "end") + ',';
        if (forks)
            edges += edgeIr(node.name, workflow.nodes[i + 2].name) + ',';
    }
    edges.pop_back();
    return R"({"description":null,"edges":[)" + edges + R"(],"labels":{},"mcp_servers":{},"models":{},"name":)"
        + jsonString(workflow.id) + R"(,"nodes":)" + jsonObject(nodes)
        + R"(,"remote_agents":{},"retry_policies":{},"start_node":)" + jsonString(workflow.nodes[0].name)
        + R"(,"state_schema":"","timeouts":{},"tools":{},"version":)" + jsonString(workflow.version)
        + R"(,"workflow_id":)" + jsonString(workflow.id) + "}";
}

StoredValue text(std::string_view bytes)
{
    return StoredValue::text(std::string(bytes));
}

} // namespace

std::span<const StoryWorkflow> workflows()
{
    return allWorkflows;
}

const StoryWorkflow& workflow(std::string_view id)
{
    for (const StoryWorkflow& workflow : allWorkflows)
        if (workflow.id == id)
            return workflow;
    return allWorkflows[0];
}

const StoryWorkflow& formerSupportDigest()
{
    return allWorkflows[6];
}

std::span<const std::string_view> workersOf(std::string_view queue)
{
    static constexpr std::array<std::string_view, 3> python{"py-worker-1", "py-worker-3", "py-worker-4"};
    static constexpr std::array<std::string_view, 1> java{"java-worker-2"};
    static constexpr std::array<std::string_view, 2> model{"model-worker-0", "model-worker-1"};
    static constexpr std::array<std::string_view, 2> general{"general-worker-0", "general-worker-1"};
    static constexpr std::array<std::string_view, 1> privileged{"privileged-worker-0"};
    if (queue == "python_tool")
        return python;
    if (queue == "java_tool")
        return java;
    if (queue == "model")
        return model;
    if (queue == "privileged")
        return privileged;
    if (queue == "retrieval")
        return {};
    return general;
}

bool isInternalQueue(std::string_view queue)
{
    return queue != "python_tool" && queue != "java_tool" && queue != "retrieval";
}

std::vector<WorkflowDefinition> definitions(const std::string& createdAt)
{
    std::vector<WorkflowDefinition> rows;
    for (const StoryWorkflow& workflow : allWorkflows) {
        WorkflowDefinition row;
        row.workflowId = text(workflow.id);
        row.version = text(workflow.version);
        row.ir = StoredValue::text(workflowIr(workflow));
        row.createdAt = text(createdAt);
        row.tenantId = text(workflow.tenant);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Tenant> tenants(const std::string& createdAt)
{
    // The seeded row carries the engine's own form of time, not the server's.
    const std::string seeded = createdAt.substr(0, 10) + ' ' + createdAt.substr(11, 8);
    std::vector<Tenant> rows(2);
    rows[0].id = text("default");
    rows[0].name = text("Default");
    rows[0].createdAt = rows[0].updatedAt = text(seeded);
    rows[1].id = text("acme");
    rows[1].name = text("Acme GmbH");
    rows[1].createdAt = rows[1].updatedAt = text(createdAt);
    for (Tenant& row : rows) {
        row.status = text("active");
        row.policy = row.limits = StoredValue();
    }
    rows[1].policy = text(R"({"blocked_tools":["admin.*"],"require_approval_for":["payments.*"]})");
    rows[1].limits = text(R"({"max_concurrent_executions":50,"max_cost_per_month_usd":100.0})");
    return rows;
}

} // namespace durascope::story
