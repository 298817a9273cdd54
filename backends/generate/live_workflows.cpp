// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/live_pace.h"
#include "backends/sample/execution_tale.h"
#include "backends/sample/step_queue.h"

#include <sqlite3.h>

#include <string>
#include <variant>

namespace durascope {

namespace {

/// Writes steps of the story with the times of now: the story's own clock only gives their order.
class LiveWorkflows {
public:
    LiveWorkflows(SqliteFile& file, std::uint64_t seed)
        : m_file(file)
        // Another run on the same file must not make the same ids.
        , m_random(seed ^ static_cast<std::uint64_t>(file.number("SELECT max(rowid) FROM events") + 0x11FE'0000))
        , m_tale(StoryWorld{})
        , m_greatest(file, "SELECT max(sequence) FROM events WHERE execution_id=?")
        , m_event(file, "INSERT INTO events VALUES(?,?,?,?,?,?)")
        , m_execution(file,
              "INSERT INTO workflow_executions VALUES(?1,?2,?3,?4,?5,?6,?7,?7,?8,?9,?10,?11) "
              "ON CONFLICT(execution_id) DO UPDATE SET status=?4, current_state=?6, updated_at=?7, completed_at=?8")
        , m_item(file,
              "INSERT INTO work_items VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17) "
              "ON CONFLICT(id) DO UPDATE SET attempt=?6, status=?7, worker_id=?8, lease_expires_at=?9, "
              "claimed_at=coalesce(?11, claimed_at), completed_at=?12, retry_after=?14, lease_epoch=?16, "
              "lease_fence=?17")
        , m_letter(file, "INSERT OR IGNORE INTO dead_letter_items VALUES(?,?,?,?,?,?,?,?,?,?)")
        , m_snapshot(file, "INSERT OR REPLACE INTO snapshots VALUES(?,?,?,?,?,?,?,?,?,?)")
        , m_effect(file, "INSERT OR IGNORE INTO tool_effects VALUES(?,?,?,?,?,?)")
        , m_approval(file, "INSERT OR REPLACE INTO proj_approvals VALUES(?,?,?,?,?,?,?,?,?,?,?)")
    {
    }

    /// One step; the rowid of its event, if it has one.
    std::int64_t write()
    {
        constexpr std::int64_t startGap = 733'000'000;
        if (m_steps.empty() || *m_steps.nextAt() >= m_nextStart) {
            for (StoryScript& script : m_tale.tell(Random(m_random.next()), m_nextStart))
                m_steps.add(std::move(script));
            m_nextStart.nanoseconds += startGap;
        }
        const StoryStep step = m_steps.take().step;
        m_now = Instant::now();
        m_stamp = formatOffsetForm(m_now);
        std::int64_t event = 0;
        for (const StoryChange& change : step.changes)
            std::visit([&](const auto& row) { event = std::max(event, put(row)); }, change);
        return event;
    }

private:
    /// The stored texts of a row, the time columns replaced by `times` where the row has a value.
    template <class Row>
    std::int64_t write(SqliteStatement& statement, const Row& row, const std::string& laterBySeconds,
        std::initializer_list<Column Row::*> now, std::initializer_list<Column Row::*> later = {})
    {
        const StoredValue null{};
        int index = 0;
        for (const auto& column : columnsOf<Row>()) {
            const Column& value = row.*column.member;
            const bool isNull = !value || value->isNull();
            const auto listed = [&](std::initializer_list<Column Row::*> members) {
                for (const auto member : members)
                    if (member == column.member)
                        return !isNull;
                return false;
            };
            if (listed(now))
                statement.bind(++index, std::string_view(m_stamp));
            else if (listed(later))
                statement.bind(++index, std::string_view(laterBySeconds));
            else
                statement.bind(++index, isNull ? null : *value);
        }
        statement.run();
        return 0;
    }

    std::int64_t put(const WorkflowEvent& row)
    {
        m_greatest.bind(1, *row.executionId);
        m_event.bind(1, *row.id);
        m_event.bind(2, *row.executionId);
        m_event.bind(3, m_greatest.number(0) + 1);
        m_event.bind(4, *row.kind);
        m_event.bind(5, std::string_view(m_stamp));
        m_event.bind(6, *row.tenantId);
        m_event.run();
        return sqlite3_last_insert_rowid(m_file.handle());
    }
    std::int64_t put(const Execution& row)
    {
        // ?7 stands for both started_at and updated_at, so the columns are bound by hand.
        const StoredValue null{};
        int index = 0;
        for (const Column* column : {&row.executionId, &row.workflowId, &row.workflowVersion, &row.status,
                 &row.initialInput, &row.currentState})
            m_execution.bind(++index, **column);
        m_execution.bind(7, std::string_view(m_stamp));
        if (row.completedAt->isNull())
            m_execution.bind(8, null);
        else
            m_execution.bind(8, std::string_view(m_stamp));
        m_execution.bind(9, *row.tenantId);
        m_execution.bind(10, *row.parentExecutionId);
        m_execution.bind(11, *row.segmentNumber);
        m_execution.run();
        return 0;
    }
    std::int64_t put(const WorkItem& row)
    {
        constexpr std::int64_t leaseSeconds = 30;
        const std::string lease = formatOffsetForm({m_now.nanoseconds + leaseSeconds * 1'000'000'000});
        return write(m_item, row, lease, {&WorkItem::createdAt, &WorkItem::claimedAt, &WorkItem::completedAt},
            {&WorkItem::leaseExpiresAt, &WorkItem::retryAfter});
    }
    std::int64_t put(const DeadLetter& row)
    {
        return write(m_letter, row, {}, {&DeadLetter::createdAt, &DeadLetter::deadLetteredAt});
    }
    std::int64_t put(const Snapshot& row) { return write(m_snapshot, row, {}, {&Snapshot::createdAt}); }
    std::int64_t put(const ToolEffect& row) { return write(m_effect, row, {}, {&ToolEffect::recordedAt}); }
    std::int64_t put(const ApprovalProjection& row)
    {
        return write(m_approval, row, {}, {&ApprovalProjection::updatedAt});
    }
    std::int64_t put(const ToolReservation&) { return 0; } // the story holds none

    SqliteFile& m_file;
    Random m_random;
    ExecutionTale m_tale;
    StepQueue m_steps;
    Instant m_nextStart;
    Instant m_now;
    std::string m_stamp;
    SqliteStatement m_greatest, m_event, m_execution, m_item, m_letter, m_snapshot, m_effect, m_approval;
};

} // namespace

Result<std::int64_t> writeWorkflowsLive(
    const std::string& path, const LiveWriteOptions& options, const OnCommit& onCommit, const std::stop_token& stop)
{
    return guarded([&] {
        SqliteFile file = openForLiveWriting(path, options);
        LiveWorkflows writer(file, options.seed);
        return writeAtPace(
            file, options, [&] { return writer.write(); }, onCommit, stop);
    });
}

} // namespace durascope
