// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_rows.h"
#include "backends/sqlite/catalogue.h"
#include "backends/sqlite/large_value.h"
#include "backends/sqlite/row_columns.h"
#include "backends/sqlite/schema.h"

#include <string>
#include <utility>
#include <vector>

namespace durascope::sqlite {

/// Statements over executions. In lists, ?1 and ?2 narrow: status and tenant; null lets everything through.
struct ExecutionStatements {
    void build(Catalogue& catalogue, const Schema& schema);

    RowColumns<Execution> row;
    SingleRow<Execution> whole;
    bool hasTenant = false;

    const NamedStatement* newest = nullptr; ///< narrowing, limit; by updated_at descending
    const NamedStatement* older = nullptr; ///< narrowing, updated_at, rowid, limit
    const NamedStatement* timeless = nullptr; ///< narrowing, rowid, limit: those below it whose updated_at is null
    const NamedStatement* byId = nullptr; ///< execution_id; the whole row
    const NamedStatement* byRow = nullptr; ///< rowid; the whole row
    const NamedStatement* factsAfter = nullptr; ///< rowid, limit
    const NamedStatement* factsSince = nullptr; ///< updated_at, limit
    const NamedStatement* factsByRow = nullptr; ///< rowid
    const NamedStatement* idByRow = nullptr; ///< rowid → execution_id
    const NamedStatement* lastRow = nullptr; ///< → rowid
    const NamedStatement* newestUpdate = nullptr; ///< → updated_at
    const NamedStatement* standing = nullptr; ///< rowid → rows up to it
};

/// Statements over events and snapshots.
struct HistoryStatements {
    void build(Catalogue& catalogue, const Schema& schema);

    RowColumns<WorkflowEvent> event;
    RowColumns<Snapshot> snapshot;
    RowColumns<Snapshot> lightSnapshot; ///< Without state and node sets.
    SingleRow<Snapshot> wholeSnapshot;

    const NamedStatement* eventsByRow = nullptr; ///< narrowing (of the execution), rowid, limit
    const NamedStatement* eventsBySequence = nullptr; ///< execution_id, sequence, rowid, limit
    const NamedStatement* unnumbered = nullptr; ///< execution_id, rowid, limit: those whose sequence is null
    const NamedStatement* belowOne = nullptr; ///< execution_id, limit
    const NamedStatement* between = nullptr; ///< execution_id, first, last
    const NamedStatement* ends = nullptr; ///< execution_id, sequence → last sequence, count, next sequence after it
    const NamedStatement* latest = nullptr; ///< execution_id → last sequence
    const NamedStatement* newestOf = nullptr; ///< execution_id, limit; by sequence descending
    const NamedStatement* after = nullptr; ///< rowid, limit
    const NamedStatement* newest = nullptr; ///< limit; by rowid descending
    const NamedStatement* lastRow = nullptr; ///< → rowid
    const NamedStatement* snapshots = nullptr; ///< execution_id; newest first
    const NamedStatement* lightSnapshots = nullptr; ///< execution_id; newest first
    const NamedStatement* latestSnapshot = nullptr; ///< execution_id
};

/// Statements over work items and dead letters.
struct QueueStatements {
    void build(Catalogue& catalogue, const Schema& schema);

    RowColumns<WorkItem> item;
    RowColumns<WorkItem> lightItem; ///< Without the payload.
    SingleRow<WorkItem> wholeItem;
    RowColumns<DeadLetter> letter;
    RowColumns<DeadLetter> lightLetter; ///< Without the payload.
    SingleRow<DeadLetter> wholeLetter;

