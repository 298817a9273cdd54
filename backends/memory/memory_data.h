// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_rows.h"
#include "backends/contract/workflow_rows.h"
#include "backends/memory/fair_mutex.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace durascope {

/// A table: rows by their number, which grows with every insert and is never given out twice.
template <class Row>
struct MemoryTable {
    std::map<std::int64_t, Row> rows;
    std::int64_t last = 0;

    std::int64_t append(Row row)
    {
        row.row = RowId{++last};
        rows.emplace_hint(rows.end(), last, std::move(row));
        return last;
    }
    /// A new row, or the row of that number with new columns. Returns the number.
    std::int64_t put(std::int64_t number, Row row)
    {
        if (number == 0)
            return append(std::move(row));
        row.row = RowId{number};
        rows[number] = std::move(row);
        return number;
    }
    RowId highest() const { return {rows.empty() ? 0 : rows.rbegin()->first}; }
};

/// Row numbers of everything that names one execution.
struct RowsOfExecution {
    std::int64_t execution = 0; ///< 0: there is no such row.
    std::map<std::int64_t, std::int64_t> events; ///< Sequence → row.
    std::map<std::int64_t, std::int64_t> snapshots; ///< at_sequence → row.
    std::set<std::int64_t> items, deadLetters;
    std::map<std::string, std::int64_t> effects, reservations, approvals; ///< By key or node.
};

/// The tables of both families, and what makes them safe to share: everything but `commits` is read under a shared
/// hold of `mutex` and written under an exclusive one.
struct MemoryData {
    mutable FairSharedMutex mutex;

    MemoryTable<Fact> facts; ///< The row number is the sequence number.
    std::map<std::int64_t, AppendBatch> batches; ///< By first number.
    MemoryTable<SubscriberCursor> cursors;
    MemoryTable<StoreMetadata> metadata;

    MemoryTable<WorkflowDefinition> definitions;
    MemoryTable<Execution> executions;
    MemoryTable<WorkflowEvent> events;
    MemoryTable<Snapshot> snapshots;
    MemoryTable<WorkItem> items;
    MemoryTable<DeadLetter> deadLetters;
    MemoryTable<Timer> timers;
    MemoryTable<CronJob> cronJobs;
    MemoryTable<Agent> agents;
    MemoryTable<ApiToken> apiTokens;
    MemoryTable<Tenant> tenants;
    MemoryTable<ToolEffect> effects;
    MemoryTable<ToolReservation> reservations;
    MemoryTable<ApprovalProjection> approvals;
    MemoryTable<ProjectorCheckpoint> checkpoints;
    MemoryTable<Artifact> artifacts;
    std::int64_t term = 0;

    std::unordered_map<std::string, RowsOfExecution> byExecution;
    std::unordered_map<std::string, std::int64_t> itemById, deadLetterById;

    std::mutex watchMutex; ///< Guards `commits`; never held together with `mutex`.
    std::condition_variable_any committed;
    std::uint64_t commits = 0;
};

} // namespace durascope
