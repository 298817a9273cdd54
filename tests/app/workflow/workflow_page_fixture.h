// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "app/theme/theme.h"
#include "app/widgets/row_view.h"
#include "app/workflow/workflow_pages.h"
#include "model/format/format_clock.h"
#include "model/session/store_session.h"
#include "support/no_warnings.h"
#include "support/watchdog.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace durascope {

/// A store written by the real system, copied so that nothing touches the fixture, and what that system says of it.
struct RealStore {
    explicit RealStore(const QString& name)
    {
        const QString fixtures = QStringLiteral(DURASCOPE_FIXTURES "/jamjet/");
        path = folder.filePath(name + QStringLiteral(".db"));
        copied = QFile::copy(fixtures + name + QStringLiteral(".db"), path)
            && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        QFile file(fixtures + name + QStringLiteral(".expected.json"));
        if (file.open(QFile::ReadOnly))
            expected = QJsonDocument::fromJson(file.readAll()).object();
    }
    QTemporaryDir folder;
    QString path;
    bool copied = false;
    QJsonObject expected;
};

inline QStringList realStores()
{
    return {QStringLiteral("jamjet-0.4.0-schema3"), QStringLiteral("jamjet-6ed0b69-schema10"),
        QStringLiteral("jamjet-0.5.0-schema11"), QStringLiteral("jamjet-0.5.0-server")};
}

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
        opened = QTest::qWaitFor([this] { return session.state() == StoreSession::State::Open; }, 30'000);
        if (!opened)
            return;
        page.reset(makeWorkflowPage(id, session, nullptr));
        page->resize(1236, 780);
        page->show();
        page->goTo(what);
        page->activateWindow();
        (void)QTest::qWaitForWindowActive(page.get());
    }
    RowView* list(const QString& accessibleName) const
    {
        for (RowView* view : page->findChildren<RowView*>()) {
            if (view->accessibleName() == accessibleName)
                return view;
        }
        return nullptr;
    }
    /// Waits until the row's contents are there.
    static bool loaded(RowView* view, qint64 row)
    {
        return QTest::qWaitFor([&] {
            if (view->source()->rowAt(row).state() != RowState::Loading)
                return true;
            view->source()->wantRows(row, row);
            return false;
        });
    }
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
