// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/cursor_state.h"
#include "model/events/cursor_waiting.h"
#include "model/session/store_session.h"

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace durascope {

/// What counting the tables of an event store found.
struct LogCounts {
    std::int64_t last = 0; ///< The log's end then.
    std::int64_t missing = 0; ///< Numbers between the log's ends without an event.
    std::int64_t batches = 0; ///< Stored boundaries.
};

/// The event family of one session in memory, shared by everything that shows it: where the log ends, its durable
/// streams and how they moved since the session began. GUI thread only.
class EventModel : public QObject {
    Q_OBJECT
public:
    /// The session's one model; made, and its reading started, by the first call.
    static EventModel& of(StoreSession& session);

    enum class State { Idle, Reading, Ready, Failed };
    State state() const { return m_state; }
    const StoreError& error() const { return m_error; } ///< Requires State::Failed.

    const LogBounds& bounds() const { return m_bounds; }
    /// Rows of the log: its length, until wantCounts() has counted whether numbers are missing.
    std::int64_t eventCount() const;
    bool eventCountExact() const { return m_counted.has_value() || m_bounds.empty(); }
    std::int64_t missingNumbers() const { return m_counted ? m_counted->missing : 0; }
    std::optional<std::int64_t> batchCount() const; ///< Stored boundaries, once counted.
    /// Counts the tables in the background; again later when the log has grown, but never often on a large file.
    void wantCounts();

    bool cursorsKnown() const { return m_cursors != nullptr; }
    const std::vector<SubscriberCursor>& cursors() const;
    CursorFacts factsOf(const SubscriberCursor& cursor) const;
    std::optional<double> arrivalsPerMinute() const { return m_history.arrivals(m_now); }
    Instant checkedAt() const { return m_now; } ///< What movement is judged against.
    int streamsInTrouble() const;

    void readAgain(); ///< F5: everything from the store anew.

Q_SIGNALS:
    void stateChanged();
    void boundsChanged(); ///< At most once a frame.
    void cursorsChanged(); ///< A cursor, or what is known of one, differs now; also once a second.
    void countsChanged();

private:
    struct Opening {
        LogBounds bounds;
        std::vector<SubscriberCursor> cursors;
    };
    explicit EventModel(StoreSession& session);
    void startReading();
    void takeOpening(const Result<Opening>& opening);
    void takeLive(const LiveChange& change);
    void record(Instant now);
    void lookAtStreams();
    void count();

    StoreSession& m_session;
    State m_state = State::Idle;
    StoreError m_error;
    LogBounds m_bounds;
    std::shared_ptr<const std::vector<SubscriberCursor>> m_cursors;
    CursorHistory m_history;
    std::map<std::int64_t, WaitingNote> m_notes; ///< By row number of the cursor.
    Instant m_now;
    std::optional<LogCounts> m_counted;
    bool m_countsWanted = false;
    bool m_counting = false;
    bool m_looking = false;
    QElapsedTimer m_sinceLook;
    QElapsedTimer m_sinceCount;
    qint64 m_countTook = 0; ///< ms.
    Slot m_openSlot;
    Slot m_lookSlot;
    Slot m_countSlot;
};

} // namespace durascope
