// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/page_fixture.h"
#include "app/shell/page.h"
#include "app/workflow/workflow_pages.h"

#include <memory>

namespace durascope {

/// A page over an open store, shown.
class ShownPage {
public:
    ShownPage(const QString& url, const QByteArray& id, const QVariantMap& what = {})
        : ShownPage(std::make_unique<StoreSession>(url), id, what)
    {
    }
    /// Over a session that others use too.
    ShownPage(StoreSession& shared, const QByteArray& id, const QVariantMap& what = {})
        : session(shared)
    {
        show(id, what);
    }
    ShownPage(std::unique_ptr<StoreSession> own, const QByteArray& id, const QVariantMap& what)
        : m_own(std::move(own))
        , session(*m_own)
    {
        session.open();
        show(id, what);
    }
    void show(const QByteArray& id, const QVariantMap& what)
    {
        opened = waitUntilOpen(session);
        if (!opened)
            return;
        page.reset(makeWorkflowPage(id, session, nullptr));
        showPage(*page);
        page->goTo(what);
    }
    RowView* list(const QString& accessibleName) const { return listNamed(*page, accessibleName); }
    static QString text(RowView* view, qint64 row, int column)
    {
        const RowRef ref = view->source()->rowAt(row);
        return ref ? ref.block->fullText(ref.index, column) : QString();
    }
    static QString cell(RowView* view, qint64 row, int column)
    {
        const RowRef ref = view->source()->rowAt(row);
        return ref ? ref.block->cell(ref.index, column).text : QString();
    }

private:
    std::unique_ptr<StoreSession> m_own;

public:
    StoreSession& session;
    bool opened = false;
    std::unique_ptr<Page> page;
};

} // namespace durascope
