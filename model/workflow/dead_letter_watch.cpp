// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/dead_letter_watch.h"

#include "model/workflow/workflow_model.h"

#include <QTimerEvent>

namespace durascope {

namespace {

constexpr int atOnce = 5'000;
constexpr int mostItems = 50'000;

} // namespace

DeadLetterWatch::DeadLetterWatch(StoreSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_slot(session.newSlot())
{
    WorkflowModel::of(session);
    connect(&session, &StoreSession::liveChanged, this, &DeadLetterWatch::takeLive);
    connect(&session, &StoreSession::opened, this, &DeadLetterWatch::readAgain);
    readAgain();
}

void DeadLetterWatch::readAgain()
{
    if (m_session.state() != StoreSession::State::Open)
        return;
    m_table.clear();
    m_early.clear();
    m_ready = false;
    m_error = {};
    readPiece({});
}

void DeadLetterWatch::readPiece(RowId after)
{
    m_session.read(
        StoreSession::Lane::Background, m_slot, this,
        [after](StoreReader& reader, const std::stop_token& stop) {
            return reader.workflows()->deadLettersAfter(after, atOnce, stop);
        },
        [this](const Result<std::vector<DeadLetter>>& letters) {
            if (!letters) {
                m_error = letters.error();
                announce();
                return;
            }
            m_table.add(*letters);
            const WorkflowModel& model = WorkflowModel::of(m_session);
            m_expected = model.headsKnown() ? model.deadLetterRows() : -1;
            announce();
            if (letters->size() < static_cast<std::size_t>(atOnce))
                readItems();
            else
                readPiece(letters->back().row);
        });
}

/// Items that say dead_lettered without a row of their own, as a crash between two commits leaves them.
void DeadLetterWatch::readItems()
{
    m_session.read(
        StoreSession::Lane::Background, m_slot, this,
        [](StoreReader& reader, const std::stop_token& stop) {
            return reader.workflows()->itemsByStatus("dead_lettered", {}, mostItems, stop);
        },
        [this](const Result<std::vector<WorkItem>>& items) {
            m_table.add(std::exchange(m_early, {}));
            if (items)
                m_table.addItems(*items);
            else
                m_error = items.error();
            m_ready = true;
            announce();
        });
}

void DeadLetterWatch::takeLive(const LiveChange& change)
{
    if (!change.workflow)
        return;
    const WorkflowChange& workflow = *change.workflow;
    if (workflow.tablesRewritten || workflow.deadLettersRemoved) {
        readAgain();
        return;
    }
    if (workflow.deadLetters.empty())
        return;
    if (m_ready)
        m_table.add(workflow.deadLetters);
    else
        m_early.insert(m_early.end(), workflow.deadLetters.begin(), workflow.deadLetters.end());
    announce();
}

void DeadLetterWatch::announce()
{
    if (!m_timer.isActive())
        m_timer.start(100, this);
}

void DeadLetterWatch::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_timer.stop();
    Q_EMIT changed();
}

} // namespace durascope
