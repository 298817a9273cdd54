// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"

namespace durascope {

/// A page of the sidebar: when its family is there, it has an entry with a live count.
struct PageEntry {
    QByteArray id;
    QString title;
    QString group; ///< "Workflows", "Events"; empty for Overview.
    Icon icon = Icon::Overview;
    QString jumpKey; ///< "E": G then E.
};

/// Makes pages by id; the one list the sidebar, the menus and the palette are built from.
QList<PageEntry> pagesFor(const StoreSession& session);
/// The entry that is lit while a page is shown: an execution belongs to Executions.
QByteArray sidebarEntryOf(const QByteArray& page);
/// Null for an unknown id.
Page* makePage(const QByteArray& id, StoreSession& session, QWidget* parent);

} // namespace durascope
