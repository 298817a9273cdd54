// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"
#include "backends/contract/result.h"
#include "backends/contract/workflow_rows.h"

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// The facts of an execution that lists, counts and filters need: no input, no state. 200,000 of them are read in
/// a moment, so a session keeps them all in memory.
struct ExecutionFacts {
    RowId row;
    std::string executionId, workflowId, workflowVersion, status, tenantId; ///< Non-text values as `?` + storage class.
    std::string startedAt, updatedAt, completedAt; ///< Stored texts; empty when null.
    bool operator==(const ExecutionFacts&) const = default;
};

/// What a list shows of an execution's log without reading it: asked for the visible rows only.
struct ExecutionActivity {
    RowId row; ///< Of the execution.
    std::int64_t events = 0;
    std::optional<WorkflowEvent> lastEvent; ///< Highest sequence.
    std::optional<WorkflowEvent> lastNodeEvent; ///< Newest of the last 16 events that carries a node id.
    std::int64_t deadLetters = 0; ///< Rows of dead_letter_items.
    std::int64_t attempt = 0; ///< Of its newest work item; 0-based.
};

/// A cut of an execution's log in ascending sequence.
struct EventPage {
    std::vector<WorkflowEvent> events;
    std::int64_t lastSequence = 0; ///< Of the whole execution, from the same snapshot.
    std::int64_t count = 0; ///< Rows of the whole execution; differs from lastSequence when there are gaps.
    std::int64_t next = 0; ///< Lowest sequence above the cut; 0 when there is none.
};

/// Rows appended to the event table after a row, in commit order (rowid order), from one snapshot: the rows of one
/// transaction are never split over two answers unless `more` is set.
struct EventsAfter {
    std::vector<WorkflowEvent> events;
    RowId last; ///< Highest rowid seen, also when nothing is new.
    bool more = false;
};

/// Where each appended table ends, and the newest change of an execution: what a follower compares.
struct WorkflowHeads {
    RowId events, executions, workItems, deadLetters;
    std::string newestUpdatedAt; ///< Greatest updated_at of all executions; empty when there is none.
    std::int64_t deadLetterCount = 0;
    bool operator==(const WorkflowHeads&) const = default;
};

/// Rows that stand at or below given row numbers: fewer than before means that some were deleted.
struct StandingRows {
    std::int64_t executions = 0;
    std::int64_t workItemsBefore = 0; ///< Up to the number asked about the last time.
    std::int64_t workItems = 0;
};

/// What a queue holds, by status. Counts come from a covering index.
struct QueueDepth {
    std::string queueType;
    std::map<std::string, std::int64_t> byStatus;
    std::string oldestPendingAt; ///< created_at of the oldest pending item; empty when none.
};

/// How executions and items are narrowed. Empty lists mean everything.
struct WorkflowFilter {
    std::optional<std::string> executionId; ///< Hyphenated, or `exec_…` as the API prints it.
    /// Of the execution; of the item itself where items are listed.
    std::optional<std::string> status;
    std::optional<std::string> tenantId; ///< Of the execution, never of the row itself.
};

/// Rows per table and per status. Exact; walks covering indexes, so it may take a moment on a large file.
struct WorkflowCounts {
    std::map<std::string, std::int64_t> tables;
    std::map<std::string, std::map<std::string, std::int64_t>> status; ///< Table → status → rows.
};

/// Where a chunked read stands: rows come back in batches until `next` is empty. Opaque to callers.
template <class Row>
struct Chunk {
    std::vector<Row> rows;
    std::string next; ///< Hand it to the next call; empty at the end.
};

/// What a workflow store holds, read only. One object lives in one thread; what it returns may go to any thread.
/// Every call is one short read transaction and leaves no statement open. Rows with odd values are returned as they
/// are; nothing is dropped. Tables that the schema version lacks read as empty.
/// Errors everywhere: Busy, Unavailable, Corrupt, PermissionDenied, Cancelled, BackendFailure.
class WorkflowStore {
public:
    virtual ~WorkflowStore() = default;

    virtual int schemaVersion() const = 0; ///< 1 to 11.

    // --- lists, chunk by chunk, in the order `dscope` prints --------------------------------------------------------
    /// Executions by updated_at descending, then rowid descending. `after` is empty at first.
    virtual Result<Chunk<Execution>> executions(
        const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token& stop)
        = 0;
    /// Events by rowid; with an execution id by sequence.
    virtual Result<Chunk<WorkflowEvent>> events(
        const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token& stop)
        = 0;
    /// Work items by created_at, then rowid.
    virtual Result<Chunk<WorkItem>> workItems(
        const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token& stop)
        = 0;
    /// Rows of dead_letter_items by dead_lettered_at descending, then rowid descending.
    virtual Result<Chunk<DeadLetter>> deadLetters(
        const WorkflowFilter& filter, const std::string& after, int limit, const std::stop_token& stop)
        = 0;

    // --- executions ------------------------------------------------------------------------------------------------
    virtual Result<std::vector<ExecutionFacts>> executionFactsAfter(RowId after, int limit, const std::stop_token& stop)
        = 0;
    /// Facts of executions whose updated_at is at or after the text (walks its index), at most `limit`, ascending.
    virtual Result<std::vector<ExecutionFacts>> executionFactsUpdatedSince(
        const std::string& updatedAt, int limit, const std::stop_token& stop)
        = 0;
    virtual Result<std::vector<ExecutionFacts>> executionFacts(
        const std::vector<RowId>& rows, const std::stop_token& stop)
        = 0;
    virtual Result<std::vector<ExecutionActivity>> executionActivity(
        const std::vector<RowId>& rows, const std::stop_token& stop)
        = 0;
    /// Any of: hyphenated id, `exec_` form, upper case. NotFound.
    virtual Result<Execution> execution(const std::string& id, const std::stop_token& stop) = 0;
    virtual Result<Execution> execution(RowId row, const std::stop_token& stop) = 0;
    /// Root first; a missing parent or a cycle ends the chain there.
    virtual Result<std::vector<Execution>> segmentChain(const std::string& id, const std::stop_token& stop) = 0;

