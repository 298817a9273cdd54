// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/event_model.h"
#include "model/overview/overview_figures.h"
#include "model/workflow/workflow_model.h"

#include <QBasicTimer>

#include <map>
#include <memory>

namespace durascope {

/// A workflow event with the workflow it belongs to.
struct RecentEvent {
    WorkflowEvent event;
    std::string workflow; ///< Empty while it is not known.
};

/// What was counted of a store, for "The store".
struct StoreCounts {
    std::int64_t fileBytes = 0;
    std::int64_t logBytes = 0; ///< Of the file beside it.
    std::map<std::string, std::int64_t> tables; ///< Rows; of both families.
};

/// Everything the overview shows of a session, kept up while it is open: at most once a second. GUI thread only.
class OverviewModel : public QObject {
    Q_OBJECT
public:
    explicit OverviewModel(StoreSession& session, QObject* parent = nullptr);

    WorkflowModel* workflows() const { return m_workflows; } ///< Null without the family.
    EventModel* events() const { return m_events; } ///< Null without the family.

    bool figuresKnown() const { return m_figuresKnown; }
    const OverviewFigures& figures() const { return m_figures; }
    const std::vector<RecentEvent>& recentEvents() const { return m_recent; } ///< Newest first.
    const std::vector<Fact>& recentFacts() const { return m_facts; } ///< Newest first.
    /// Work items completed per minute, by queue, over the last minutes.
    const std::map<std::string, double>& donePerMinute() const { return m_done; }
    const std::optional<StoreCounts>& counts() const { return m_counts; } ///< Empty while counting.
    std::optional<double> eventsPerMinute() const; ///< Of the workflow log; absent before it was seen long enough.

    void readAgain();
    static constexpr int recentKept = 40;

Q_SIGNALS:
    void figuresChanged();
    void recentChanged();
    void countsChanged();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void takeLive(const LiveChange& change);
    void refresh(); ///< Asks for all that is out of date.
    void readFigures();
    void readRecent();
    void readCounts();

    StoreSession& m_session;
    WorkflowModel* m_workflows = nullptr;
    EventModel* m_events = nullptr;
    OverviewFigures m_figures;
    std::vector<RecentEvent> m_recent;
    std::vector<Fact> m_facts;
    std::map<std::string, double> m_done;
    std::optional<StoreCounts> m_counts;
    std::map<std::string, std::string> m_workflowOf; ///< Execution id → workflow id, of recent events and letters.
    std::vector<std::pair<Instant, std::int64_t>> m_eventRows; ///< How many events the log had when.
    bool m_figuresKnown = false;
    bool m_stale = true;
    bool m_reading = false;
    QElapsedTimer m_sinceFigures;
    QElapsedTimer m_sinceCounts;
    qint64 m_countTook = 0; ///< ms.
    QBasicTimer m_tick;
    Slot m_figureSlot;
    Slot m_recentSlot;
    Slot m_countSlot;
};

} // namespace durascope
