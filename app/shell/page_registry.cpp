// SPDX-License-Identifier: Apache-2.0
#include "app/shell/page_registry.h"

namespace durascope {

QList<PageEntry> pagesFor(const StoreSession&)
{
    return {};
}

Page* makePage(const QByteArray&, StoreSession&, QWidget*)
{
    return nullptr;
}

} // namespace durascope
