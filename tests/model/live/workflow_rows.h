// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"

#include <cstdint>
#include <string>

namespace durascope::testing {

inline StoredValue text(std::string bytes)
{
    return StoredValue::text(std::move(bytes));
}

/// A time text of the workflow store's form, `milliseconds` after a fixed moment.
inline std::string timeAt(std::int64_t milliseconds)
{
    return formatOffsetForm({1'795'230'000'000'000'000 + milliseconds * 1'000'000});
}

inline Execution executionRow(const std::string& id, const std::string& status, std::int64_t updatedMs)
{
    Execution row;
    row.executionId = text(id);
    row.workflowId = text("refund-review");
    row.workflowVersion = text("1.0.0");
    row.status = text(status);
    row.initialInput = text("{}");
    row.currentState = text("{}");
    row.startedAt = text(timeAt(0));
    row.updatedAt = text(timeAt(updatedMs));
    row.completedAt = StoredValue();
    row.tenantId = text("default");
    return row;
}

inline WorkflowEvent eventRow(const std::string& executionId, std::int64_t sequence)
{
    WorkflowEvent row;
    row.id = text(executionId + "/" + std::to_string(sequence));
    row.executionId = text(executionId);
    row.sequence = StoredValue::integer(sequence);
    row.kind = text(R"({"type":"node_started","node_id":"charge_card"})");
    row.createdAt = text(timeAt(sequence));
    row.tenantId = text("default");
    return row;
}

inline WorkItem itemRow(const std::string& id, const std::string& executionId, const std::string& status)
{
    WorkItem row;
    row.id = text(id);
    row.executionId = text(executionId);
    row.nodeId = text("charge_card");
    row.queueType = text("default");
    row.payload = text("{}");
    row.attempt = StoredValue::integer(0);
    row.status = text(status);
    row.createdAt = text(timeAt(0));
    row.maxAttempts = StoredValue::integer(3);
    return row;
}

inline DeadLetter deadLetterRow(const std::string& id, const std::string& executionId, std::int64_t atMs)
{
    DeadLetter row;
    row.id = text(id);
    row.executionId = text(executionId);
    row.nodeId = text("charge_card");
    row.queueType = text("default");
    row.payload = text("{}");
    row.attempt = StoredValue::integer(3);
    row.lastError = text("provider timeout");
    row.createdAt = text(timeAt(0));
    row.deadLetteredAt = text(timeAt(atMs));
    return row;
}

} // namespace durascope::testing
