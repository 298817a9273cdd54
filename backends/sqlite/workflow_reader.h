// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"
#include "backends/sqlite/item_order.h"
#include "backends/sqlite/read_session.h"
#include "backends/sqlite/workflow_statements.h"

#include <memory>

namespace durascope::sqlite {

/// A workflow store in an SQLite file of any schema version. The methods stand in workflow_lists.cpp (chunked lists),
/// workflow_executions.cpp, workflow_history.cpp, workflow_queue.cpp and workflow_records.cpp.
class WorkflowReader final : public WorkflowStore {
public:
    WorkflowReader(ReadSession& session, std::shared_ptr<const WorkflowStatements> statements, int schemaVersion);

    int schemaVersion() const override { return m_schemaVersion; }

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
    /// Every row of a statement with these texts bound; nothing when the file has no such table.
    template <class Row>
    Result<std::vector<Row>> all(const RowColumns<Row>& columns, const NamedStatement* statement,
        const std::stop_token& stop, std::initializer_list<std::string_view> texts = {})
    {
        if (statement == nullptr)
            return std::vector<Row>();
        return m_session.read(stop, [&](Connection& connection) {
            Query query(connection, *statement);
            for (const auto text : texts)
                query.bind(text);
            return columns.readAll(query);
        });
    }

    ReadSession& m_session;
    std::shared_ptr<const WorkflowStatements> m_statements;
    int m_schemaVersion;
    ItemOrder m_itemOrder; ///< Of the listing that runs.
};

/// The whole row of an execution.
std::optional<Execution> findExecution(
    Connection& connection, const ExecutionStatements& statements, const std::string& id);
/// The same; NotFound is thrown.
Execution executionIn(Connection& connection, const ExecutionStatements& statements, const std::string& id);

/// True if the execution exists and is what the filter wants of executions.
bool executionFits(Connection& connection, const ExecutionStatements& statements, const std::string& id,
    const WorkflowFilter& filter, bool withStatus);

/// The number in the first column of a one-row statement; 0 when there is none or the statement is null.
std::int64_t numberIn(Connection& connection, const NamedStatement* statement);

} // namespace durascope::sqlite
