// SPDX-License-Identifier: Apache-2.0
#include "model/events/event_model.h"

#include "backends/contract/saturated.h"

#include <algorithm>

namespace durascope {

namespace {

constexpr qint64 lookInterval = 1'000; // ms
constexpr qint64 countInterval = 10'000; // ms
/// Counting takes at most this share of a core's time: one part in fifty.
constexpr qint64 countShare = 50;

std::int64_t lengthOf(const LogBounds& bounds)
{
    return bounds.empty() ? 0 : saturatedSum(saturatedDifference(bounds.last, bounds.first), 1);
}

/// The counts come from another snapshot than the bounds. What was appended in between explains rows beyond the
/// first bounds, so only fewer rows than those mean missing numbers.
Result<LogCounts> countTables(EventStore& store, const std::stop_token& stop)
{
    auto bounds = store.bounds(stop);
    if (!bounds)
        return failure(bounds.error());
    auto tables = store.counts(stop);
    if (!tables)
        return failure(tables.error());
    LogCounts counts;
    counts.last = bounds->last;
    counts.missing = std::max<std::int64_t>(0, saturatedDifference(lengthOf(*bounds), (*tables)["events"]));
    counts.batches = (*tables)["append_batches"];
    return counts;
}

} // namespace

EventModel& EventModel::of(StoreSession& session)
{
    if (auto* model = session.findChild<EventModel*>(QString(), Qt::FindDirectChildrenOnly))
        return *model;
    return *new EventModel(session); // a child of the session
}

EventModel::EventModel(StoreSession& session)
    : QObject(&session)
    , m_session(session)
    , m_openSlot(session.newSlot())
    , m_lookSlot(session.newSlot())
    , m_countSlot(session.newSlot())
{
    connect(&session, &StoreSession::liveChanged, this, &EventModel::takeLive);
    connect(&session, &StoreSession::opened, this, &EventModel::readAgain);
    connect(&session, &StoreSession::closed, this, [this] {
        m_state = State::Idle;
        m_looking = false;
        m_counting = false;
        Q_EMIT stateChanged();
    });
    readAgain();
}

std::int64_t EventModel::eventCount() const
{
    if (m_bounds.empty())
        return 0;
    return lengthOf(m_bounds) - (m_counted ? m_counted->missing : 0);
}

std::optional<std::int64_t> EventModel::batchCount() const
{
    return m_counted ? std::optional(m_counted->batches) : std::nullopt;
}

void EventModel::wantCounts()
{
    m_countsWanted = true;
    if (!m_counted)
        count();
}

const std::vector<SubscriberCursor>& EventModel::cursors() const
{
    static const std::vector<SubscriberCursor> none;
    return m_cursors ? *m_cursors : none;
}

CursorFacts EventModel::factsOf(const SubscriberCursor& cursor) const
{
    CursorFacts facts;
    facts.cursor = integerOf(cursor.lastProcessed);
    facts.head = m_bounds.last;
    facts.movement = m_history.movement(cursor.row, m_now);
    const auto note = m_notes.find(cursor.row.value);
    if (note == m_notes.end())
        return facts;
    // A cursor far behind that moves is a little further than it was when its next event was read.
    if (note->second.cursor == facts.cursor || (facts.behind() > 1'000 && note->second.cursor < facts.cursor))
        facts.oldestWaiting = note->second.oldest;
    if (note->second.cursor == facts.cursor && note->second.counted)
        facts.matching = note->second.matching;
    return facts;
}

int EventModel::streamsInTrouble() const
{
    return static_cast<int>(std::count_if(cursors().begin(), cursors().end(),
        [this](const SubscriberCursor& cursor) { return isTrouble(inferState(factsOf(cursor), m_now)); }));
}

void EventModel::readAgain()
{
    if (m_session.state() == StoreSession::State::Open && m_session.facts().eventFormat)
        startReading();
}

void EventModel::startReading()
{
    m_state = State::Reading;
    Q_EMIT stateChanged();
    m_session.read(
        StoreSession::Lane::Viewport, m_openSlot, this,
        [](StoreReader& reader, const std::stop_token& stop) -> Result<Opening> {
            auto bounds = reader.events()->bounds(stop);
            if (!bounds)
                return failure(bounds.error());
            auto cursors = reader.events()->cursors(stop);
            if (!cursors)
                return failure(cursors.error());
            return Opening{*bounds, std::move(*cursors)};
        },
        [this](const Result<Opening>& opening) { takeOpening(opening); });
}

void EventModel::takeOpening(const Result<Opening>& opening)
{
    if (!opening) {
        m_error = opening.error();
        m_state = State::Failed;
        Q_EMIT stateChanged();
        return;
    }
    m_bounds = opening->bounds;
    m_cursors = std::make_shared<const std::vector<SubscriberCursor>>(opening->cursors);
    m_notes.clear();
    m_counted.reset();
    m_state = State::Ready;
    record(Instant::now());
    Q_EMIT stateChanged();
    Q_EMIT boundsChanged();
    Q_EMIT cursorsChanged();
    if (m_countsWanted)
        count();
}

void EventModel::takeLive(const LiveChange& change)
{
    if (m_state != State::Ready)
        return;
    bool moved = false;
    if (change.events) {
        moved = !(change.events->bounds == m_bounds);
        if (change.events->bounds.last < m_bounds.last || change.events->bounds.first != m_bounds.first)
            m_counted.reset(); // not only appended to: what was counted says nothing now
        m_bounds = change.events->bounds;
        if (change.events->cursors)
            m_cursors = change.events->cursors;
    }
    record(change.checkedAt.nanoseconds ? change.checkedAt : Instant::now());
    if (moved)
        Q_EMIT boundsChanged();
    Q_EMIT cursorsChanged();
    if (m_countsWanted && (!m_counted || m_bounds.last != m_counted->last))
        count();
}

void EventModel::record(Instant now)
{
    m_now = std::max(m_now, now);
    m_history.record(m_now, m_bounds.last, cursors());
    lookAtStreams();
}

/// At most once a second, and only at streams of which something is not known yet.
void EventModel::lookAtStreams()
{
    if (m_looking || (m_sinceLook.isValid() && m_sinceLook.elapsed() < lookInterval))
        return;
    std::vector<WaitingQuestion> questions;
    for (const SubscriberCursor& cursor : cursors()) {
        const std::int64_t at = integerOf(cursor.lastProcessed);
        if (at >= m_bounds.last)
            continue;
        WaitingQuestion question{cursor.row, at, std::string(textOf(cursor.eventQuery)), std::nullopt};
        if (const auto note = m_notes.find(cursor.row.value); note != m_notes.end() && note->second.cursor == at)
            question.known = note->second;
        const bool near = saturatedDifference(m_bounds.last, at) <= countedBehind;
        const bool done
            = question.known && (!near || (question.known->counted && question.known->readTo >= m_bounds.last));
        if (!done)
            questions.push_back(std::move(question));
    }
    if (questions.empty())
        return;
    m_looking = true;
    m_sinceLook.start();
    m_session.read(
        StoreSession::Lane::Background, m_lookSlot, this,
        [questions = std::move(questions), head = m_bounds.last](StoreReader& reader, const std::stop_token& stop) {
            return lookAtWaiting(*reader.events(), head, questions, stop);
        },
        [this](const Result<std::vector<WaitingNote>>& notes) {
            m_looking = false;
            if (!notes)
                return;
            for (const WaitingNote& note : *notes)
                m_notes[note.row.value] = note;
            Q_EMIT cursorsChanged();
        });
}

void EventModel::count()
{
    if (m_state != State::Ready || m_counting)
        return;
    const qint64 pause = std::max(countInterval, m_countTook * countShare);
    if (m_counted && m_sinceCount.isValid() && m_sinceCount.elapsed() < pause)
        return;
    m_counting = true;
    m_sinceCount.start();
    m_session.read(
        StoreSession::Lane::Scan, m_countSlot, this,
        [](StoreReader& reader, const std::stop_token& stop) { return countTables(*reader.events(), stop); },
        [this](const Result<LogCounts>& counted) {
            m_counting = false;
            m_countTook = m_sinceCount.elapsed();
            m_sinceCount.start();
            if (!counted)
                return;
            m_counted = *counted;
            Q_EMIT countsChanged();
        });
}

} // namespace durascope
