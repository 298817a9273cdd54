// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/theme.h"
#include "app/widgets/row_view.h"
#include "model/format/format_clock.h"
#include "model/session/store_session.h"
#include "support/fixtures.h"
#include "support/watchdog.h"
#include "support/widget_test.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace durascope {

/// A store written by the real system, copied so that nothing touches the fixture, and what that system says it holds.
/// Names begin with their folder: "jamjet-0.5.0-server".
struct RealStore {
    explicit RealStore(const QString& name)
        : path(folder.filePath(name + QStringLiteral(".db")))
    {
        const QString fixture = name.section(u'-', 0, 0) + u'/' + name;
        copied = copyFixture(fixture + QStringLiteral(".db"), path);
        QFile file(QStringLiteral(DURASCOPE_FIXTURES "/") + fixture + QStringLiteral(".expected.json"));
        if (file.open(QFile::ReadOnly))
            expected = QJsonDocument::fromJson(file.readAll()).object();
    }
    QTemporaryDir folder;
    QString path;
    bool copied = false;
    QJsonObject expected;
};

/// Data of a test that runs over every real store of a family: one column `name`.
inline void addRealStores(const QString& family)
{
    QTest::addColumn<QString>("name");
    const QStringList names = fixtureNames(family);
    QVERIFY(!names.isEmpty());
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

inline bool waitUntilOpen(const StoreSession& session)
{
    return QTest::qWaitFor([&session] { return session.state() == StoreSession::State::Open; }, 60'000);
}

/// A session that is open, or a test that fails.
struct OpenSession {
    explicit OpenSession(const QString& url)
        : session(url)
    {
        session.open();
    }
    bool wait() const { return waitUntilOpen(session); }
    StoreSession session;
};

/// As large as a page is in a window of 1440 × 900 beside the wide sidebar.
inline void showPage(QWidget& page)
{
    page.resize(1236, 780);
    page.show();
    page.activateWindow();
    (void)QTest::qWaitForWindowActive(&page);
}

/// A page over a store that it opens, shown. `opened` says whether it got that far.
template <class PageType>
struct PageOver {
    explicit PageOver(const QString& url)
        : open(url)
        , opened(open.wait())
        , page(open.session, nullptr)
    {
        showPage(page);
    }
    OpenSession open;
    bool opened;
    PageType page;
};

inline RowView* listNamed(const QWidget& page, const QString& accessibleName)
{
    for (RowView* view : page.findChildren<RowView*>()) {
        if (view->accessibleName() == accessibleName)
            return view;
    }
    return nullptr;
}

/// Waits until the row's contents are there.
inline bool rowLoaded(RowSource& source, qint64 row)
{
    return QTest::qWaitFor([&source, row] {
        if (source.rowAt(row).state() != RowState::Loading)
            return true;
        source.wantRows(row, row);
        return false;
    });
}

} // namespace durascope