    // --- events and snapshots --------------------------------------------------------------------------------------
    /// Events of one execution with first <= sequence <= last, ascending.
    virtual Result<EventPage> eventsOf(
        const std::string& executionId, std::int64_t first, std::int64_t last, const std::stop_token& stop)
        = 0;
    /// Events of one execution that no number from 1 on reaches: their sequence is null, then below 1, then no number.
    virtual Result<std::vector<WorkflowEvent>> eventsOffSequence(
        const std::string& executionId, int limit, const std::stop_token& stop)
        = 0;
    virtual Result<std::int64_t> latestSequence(const std::string& executionId, const std::stop_token& stop) = 0;
    virtual Result<EventsAfter> eventsAfter(RowId after, int limit, const std::stop_token& stop) = 0;
    /// The newest `limit` events of the store, newest first.
    virtual Result<std::vector<WorkflowEvent>> newestEvents(int limit, const std::stop_token& stop) = 0;
    /// Snapshots of one execution, newest first, without state and node sets when `withState` is false.
    virtual Result<std::vector<Snapshot>> snapshots(
        const std::string& executionId, bool withState, const std::stop_token& stop)
        = 0;
    virtual Result<std::optional<Snapshot>> latestSnapshot(const std::string& executionId, const std::stop_token& stop)
        = 0;

    // --- queue and dead letters ------------------------------------------------------------------------------------
    virtual Result<std::vector<QueueDepth>> queueDepths(const std::stop_token& stop) = 0;
    /// Pending and claimed items, at most `limit`, without payload; claimed first, then by created_at.
    virtual Result<std::vector<WorkItem>> openItems(int limit, const std::stop_token& stop) = 0;
    /// The same items piece by piece: by status (claimed first), queue type and rowid, those behind `after`, which need
    /// not be there any more. Reads no more than it answers, however long the queue is.
    virtual Result<std::vector<WorkItem>> openItemsAfter(
        const std::optional<WorkItem>& after, int limit, const std::stop_token& stop)
        = 0;
    /// Items of one status of one queue (empty: every queue), newest rowid first, without payload.
    virtual Result<std::vector<WorkItem>> itemsByStatus(
        const std::string& status, const std::string& queueType, int limit, const std::stop_token& stop)
        = 0;
    /// Items completed at or after the text among the newest `scan` rows: for rates. Without payload.
    virtual Result<std::vector<WorkItem>> completedSince(
        const std::string& completedAt, int scan, const std::stop_token& stop)
        = 0;
    virtual Result<std::vector<WorkItem>> itemsOf(const std::string& executionId, const std::stop_token& stop) = 0;
    virtual Result<std::vector<WorkItem>> itemsByRow(const std::vector<RowId>& rows, const std::stop_token& stop) = 0;
    virtual Result<WorkItem> workItem(const std::string& id, const std::stop_token& stop) = 0;
    /// Dead letters with rowid > after, ascending, payload left out.
    virtual Result<std::vector<DeadLetter>> deadLettersAfter(RowId after, int limit, const std::stop_token& stop) = 0;
    virtual Result<DeadLetter> deadLetter(RowId row, const std::stop_token& stop) = 0;
    virtual Result<std::vector<DeadLetter>> deadLettersOf(const std::string& executionId, const std::stop_token& stop)
        = 0;

    // --- the rest of the store -------------------------------------------------------------------------------------
    virtual Result<std::vector<WorkflowDefinition>> definitions(const std::stop_token& stop) = 0;
    virtual Result<std::optional<WorkflowDefinition>> definition(
        const std::string& workflowId, const std::string& version, const std::stop_token& stop)
        = 0;
    virtual Result<std::vector<Timer>> timers(
        const std::optional<std::string>& executionId, const std::stop_token& stop)
        = 0;
    virtual Result<std::vector<CronJob>> cronJobs(const std::stop_token& stop) = 0;
    virtual Result<std::vector<Agent>> agents(const std::stop_token& stop) = 0;
    virtual Result<std::vector<ApiToken>> apiTokens(const std::stop_token& stop) = 0;
    virtual Result<std::vector<Tenant>> tenants(const std::stop_token& stop) = 0;
    virtual Result<std::vector<ToolEffect>> toolEffects(const std::string& executionId, const std::stop_token& stop)
        = 0;
    virtual Result<std::vector<ToolReservation>> toolReservations(
        const std::string& executionId, const std::stop_token& stop)
        = 0;
    virtual Result<std::vector<ApprovalProjection>> approvals(
        const std::string& executionId, const std::stop_token& stop)
        = 0;
    virtual Result<std::int64_t> projectorCheckpoint(
        const std::string& projection, const std::string& executionId, const std::stop_token& stop)
        = 0;
    virtual Result<std::optional<Artifact>> artifact(
        const std::string& tenantId, const std::string& hash, const std::stop_token& stop)
        = 0;
    virtual Result<std::int64_t> storeTerm(const std::stop_token& stop) = 0; ///< 0 before schema 4.

    // --- following and counting ------------------------------------------------------------------------------------
    virtual Result<WorkflowHeads> heads(const std::stop_token& stop) = 0;
    /// Walks a covering index of each of the two tables.
    virtual Result<StandingRows> standingRows(
        RowId executions, RowId workItemsBefore, RowId workItems, const std::stop_token& stop)
        = 0;
    virtual Result<WorkflowCounts> counts(const std::stop_token& stop) = 0;
};

} // namespace durascope
