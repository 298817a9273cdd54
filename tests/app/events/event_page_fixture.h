// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/theme.h"
#include "app/widgets/row_view.h"
#include "model/format/format_clock.h"
#include "model/session/store_session.h"
#include "support/no_warnings.h"
#include "support/watchdog.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace durascope {

/// A store written by the real system, copied so that nothing touches the fixture, and what the real system says it
/// holds.
struct RealStore {
    explicit RealStore(const QString& name)
    {
        const QString fixtures = QStringLiteral(DURASCOPE_FIXTURES "/factstr/");
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

/// A session that is open, or a test that fails.
struct OpenSession {
    explicit OpenSession(const QString& url)
        : session(url)
    {
        session.open();
    }
    bool wait()
    {
        return QTest::qWaitFor([this] { return session.state() == StoreSession::State::Open; }, 60'000);
    }
    StoreSession session;
};

inline QStringList realStores()
{
    return {QStringLiteral("factstr-sqlite-0.3.1"), QStringLiteral("factstr-sqlite-0.3.1-rich"),
        QStringLiteral("factstr-sqlite-0.5.2"), QStringLiteral("factstr-sqlite-0.5.2-rich")};
}

} // namespace durascope
