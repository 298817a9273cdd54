// SPDX-License-Identifier: Apache-2.0
#include "app/shell/page.h"

namespace durascope {

Page::Page(StoreSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
}

} // namespace durascope
