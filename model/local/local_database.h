// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/local/recent_store.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace durascope {

/// The workbench's own database: one small file that only its owner may read. Lives in one thread that is not the
/// GUI's. Works without its file too, in memory: nothing here is worth refusing to start for.
class LocalDatabase {
public:
    /// Opens `folder`/workbench.db, made when it is missing. A file that is damaged is set aside as workbench.db.bad
    /// and a new one is begun; one that cannot be written or is of a newer program is left alone. `problems` says so.
    LocalDatabase(const QString& folder, QStringList& problems);
    ~LocalDatabase();
    LocalDatabase(const LocalDatabase&) = delete;
    LocalDatabase& operator=(const LocalDatabase&) = delete;

    QList<RecentStore> recentStores() const; ///< Last opened first.
    bool remember(const RecentStore& store);
    bool setForgotten(const QString& url, bool forgotten);
    QHash<QString, QByteArray> states() const;
    bool saveStates(const QHash<QString, QByteArray>& states);

    static constexpr int mostRecent = 50;

private:
    enum class Opening { Works, Damaged, Newer, Refused };
    Opening open(const QString& file);
    void close();
    bool run(const QString& statement, const QVariantList& values = {}) const;

    QString m_connection;
};

} // namespace durascope