    const NamedStatement* standingItems = nullptr; ///< rowid, rowid → rows up to the one, up to the other
    const NamedStatement* keys = nullptr; ///< rowid, limit → rowid, created_at; by rowid
    const NamedStatement* keysOfStatus = nullptr; ///< status → rowid, created_at
    const NamedStatement* keysOfExecution = nullptr; ///< execution_id → rowid, created_at
    const NamedStatement* itemByRow = nullptr; ///< narrowing (status of the item, tenant), rowid
    const NamedStatement* itemById = nullptr; ///< id; the whole row
    const NamedStatement* itemsOf = nullptr; ///< execution_id
    const NamedStatement* depths = nullptr; ///< → queue_type, status, count
    const NamedStatement* oldestPending = nullptr; ///< queue_type → created_at
    const NamedStatement* openAfter = nullptr; ///< status, queue type, rowid, limit; without payload
    const NamedStatement* openOfStatus = nullptr; ///< status, limit; by created_at, without payload
    const NamedStatement* firstQueue = nullptr; ///< status → the least queue_type
    const NamedStatement* nextQueue = nullptr; ///< status, queue_type → the next greater one
    const NamedStatement* newestOfQueue = nullptr; ///< status, queue_type, limit; by rowid descending, without payload
    const NamedStatement* completedSince = nullptr; ///< completed_at, rows to look at
    const NamedStatement* lastItem = nullptr; ///< → rowid
    const NamedStatement* newestAttempt = nullptr; ///< execution_id → attempt

    const NamedStatement* newestLetters = nullptr; ///< narrowing (of the execution), limit; by dead_lettered_at desc
    const NamedStatement* olderLetters = nullptr; ///< narrowing, dead_lettered_at, rowid, limit
    const NamedStatement* timelessLetters = nullptr; ///< narrowing, rowid, limit: those whose dead_lettered_at is null
    const NamedStatement* lettersAfter = nullptr; ///< rowid, limit; without payload
    const NamedStatement* letterByRow = nullptr; ///< rowid; the whole row
    const NamedStatement* lettersOf = nullptr; ///< execution_id
    const NamedStatement* letterCountOf = nullptr; ///< execution_id → count
    const NamedStatement* letterCount = nullptr; ///< → count
    const NamedStatement* lastLetter = nullptr; ///< → rowid
};

/// Statements over everything else.
struct RecordStatements {
    void build(Catalogue& catalogue, const Schema& schema);

    RowColumns<WorkflowDefinition> definition;
    RowColumns<Timer> timer;
    RowColumns<CronJob> cronJob;
    RowColumns<Agent> agent;
    RowColumns<ApiToken> apiToken;
    RowColumns<Tenant> tenant;
    RowColumns<ToolEffect> toolEffect;
    RowColumns<ToolReservation> toolReservation;
    RowColumns<ApprovalProjection> approval;
    SingleRow<Artifact> artifactRow;

    const NamedStatement* definitions = nullptr;
    const NamedStatement* definitionOf = nullptr; ///< workflow_id, version
    const NamedStatement* timers = nullptr;
    const NamedStatement* timersOf = nullptr; ///< execution_id
    const NamedStatement* cronJobs = nullptr;
    const NamedStatement* agents = nullptr;
    const NamedStatement* apiTokens = nullptr;
    const NamedStatement* tenants = nullptr;
    const NamedStatement* toolEffects = nullptr; ///< execution_id
    const NamedStatement* toolReservations = nullptr; ///< execution_id
    const NamedStatement* approvals = nullptr; ///< execution_id
    const NamedStatement* checkpoint = nullptr; ///< projection_name, execution_id → last_sequence
    const NamedStatement* artifact = nullptr; ///< tenant_id, hash
    const NamedStatement* term = nullptr; ///< → term
    std::vector<std::pair<std::string, const NamedStatement*>> counts; ///< table → count
    std::vector<std::pair<std::string, const NamedStatement*>> statusCounts; ///< table → status, count
};

/// Every statement the engine runs on a workflow store, for the tables and columns a file has.
struct WorkflowStatements : Catalogue {
    explicit WorkflowStatements(const Schema& schema);

    ExecutionStatements executions;
    HistoryStatements history;
    QueueStatements queue;
    RecordStatements records;
};

/// `AND …` that lets a row through when its execution has the status ?1 and the tenant ?2 (null: any).
std::string ofExecution(const Schema& schema, std::string_view alias, bool withStatus);

} // namespace durascope::sqlite
