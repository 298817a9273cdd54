// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/workflow_model.h"

#include "model/session/timed.h"

#include <QTimerEvent>

#include <algorithm>
#include <chrono>

namespace durascope {

namespace {

constexpr int chunkRows = 10'000;
constexpr std::chrono::milliseconds countInterval{100};
constexpr std::chrono::milliseconds queueInterval{250};

} // namespace

WorkflowModel& WorkflowModel::of(StoreSession& session)
{
    if (auto* model = session.findChild<WorkflowModel*>(QString(), Qt::FindDirectChildrenOnly))
        return *model;
    return *new WorkflowModel(session); // a child of the session
}

WorkflowModel::WorkflowModel(StoreSession& session)
    : QObject(&session)
    , m_session(session)
    , m_gone(new GoneRows(session, m_table, this))
    , m_tableSlot(session.newSlot())
    , m_headSlot(session.newSlot())
    , m_queueSlot(session.newSlot())
    , m_queueInterval(queueInterval)
{
    connect(&session, &StoreSession::liveChanged, this, &WorkflowModel::takeLive);
    connect(&session, &StoreSession::opened, this, &WorkflowModel::readAgain);
    connect(m_gone, &GoneRows::executionsGone, this, &WorkflowModel::removeExecutions);
    connect(m_gone, &GoneRows::itemsGone, this, [this] {
        readCounts();
        Q_EMIT itemsDeleted();
    });
    connect(&session, &StoreSession::closed, this, [this] {
        m_state = State::Idle;
        Q_EMIT stateChanged();
    });
    if (session.state() == StoreSession::State::Open)
        startReading();
}

WorkflowModel::~WorkflowModel() = default;

std::int64_t WorkflowModel::queueCount(std::string_view status) const
{
    std::int64_t sum = 0;
    for (const QueueDepth& queue : m_queues) {
        if (const auto found = queue.byStatus.find(std::string(status)); found != queue.byStatus.end())
            sum += found->second;
    }
    return sum;
}

void WorkflowModel::readAgain()
{
    if (m_session.state() == StoreSession::State::Open)
        startReading();
}

void WorkflowModel::startReading()
{
    if (!m_session.facts().workflowSchema)
        return;
    m_gone->stop();
    m_headsRead = false;
    m_table.clear();
    m_beside.reset();
    m_early.clear();
    m_expected = -1;
    m_state = State::Reading;
    Q_EMIT stateChanged();
    ExecutionUpdate update;
    update.reset = true;
    Q_EMIT executionsUpdated(update);
    readHeads();
    readChunk({});
    readCounts();
}

void WorkflowModel::readBeside()
{
    m_gone->stop();
    m_headsRead = false;
    m_beside.emplace();
    m_early.clear();
    readHeads();
    readChunk({});
    readCounts();
}

void WorkflowModel::readHeads()
{
    m_session.read(
        StoreSession::Lane::Viewport, m_headSlot, this,
        [](StoreReader& reader, const std::stop_token& stop) { return reader.workflows()->heads(stop); },
        [this](const Result<WorkflowHeads>& heads) {
            if (!heads)
                return;
            m_heads = *heads;
            m_headsKnown = m_headsRead = true;
            m_expected = std::max(m_heads.executions.value, readExecutions());
            announceCounts();
            watchForDeletions();
        });
}

void WorkflowModel::readChunk(RowId after)
{
    m_session.read(
        StoreSession::Lane::Background, m_tableSlot, this,
        [after](StoreReader& reader, const std::stop_token& stop) {
            return reader.workflows()->executionFactsAfter(after, chunkRows, stop);
        },
        [this](const Result<std::vector<ExecutionFacts>>& facts) { takeChunk(facts); });
}

void WorkflowModel::takeChunk(const Result<std::vector<ExecutionFacts>>& facts)
{
    if (!facts) {
        fail(facts.error());
        return;
    }
    (m_beside ? *m_beside : m_table).apply(*facts);
    if (facts->size() < static_cast<std::size_t>(chunkRows)) {
        if (m_beside)
            finishBeside();
        else
            finishReading();
        return;
    }
    readChunk(facts->back().row);
    Q_EMIT progressed();
}

/// What changed while the table was read may be newer than what was read, or missing from it.
void WorkflowModel::applyEarly(ExecutionTable& table)
{
    const auto early = std::exchange(m_early, {});
    std::vector<ExecutionFacts> newer;
    for (const ExecutionFacts& fact : early) {
        const auto index = table.indexOf(fact.row);
        const auto updated = parseInstant(fact.updatedAt);
        if (!index || !updated || table.at(*index).updated <= updated->nanoseconds)
            newer.push_back(fact);
    }
    table.apply(newer);
}

void WorkflowModel::finishReading()
{
    applyEarly(m_table);
    m_expected = readExecutions();
    m_state = State::Ready;
    Q_EMIT stateChanged();
    ExecutionUpdate update;
    update.reset = true;
    Q_EMIT executionsUpdated(update);
    announceCounts();
    watchForDeletions();
}

void WorkflowModel::finishBeside()
{
    applyEarly(*m_beside);
    ExecutionTable read = std::move(*m_beside);
    m_beside.reset();
    const auto difference = m_table.difference(read);
    if (difference.renumbered) {
        m_table = std::move(read);
        finishReading();
        return;
    }
    if (!difference.gone.empty())
        removeExecutions(difference.gone);
    m_table = std::move(read);
    m_expected = readExecutions();
    Q_EMIT executionsUpdated({difference.added, difference.changed, difference.rows, false, {}});
    announceCounts();
    watchForDeletions();
}

void WorkflowModel::watchForDeletions()
{
    if (m_state == State::Ready && !m_beside && m_headsRead)
        m_gone->start(m_heads.workItems);
}

void WorkflowModel::removeExecutions(const std::vector<RowId>& rows)
{
    if (m_state != State::Ready)
        return;
    ExecutionUpdate update;
    update.moved = m_table.remove(rows);
    Q_EMIT executionsUpdated(update);
    announceCounts();
}

void WorkflowModel::readCounts()
{
    if (m_queueTimer) { // read a moment ago: once more when the interval is over
        m_queuesStale = true;
        return;
    }
    m_queuesStale = false;
    m_queueTimer = startTimer(m_queueInterval);
    m_session.read(
        StoreSession::Lane::Background, m_queueSlot, this,
        [](StoreReader& reader, const std::stop_token& stop) {
            return timed([&] { return reader.workflows()->queueDepths(stop); });
        },
        [this](const Result<Timed<std::vector<QueueDepth>>>& counted) {
            if (!counted)
                return;
            m_queueInterval = std::max(queueInterval, 20 * counted->took);
            m_queues = counted->value;
            m_queuesKnown = true;
            announceCounts();
        });
}

void WorkflowModel::takeLive(const LiveChange& change)
{
    if (change.touched || change.commits)
        m_gone->lookLater(change.workflow ? change.workflow->heads.workItems : m_heads.workItems);
    if (!change.workflow)
        return;
    const WorkflowChange& workflow = *change.workflow;
    if (workflow.tablesRewritten) { // mostly it is only the newest row that somebody deleted
        if (m_state == State::Ready)
            readBeside();
        else
            startReading();
        return;
    }
    if (m_headsKnown && workflow.heads != m_heads)
        announceCounts();
    m_heads = workflow.heads;
    m_headsKnown = true;
    applyFacts(workflow.executions);
    if (!workflow.items.empty() || !workflow.deadLetters.empty() || workflow.deadLettersRemoved)
        readCounts();
}

void WorkflowModel::applyFacts(std::span<const ExecutionFacts> facts)
{
    if (facts.empty())
        return;
    if (m_state == State::Reading || m_beside) {
        m_early.insert(m_early.end(), facts.begin(), facts.end());
        return;
    }
    if (m_state != State::Ready)
        return;
    ExecutionTable::Applied applied = m_table.apply(facts);
    ExecutionUpdate update{std::move(applied.added), std::move(applied.changed), {}, applied.renumbered, {}};
    update.rows.reserve(facts.size());
    for (const ExecutionFacts& fact : facts)
        update.rows.push_back(fact.row);
    Q_EMIT executionsUpdated(update);
    announceCounts();
}

void WorkflowModel::announceCounts()
{
    if (!m_countTimer)
        m_countTimer = startTimer(countInterval);
}

void WorkflowModel::timerEvent(QTimerEvent* event)
{
    killTimer(event->timerId());
    if (event->timerId() == m_countTimer) {
        m_countTimer = 0;
        Q_EMIT countsChanged();
    } else if (event->timerId() == m_queueTimer) {
        m_queueTimer = 0;
        if (m_queuesStale && m_session.state() == StoreSession::State::Open)
            readCounts();
    }
}

void WorkflowModel::fail(const StoreError& error)
{
    m_error = error;
    m_state = State::Failed;
    Q_EMIT stateChanged();
}

} // namespace durascope
