// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/workflow_pages.h"

#include "app/workflow/execution_page.h"
#include "app/workflow/executions_page.h"

namespace durascope {

Page* makeWorkflowPage(const QByteArray& id, StoreSession& session, QWidget* parent)
{
    if (id == "executions")
        return new ExecutionsPage(session, parent);
    if (id == "execution")
        return new ExecutionPage(session, parent);
    return nullptr;
}

} // namespace durascope
