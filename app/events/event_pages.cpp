// SPDX-License-Identifier: Apache-2.0
#include "app/events/event_pages.h"

#include "app/shell/page.h"

namespace durascope {

Page* makeEventPage(const QByteArray&, StoreSession&, QWidget*)
{
    return nullptr;
}

} // namespace durascope
