// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"
#include "backends/memory/memory_data.h"

#include <memory>

namespace durascope {

/// The workflow family of a memory store, as one thread reads it. Schema 11.
class MemoryWorkflows final : public WorkflowStore {
public:
    explicit MemoryWorkflows(std::shared_ptr<const MemoryData> data)
        : m_data(std::move(data))
    {
    }

    int schemaVersion() const override { return 11; }
    Result<Chunk<Execution>> executions(
        const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token& stop) override;
    Result<Chunk<WorkflowEvent>> events(
        const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token& stop) override;
    Result<Chunk<WorkItem>> workItems(
        const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token& stop) override;
    Result<Chunk<DeadLetter>> deadLetters(
        const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token& stop) override;
    Result<std::vector<ExecutionFacts>> executionFactsAfter(
        RowId after, int limit, const std::stop_token& stop) override;
    Result<std::vector<ExecutionFacts>> executionFactsUpdatedSince(
        const std::string& updatedAt, int limit, const std::stop_token& stop) override;
    Result<std::vector<ExecutionFacts>> executionFacts(
        const std::vector<RowId>& rows, const std::stop_token& stop) override;
    Result<std::vector<ExecutionActivity>> executionActivity(
        const std::vector<RowId>& rows, const std::stop_token& stop) override;
    Result<Execution> execution(const std::string& id, const std::stop_token& stop) override;
    Result<Execution> execution(RowId row, const std::stop_token& stop) override;
    Result<std::vector<Execution>> segmentChain(const std::string& id, const std::stop_token& stop) override;
    Result<EventPage> eventsOf(
        const std::string& executionId, std::int64_t first, std::int64_t last, const std::stop_token& stop) override;
    Result<std::vector<WorkflowEvent>> eventsOffSequence(
        const std::string& executionId, int limit, const std::stop_token& stop) override;
    Result<std::int64_t> latestSequence(const std::string& executionId, const std::stop_token& stop) override;
    Result<EventsAfter> eventsAfter(RowId after, int limit, const std::stop_token& stop) override;
    Result<std::vector<WorkflowEvent>> newestEvents(int limit, const std::stop_token& stop) override;
    Result<std::vector<Snapshot>> snapshots(
        const std::string& executionId, bool withState, const std::stop_token& stop) override;
    Result<std::optional<Snapshot>> latestSnapshot(
        const std::string& executionId, const std::stop_token& stop) override;
    Result<std::vector<QueueDepth>> queueDepths(const std::stop_token& stop) override;
    Result<std::vector<WorkItem>> openItems(int limit, const std::stop_token& stop) override;
    Result<std::vector<WorkItem>> openItemsAfter(
        const std::optional<WorkItem>& after, int limit, const std::stop_token& stop) override;
    Result<std::vector<WorkItem>> itemsByStatus(
        const std::string& status, const std::string& queueType, int limit, const std::stop_token& stop) override;
    Result<std::vector<WorkItem>> completedSince(
        const std::string& completedAt, int scan, const std::stop_token& stop) override;
    Result<std::vector<WorkItem>> itemsOf(const std::string& executionId, const std::stop_token& stop) override;
    Result<std::vector<WorkItem>> itemsByRow(const std::vector<RowId>& rows, const std::stop_token& stop) override;
    Result<WorkItem> workItem(const std::string& id, const std::stop_token& stop) override;
    Result<std::vector<DeadLetter>> deadLettersAfter(RowId after, int limit, const std::stop_token& stop) override;
    Result<DeadLetter> deadLetter(RowId row, const std::stop_token& stop) override;
    Result<std::vector<DeadLetter>> deadLettersOf(const std::string& executionId, const std::stop_token& stop) override;
    Result<std::vector<WorkflowDefinition>> definitions(const std::stop_token& stop) override;
    Result<std::optional<WorkflowDefinition>> definition(
        const std::string& workflowId, const std::string& version, const std::stop_token& stop) override;
    Result<std::vector<Timer>> timers(
        const std::optional<std::string>& executionId, const std::stop_token& stop) override;
    Result<std::vector<CronJob>> cronJobs(const std::stop_token& stop) override;
    Result<std::vector<Agent>> agents(const std::stop_token& stop) override;
    Result<std::vector<ApiToken>> apiTokens(const std::stop_token& stop) override;
    Result<std::vector<Tenant>> tenants(const std::stop_token& stop) override;
    Result<std::vector<ToolEffect>> toolEffects(const std::string& executionId, const std::stop_token& stop) override;
    Result<std::vector<ToolReservation>> toolReservations(
        const std::string& executionId, const std::stop_token& stop) override;
    Result<std::vector<ApprovalProjection>> approvals(
        const std::string& executionId, const std::stop_token& stop) override;
    Result<std::int64_t> projectorCheckpoint(
        const std::string& projection, const std::string& executionId, const std::stop_token& stop) override;
    Result<std::optional<Artifact>> artifact(
        const std::string& tenantId, const std::string& hash, const std::stop_token& stop) override;
    Result<std::int64_t> storeTerm(const std::stop_token& stop) override;
    Result<WorkflowHeads> heads(const std::stop_token& stop) override;
    Result<StandingRows> standingRows(
        RowId executions, RowId workItemsBefore, RowId workItems, const std::stop_token& stop) override;
    Result<WorkflowCounts> counts(const std::stop_token& stop) override;

private:
    const RowsOfExecution& rowsOf(const std::string& executionId) const;
    const Execution* find(const std::string& executionId) const;
    /// Whether a row of that execution passes the filter's execution and tenant, and its status if it is that of the
    /// execution.
    bool passes(const WorkflowFilter& filter, const Column& executionId, bool withStatus) const;

    std::shared_ptr<const MemoryData> m_data;
};

} // namespace durascope
