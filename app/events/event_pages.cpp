// SPDX-License-Identifier: Apache-2.0
#include "app/events/event_pages.h"

#include "app/events/event_log_page.h"
#include "app/events/subscriptions_page.h"

namespace durascope {

Page* makeEventPage(const QByteArray& id, StoreSession& session, QWidget* parent)
{
    if (id == "log")
        return new EventLogPage(session, parent);
    if (id == "subscriptions")
        return new SubscriptionsPage(session, parent);
    return nullptr;
}

} // namespace durascope
