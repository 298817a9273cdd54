// SPDX-License-Identifier: Apache-2.0
#include "model/overview/overview_model.h"

#include "backends/contract/saturated.h"
#include "model/overview/overview_reading.h"

#include <QTimerEvent>

namespace durascope {

namespace {

constexpr int interval = 1'000; // ms
constexpr qint64 countInterval = 10'000; // ms
constexpr qint64 countShare = 50; // counting takes one part in fifty of the time
constexpr qint64 quietInterval = 60'000; // ms

/// What one look brings.
struct Figures {
    OverviewFigures figures;
    std::map<std::string, double> done;
    WorkflowsById known;
};
struct Recent {
    std::vector<RecentEvent> events;
    std::vector<Fact> facts;
    WorkflowsById known;
};

} // namespace

OverviewModel::OverviewModel(StoreSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_figureSlot(session.newSlot())
    , m_recentSlot(session.newSlot())
    , m_countSlot(session.newSlot())
{
    if (session.facts().workflowSchema) {
        m_workflows = &WorkflowModel::of(session);
        connect(m_workflows, &WorkflowModel::stateChanged, this, &OverviewModel::readFigures);
    }
    if (session.facts().eventFormat)
        m_events = &EventModel::of(session);
    connect(&session, &StoreSession::liveChanged, this, &OverviewModel::takeLive);
    connect(&session, &StoreSession::opened, this, &OverviewModel::readAgain);
    readAgain();
    m_tick.start(interval, Qt::CoarseTimer, this);
}

void OverviewModel::readAgain()
{
    if (m_session.state() != StoreSession::State::Open)
        return;
    m_counts.reset();
    m_reading = false;
    readFigures();
    readRecent();
    readCounts();
}

void OverviewModel::takeLive(const LiveChange& change)
{
    m_stale = m_stale || change.commits;
    if (change.workflow) {
        m_eventRows.emplace_back(change.checkedAt, change.workflow->heads.events.value);
        while (m_eventRows.size() > 2
            && m_eventRows[1].first.nanoseconds < change.checkedAt.nanoseconds - std::int64_t(60) * 1'000'000'000)
            m_eventRows.erase(m_eventRows.begin());
    }
}

std::optional<double> OverviewModel::eventsPerMinute() const
{
    if (m_eventRows.size() < 2)
        return std::nullopt;
    const auto& [from, before] = m_eventRows.front();
    const auto& [to, after] = m_eventRows.back();
    const double seconds = static_cast<double>(to.nanoseconds - from.nanoseconds) / 1e9;
    return seconds < 10 ? std::nullopt
                        : std::optional(static_cast<double>(saturatedDifference(after, before)) * 60 / seconds);
}

/// A minute passes in the figures also while nothing is committed, so they are counted again now and then.
void OverviewModel::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_tick.timerId() || m_session.state() != StoreSession::State::Open)
        return;
    const bool old = m_sinceFigures.isValid() && m_sinceFigures.elapsed() > quietInterval;
    if (!m_session.paused() && (m_stale || old)) {
        m_stale = false;
        refresh();
    }
}

void OverviewModel::refresh()
{
    readFigures();
    readRecent();
    if (m_counts && m_sinceCounts.elapsed() > std::max(countInterval, m_countTook * countShare))
        readCounts();
}

void OverviewModel::readFigures()
{
    if (!m_workflows || m_workflows->state() != WorkflowModel::State::Ready || m_reading)
        return;
    m_reading = true;
    m_session.read(
        StoreSession::Lane::Background, m_figureSlot, this,
        [table = m_workflows->executions().snapshot(), known = m_workflowOf](
            StoreReader& reader, const std::stop_token& stop) mutable -> Result<Figures> {
            const Instant now = Instant::now();
            auto letters = readDeadLetterMarks(*reader.workflows(), now, known, stop);
            if (!letters)
                return failure(letters.error());
            auto done = readDonePerMinute(*reader.workflows(), now, stop);
            if (!done)
                return failure(done.error());
            return Figures{overviewOf(table, *letters, now), std::move(*done), std::move(known)};
        },
        [this](const Result<Figures>& figures) {
            m_reading = false;
            if (!figures)
                return;
            m_figures = figures->figures;
            m_done = figures->done;
            m_workflowOf.insert(figures->known.begin(), figures->known.end());
            m_figuresKnown = true;
            m_sinceFigures.start();
            Q_EMIT figuresChanged();
        });
}

void OverviewModel::readRecent()
{
    m_session.read(
        StoreSession::Lane::Background, m_recentSlot, this,
        [known = m_workflowOf](StoreReader& reader, const std::stop_token& stop) mutable -> Result<Recent> {
            Recent recent;
            if (WorkflowStore* workflows = reader.workflows()) {
                auto events = readRecentEvents(*workflows, recentKept, known, stop);
                if (!events)
                    return failure(events.error());
                recent.events = std::move(*events);
            } else if (EventStore* facts = reader.events()) {
                auto bounds = facts->bounds(stop);
                if (!bounds)
                    return failure(bounds.error());
                auto page = facts->facts(
                    std::max(bounds->first, saturatedDifference(bounds->last, recentKept - 1)), bounds->last, stop);
                if (!page)
                    return failure(page.error());
                recent.facts.assign(page->facts.rbegin(), page->facts.rend());
            }
            recent.known = std::move(known);
            return recent;
        },
        [this](const Result<Recent>& recent) {
            if (!recent)
                return;
            m_recent = recent->events;
            m_facts = recent->facts;
            m_workflowOf.insert(recent->known.begin(), recent->known.end());
            Q_EMIT recentChanged();
        });
}

void OverviewModel::readCounts()
{
    m_sinceCounts.start();
    m_session.read(
        StoreSession::Lane::Scan, m_countSlot, this,
        [store = m_session.store()](
            StoreReader& reader, const std::stop_token& stop) { return readStoreCounts(reader, *store, stop); },
        [this](const Result<StoreCounts>& counts) {
            m_countTook = m_sinceCounts.elapsed();
            if (counts)
                m_counts = *counts;
            Q_EMIT countsChanged();
        });
}

} // namespace durascope
