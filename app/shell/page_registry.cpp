// SPDX-License-Identifier: Apache-2.0
#include "app/shell/page_registry.h"

#include "app/events/event_pages.h"
#include "app/overview/overview_page.h"
#include "app/workflow/workflow_pages.h"
#include "model/session/store_session.h"

#include <QCoreApplication>

namespace durascope {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("durascope::Pages", text);
}

} // namespace

QList<PageEntry> pagesFor(const StoreSession& session)
{
    QList<PageEntry> pages;
    if (session.state() != StoreSession::State::Open)
        return pages;
    pages.append({"overview", words("Overview"), {}, Icon::Overview, QStringLiteral("O")});
    if (session.facts().workflowSchema) {
        const QString group = words("Workflows");
        pages.append({"executions", words("Executions"), group, Icon::Executions, QStringLiteral("E")});
        pages.append({"queue", words("Work queue"), group, Icon::WorkQueue, QStringLiteral("Q")});
        pages.append({"dead-letters", words("Dead letters"), group, Icon::DeadLetters, QStringLiteral("D")});
    }
    if (session.facts().eventFormat) {
        const QString group = words("Events");
        pages.append({"log", words("Event log"), group, Icon::EventLog, QStringLiteral("L")});
        pages.append({"subscriptions", words("Subscriptions"), group, Icon::Subscriptions, QStringLiteral("S")});
    }
    return pages;
}

QByteArray sidebarEntryOf(const QByteArray& page)
{
    return page == "execution" ? QByteArray("executions") : page;
}

Page* makePage(const QByteArray& id, StoreSession& session, QWidget* parent)
{
    if (id == "overview")
        return makeOverviewPage(session, parent);
    if (Page* page = makeWorkflowPage(id, session, parent))
        return page;
    return makeEventPage(id, session, parent);
}

} // namespace durascope
