// SPDX-License-Identifier: Apache-2.0
#include "app/shell/sidebar_counts.h"

#include "app/shell/sidebar.h"
#include "model/session/store_session.h"
#include "model/workflow/workflow_model.h"

namespace durascope {

SidebarCounts::SidebarCounts(StoreSession& session, Sidebar& sidebar)
    : m_session(session)
    , m_sidebar(sidebar)
{
    if (session.facts().eventFormat) {
        connect(&session, &StoreSession::liveChanged, this, &SidebarCounts::takeChange);
        readLogEnds();
    }
    if (session.facts().workflowSchema) {
        WorkflowModel& model = WorkflowModel::of(session);
        const auto show = [this, &model] { showWorkflows(model); };
        connect(&model, &WorkflowModel::countsChanged, this, show);
        connect(&model, &WorkflowModel::stateChanged, this, show);
        show();
    }
}

void SidebarCounts::readLogEnds()
{
    m_session.read(
        StoreSession::Lane::Viewport, m_session.newSlot(), this,
        [](StoreReader& reader, const std::stop_token& stop) -> Result<LogBounds> {
            EventStore* events = reader.events();
            return events ? events->bounds(stop) : Result<LogBounds>(LogBounds());
        },
        [this](const Result<LogBounds>& bounds) {
            if (bounds)
                m_sidebar.setCount("log", bounds->empty() ? 0 : bounds->last - bounds->first + 1);
        });
}

void SidebarCounts::takeChange(const LiveChange& change)
{
    if (!change.events)
        return;
    const LogBounds& bounds = change.events->bounds;
    m_sidebar.setCount("log", bounds.empty() ? 0 : bounds.last - bounds.first + 1);
}

void SidebarCounts::showWorkflows(const WorkflowModel& model)
{
    if (model.state() == WorkflowModel::State::Ready)
        m_sidebar.setCount("executions", model.executions().count("running"));
    if (model.queuesKnown())
        m_sidebar.setCount("queue", model.openItems());
    if (model.headsKnown())
        m_sidebar.setCount("dead-letters", model.deadLetterRows(), model.deadLetterRows() > 0);
}

} // namespace durascope
