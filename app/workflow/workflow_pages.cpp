// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/workflow_pages.h"

#include "app/shell/page.h"

namespace durascope {

Page* makeWorkflowPage(const QByteArray&, StoreSession&, QWidget*)
{
    return nullptr;
}

} // namespace durascope
