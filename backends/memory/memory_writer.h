// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_rows.h"
#include "backends/contract/workflow_rows.h"
#include "backends/memory/fair_mutex.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace durascope {

struct MemoryData;

/// A fact before it has a number.
struct NewFact {
    std::string occurredAt, eventType, payload;
};

/// One transaction on a memory store: what is written through it becomes visible at once when it is destroyed, and
/// watchers wake. Readers wait meanwhile, so it is held for a moment only. There is no rollback.
///
/// A `put` appends a row, or replaces the columns of the row with the same key: execution id, item id, dead letter id,
/// (execution, sequence), (execution, at_sequence), the keys of the other tables. Replaced rows keep their number.
class MemoryCommit {
public:
    explicit MemoryCommit(std::shared_ptr<MemoryData> data);
    ~MemoryCommit();
    MemoryCommit(const MemoryCommit&) = delete;
    MemoryCommit& operator=(const MemoryCommit&) = delete;

    /// Appends a batch; two or more facts get a boundary (sparse format). Returns the number of the last one.
    std::int64_t append(std::vector<NewFact> batch);
    void putCursor(const std::string& subscriberId, const std::string& query, std::int64_t lastProcessed);
    /// Facts below a number leave, with the boundaries that end below it.
    void removeFactsBefore(std::int64_t sequenceNumber);

    void put(Execution row);
    void put(WorkflowEvent row);
    void put(Snapshot row);
    void put(WorkItem row);
    void put(DeadLetter row);
    void put(ToolEffect row);
    void put(ToolReservation row);
    void put(ApprovalProjection row);
    void put(WorkflowDefinition row);
    void put(Tenant row);
    void put(Timer row);
    void put(CronJob row);
    void put(Agent row);
    void put(ApiToken row);
    void put(ProjectorCheckpoint row);
    void put(Artifact row);
    void removeDeadLetter(const std::string& id);
    void setTerm(std::int64_t term);
    /// An execution leaves with every row that names it.
    void removeExecution(const std::string& executionId);

private:
    std::shared_ptr<MemoryData> m_data;
    std::unique_lock<FairSharedMutex> m_lock;
};

} // namespace durascope
