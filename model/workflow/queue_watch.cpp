// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/queue_watch.h"

#include "model/format/format_clock.h"

#include <QTimerEvent>

#include <algorithm>

namespace durascope {

namespace {

constexpr std::int64_t minute = 60'000'000'000;
constexpr int rateMinutes = 5;
constexpr int scanned = 20'000; ///< Newest rows looked through for completed items.

bool isListed(std::string_view status)
{
    return status == "pending" || status == "claimed" || status == "failed" || status == "dead_lettered";
}

} // namespace

QueueWatch::QueueWatch(StoreSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_openSlot(session.newSlot())
    , m_endedSlots{{"failed", session.newSlot()}, {"dead_lettered", session.newSlot()}}
    , m_completedSlot(session.newSlot())
{
    connect(&WorkflowModel::of(session), &WorkflowModel::itemsDeleted, this, &QueueWatch::dropDeleted);
    connect(&session, &StoreSession::liveChanged, this, &QueueWatch::takeLive);
    connect(&session, &StoreSession::opened, this, &QueueWatch::readAgain);
    readAgain();
}

void QueueWatch::readAgain()
{
    if (m_session.state() != StoreSession::State::Open)
        return;
    m_items.clear();
    m_completed.clear();
    m_completedRows.clear();
    m_answersDue = 0;
    readEverything();
    readCompleted();
}

void QueueWatch::readEverything()
{
    readOpen();
    for (const auto& [status, slot] : m_endedSlots)
        readEnded(status);
}

void QueueWatch::dropDeleted()
{
    m_unseen.clear();
    for (const auto& [row, item] : m_items)
        m_unseen.insert(row);
    m_answersDue = 1 + static_cast<int>(m_endedSlots.size());
    readEverything();
}

void QueueWatch::readOpen()
{
    m_session.read(
        StoreSession::Lane::Viewport, m_openSlot, this,
        [](StoreReader& reader, const std::stop_token& stop) { return reader.workflows()->openItems(mostOpen, stop); },
        [this](const Result<std::vector<WorkItem>>& items) {
            m_ready = true;
            takeItems(items);
        });
}

void QueueWatch::readEnded(const std::string& status)
{
    m_session.read(
        StoreSession::Lane::Background, m_endedSlots.at(status), this,
        [status](StoreReader& reader, const std::stop_token& stop) {
            return reader.workflows()->itemsByStatus(status, {}, mostEnded, stop);
        },
        [this](const Result<std::vector<WorkItem>>& items) { takeItems(items); });
}

void QueueWatch::readCompleted()
{
    const Instant from{FormatClock::instance().style().now.nanoseconds - minutes * minute};
    m_session.read(
        StoreSession::Lane::Background, m_completedSlot, this,
        [since = formatOffsetForm(from)](StoreReader& reader, const std::stop_token& stop) {
            return reader.workflows()->completedSince(since, scanned, stop);
        },
        [this](const Result<std::vector<WorkItem>>& items) {
            if (!items)
                return; // the rates stay empty; the list does not depend on them
            for (const WorkItem& item : *items)
                noteCompleted(item);
            announce();
        });
}

void QueueWatch::takeItems(const Result<std::vector<WorkItem>>& items)
{
    if (!items) {
        m_error = items.error();
        m_answersDue = 0;
        announce();
        return;
    }
    m_error = {};
    for (const WorkItem& item : *items) {
        m_unseen.erase(item.row.value);
        if (!m_items.contains(item.row.value)) // a live change may have brought a newer one
            take(item);
    }
    if (m_answersDue > 0 && --m_answersDue == 0) {
        for (const std::int64_t row : m_unseen)
            m_items.erase(row);
    }
    announce();
}

void QueueWatch::takeLive(const LiveChange& change)
{
    if (!change.workflow)
        return;
    if (change.workflow->tablesRewritten) {
        readAgain();
        return;
    }
    for (const WorkItem& item : change.workflow->items)
        take(item);
    if (change.workflow->deadLettersRemoved) // sent back by somebody: the items say what became of them
        readEnded("dead_lettered");
    if (!change.workflow->items.empty())
        announce();
}

void QueueWatch::take(const WorkItem& item)
{
    const std::string_view status = textOf(item.status);
    m_unseen.erase(item.row.value);
    if (isListed(status))
        m_items[item.row.value] = std::make_shared<WorkItem>(item);
    else
        m_items.erase(item.row.value);
    if (status == "completed")
        noteCompleted(item);
    if (const std::string_view worker = textOf(item.workerId); !worker.empty())
        m_workers[std::string(textOf(item.queueType))].emplace(worker);
}

void QueueWatch::noteCompleted(const WorkItem& item)
{
    const auto at = parseInstant(textOf(item.completedAt));
    if (!at || !m_completedRows.insert(item.row.value).second)
        return;
    m_completed.push_back({std::string(textOf(item.queueType)), at->nanoseconds, item.row.value});
    const std::int64_t oldest = FormatClock::instance().style().now.nanoseconds - (minutes + 1) * minute;
    while (!m_completed.empty() && m_completed.front().at < oldest) {
        m_completedRows.erase(m_completed.front().row);
        m_completed.pop_front();
    }
}

QueueWatch::Done QueueWatch::doneOf(const std::string& queue, Instant now) const
{
    Done done;
    done.perMinute.assign(minutes, 0);
    std::int64_t recent = 0;
    for (const Completed& item : m_completed) {
        const std::int64_t ago = now.nanoseconds - item.at;
        if ((!queue.empty() && item.queue != queue) || ago < 0 || ago >= minutes * minute)
            continue;
        done.perMinute[static_cast<std::size_t>(minutes - 1 - ago / minute)] += 1;
        recent += ago < rateMinutes * minute ? 1 : 0;
    }
    done.rate = static_cast<double>(recent) / rateMinutes;
    return done;
}

std::set<std::string> QueueWatch::workersOf(const std::string& queue) const
{
    std::set<std::string> workers;
    for (const auto& [name, seen] : m_workers) {
        if (queue.empty() || name == queue)
            workers.insert(seen.begin(), seen.end());
    }
    return workers;
}

void QueueWatch::announce()
{
    if (!m_announce.isActive())
        m_announce.start(100, this);
}

void QueueWatch::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_announce.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_announce.stop();
    Q_EMIT itemsChanged();
}

} // namespace durascope
