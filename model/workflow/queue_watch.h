// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/workflow/workflow_model.h"

#include <QBasicTimer>

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace durascope {

/// The work items of a session that a person looks at: all open ones, and those that failed or became dead letters.
/// Read once, then changed by the differences of the session's live changes. GUI thread only.
class QueueWatch : public QObject {
    Q_OBJECT
public:
    static constexpr int mostOpen = 20'000; ///< More open items are counted, not listed.
    static constexpr int mostEnded = 5'000; ///< Newest failed and dead items kept, each.
    static constexpr int minutes = 16; ///< How far back completed items are counted.

    explicit QueueWatch(StoreSession& session, QObject* parent = nullptr);

    using Items = std::map<std::int64_t, std::shared_ptr<const WorkItem>>; ///< By row number, without payload.
    const Items& items() const { return m_items; }
    bool ready() const { return m_ready; }
    const StoreError& error() const { return m_error; } ///< Of the last read; an empty sentence: none.

    struct Done {
        std::vector<float> perMinute; ///< Oldest first; the last is the minute that runs.
        double rate = 0; ///< Items a minute, mean of the last five.
    };
    /// Completed items of one queue; of all queues for an empty name.
    Done doneOf(const std::string& queue, Instant now) const;
    /// Workers that held a lease of this queue since the page was opened or hold one now.
    std::set<std::string> workersOf(const std::string& queue) const;
    void readAgain();
    void dropDeleted(); ///< Reads again what is listed; what is not there any more leaves the list.

Q_SIGNALS:
    void itemsChanged(); ///< At most ten times a second.

private:
    void readEverything();
    void readOpen();
    void readEnded(const std::string& status);
    void readCompleted();
    void takeItems(const Result<std::vector<WorkItem>>& items);
    void takeLive(const LiveChange& change);
    void take(const WorkItem& item);
    void noteCompleted(const WorkItem& item);
    void announce();
    void timerEvent(QTimerEvent* event) override;

    struct Completed {
        std::string queue;
        std::int64_t at = 0;
        std::int64_t row = 0;
    };
    StoreSession& m_session;
    Slot m_openSlot;
    std::map<std::string, Slot> m_endedSlots;
    Slot m_completedSlot;
    Items m_items;
    std::deque<Completed> m_completed;
    std::set<std::int64_t> m_completedRows;
    std::map<std::string, std::set<std::string>> m_workers;
    std::set<std::int64_t> m_unseen; ///< Listed rows that no answer held since dropDeleted().
    int m_answersDue = 0; ///< Until what is unseen is known to be gone; 0: nothing is looked for.
    bool m_ready = false;
    StoreError m_error;
    QBasicTimer m_announce;
};

} // namespace durascope
