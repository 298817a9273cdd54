// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/session/store_session.h"
#include "model/workflow/execution_table.h"
#include "model/workflow/gone_rows.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace durascope {

/// What one live update did to the executions of a session.
struct ExecutionUpdate {
    std::vector<std::uint32_t> added; ///< Indexes of ExecutionTable.
    std::vector<std::uint32_t> changed;
    std::vector<RowId> rows; ///< Row numbers of both.
    bool reset = false; ///< Every index is void (the table was read again, or rows came inside).
    /// Rows were deleted: by old index the new one, or ExecutionTable::nowhere. Empty when none was.
    std::vector<std::uint32_t> moved;
};

/// The workflow family of one session in memory, shared by everything that counts it: the table of executions, what
/// each queue holds, how many dead letters there are. Read in the background when the first one asks, then kept up by
/// the session's live changes. GUI thread only.
class WorkflowModel : public QObject {
    Q_OBJECT
public:
    /// The session's one model; made, and its reading started, by the first call.
    static WorkflowModel& of(StoreSession& session);
    ~WorkflowModel() override;

    enum class State { Idle, Reading, Ready, Failed };
    State state() const { return m_state; }
    const StoreError& error() const { return m_error; } ///< Requires State::Failed.
    /// Executions read so far; while Reading of expectedExecutions(), which is -1 until it is known.
    std::int64_t readExecutions() const { return static_cast<std::int64_t>(m_table.size()); }
    std::int64_t expectedExecutions() const { return m_expected; }

    const ExecutionTable& executions() const { return m_table; }
    /// Exact counts per queue and status, refreshed at most four times a second while items change, and
    /// where counting takes long, for no more than a twentieth of the time.
    const std::vector<QueueDepth>& queues() const { return m_queues; }
    bool queuesKnown() const { return m_queuesKnown; }
    std::int64_t queueCount(std::string_view status) const; ///< Items of one status in all queues.
    std::int64_t openItems() const { return queueCount("pending") + queueCount("claimed"); }
    std::int64_t deadLetterRows() const { return m_heads.deadLetterCount; }
    const WorkflowHeads& heads() const { return m_heads; }
    bool headsKnown() const { return m_headsKnown; }

    void readAgain(); ///< F5: everything from the store anew.

Q_SIGNALS:
    void stateChanged();
    void progressed(); ///< Reading went on: at most ten times a second.
    void executionsUpdated(const durascope::ExecutionUpdate& update);
    void itemsDeleted(); ///< Work items are gone from the store; which ones is not known.
    void countsChanged(); ///< Any count of this object differs now: at most ten times a second.

private:
    explicit WorkflowModel(StoreSession& session);
    void startReading();
    void readBeside(); ///< Everything anew while what is known stays; finishBeside() tells the difference.
    void readHeads();
    void applyEarly(ExecutionTable& table); ///< What changed while it was read.
    void finishBeside();
    void readChunk(RowId after);
    void takeChunk(const Result<std::vector<ExecutionFacts>>& facts);
    void finishReading();
    void readCounts();
    void takeLive(const LiveChange& change);
    void applyFacts(std::span<const ExecutionFacts> facts);
    void watchForDeletions();
    void removeExecutions(const std::vector<RowId>& rows);
    void announceCounts();
    void fail(const StoreError& error);
    void timerEvent(QTimerEvent* event) override;

    StoreSession& m_session;
    State m_state = State::Idle;
    StoreError m_error;
    ExecutionTable m_table;
    std::optional<ExecutionTable> m_beside; ///< Being read while m_table is shown.
    std::vector<ExecutionFacts> m_early; ///< Changed while the table was still being read.
    std::vector<QueueDepth> m_queues;
    WorkflowHeads m_heads;
    GoneRows* m_gone; ///< A child.
    bool m_headsKnown = false;
    bool m_headsRead = false; ///< Since reading began.
    bool m_queuesKnown = false;
    bool m_queuesStale = false;
    std::int64_t m_expected = -1;
    Slot m_tableSlot;
    Slot m_headSlot;
    Slot m_queueSlot;
    std::chrono::milliseconds m_queueInterval;
    int m_countTimer = 0; ///< Runs while an announcement is due.
    int m_queueTimer = 0; ///< Runs while the queues were read a moment ago.
};

} // namespace durascope
