// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_watch.h"

#include "model/format/format_clock.h"
#include "model/workflow/workflow_model.h"

#include <algorithm>

namespace durascope {

ExecutionWatch::ExecutionWatch(StoreSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_slot(session.newSlot())
{
    connect(&session, &StoreSession::liveChanged, this, &ExecutionWatch::takeLive);
    connect(&session, &StoreSession::opened, this, &ExecutionWatch::readAgain);
    connect(
        &WorkflowModel::of(session), &WorkflowModel::executionsUpdated, this, [this](const ExecutionUpdate& update) {
            if (m_detail && !update.moved.empty()) // some execution was deleted: is this one still there?
                read();
        });
}

void ExecutionWatch::watch(const std::string& executionId)
{
    if (m_id == executionId)
        return;
    m_id = executionId;
    readAgain();
}

void ExecutionWatch::readAgain()
{
    m_detail.reset();
    m_reading = false;
    Q_EMIT changed();
    if (!m_id.empty())
        read();
}

void ExecutionWatch::read()
{
    if (m_reading) { // what changed meanwhile is read when the answer is here
        m_again = true;
        return;
    }
    m_reading = true;
    m_again = false;
    DetailRequest request;
    request.executionId = m_id;
    request.before = m_detail;
    request.now = FormatClock::instance().style().now.nanoseconds;
    m_session.read(
        StoreSession::Lane::Viewport, m_slot, this,
        [request](StoreReader& reader, const std::stop_token& stop) {
            return readExecutionDetail(*reader.workflows(), request, stop);
        },
        [this](Result<std::shared_ptr<const ExecutionDetail>> detail) { take(std::move(detail)); });
}

void ExecutionWatch::take(Result<std::shared_ptr<const ExecutionDetail>> detail)
{
    m_reading = false;
    if (!detail) {
        Q_EMIT failed(detail.error());
        return;
    }
    m_detail = std::move(*detail);
    if (!m_detail->logComplete || m_again)
        read();
    Q_EMIT changed();
}

void ExecutionWatch::takeLive(const LiveChange& change)
{
    if (change.workflow && m_detail && touches(*change.workflow, m_detail->row.row, textOf(m_detail->row.executionId)))
        read();
}

bool touches(const WorkflowChange& change, RowId row, std::string_view executionId)
{
    const auto of = [executionId](const auto& each) { return textOf(each.executionId) == executionId; };
    return change.eventsCut || change.deadLettersRemoved || change.tablesRewritten
        || std::any_of(change.executions.begin(), change.executions.end(),
            [row](const ExecutionFacts& facts) { return facts.row == row; })
        || std::any_of(change.events.begin(), change.events.end(), of)
        || std::any_of(change.items.begin(), change.items.end(), of)
        || std::any_of(change.deadLetters.begin(), change.deadLetters.end(), of);
}

} // namespace durascope
