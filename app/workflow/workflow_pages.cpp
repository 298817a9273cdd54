// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/workflow_pages.h"

#include "app/workflow/dead_letters_page.h"
#include "app/workflow/execution_page.h"
#include "app/workflow/executions_page.h"
#include "app/workflow/queue_page.h"

namespace durascope {

Page* makeWorkflowPage(const QByteArray& id, StoreSession& session, QWidget* parent)
{
    if (id == "executions")
        return new ExecutionsPage(session, parent);
    if (id == "execution")
        return new ExecutionPage(session, parent);
    if (id == "queue")
        return new QueuePage(session, parent);
    if (id == "dead-letters")
        return new DeadLettersPage(session, parent);
    return nullptr;
}

} // namespace durascope
