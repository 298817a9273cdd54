// SPDX-License-Identifier: Apache-2.0
#include "model/local/local_database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace durascope {

namespace {

constexpr int schemaVersion = 1;

QString tr(const char* text)
{
    return QCoreApplication::translate("LocalDatabase", text);
}

/// SQLite gives the files beside the database the same permissions, so the owner's alone must be there first.
bool makePrivate(const QString& file)
{
    QFile made(file);
    if (!made.exists() && !made.open(QIODevice::WriteOnly))
        return false;
    return made.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void setAside(const QString& file)
{
    for (const QString& part : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        QFile::remove(file + QStringLiteral(".bad") + part);
        QFile::rename(file + part, file + QStringLiteral(".bad") + part);
    }
}

} // namespace

LocalDatabase::LocalDatabase(const QString& folder, QStringList& problems)
    : m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    const QString file = folder + QStringLiteral("/workbench.db");
    const bool folderMade = QDir().mkpath(folder);
    Opening opening = folderMade && makePrivate(file) ? open(file) : Opening::Refused;
    if (opening == Opening::Damaged) {
        close();
        setAside(file);
        problems.append(tr("The list of recent stores and the window layouts were damaged. They are set aside as "
                           "%1.bad, and a new list is begun. No store is concerned.")
                            .arg(file));
        opening = makePrivate(file) ? open(file) : Opening::Refused;
    }
    if (opening == Opening::Works)
        return;
    close();
    if (opening == Opening::Newer)
        problems.append(tr("%1 was written by a newer version of this program. It is left alone; recent stores and "
                           "window layouts are not kept.")
                            .arg(file));
    else
        problems.append(tr("%1 cannot be written. Recent stores and window layouts are not kept.").arg(file));
    open(QStringLiteral(":memory:"));
}

LocalDatabase::~LocalDatabase()
{
    close();
}

void LocalDatabase::close()
{
    {
        QSqlDatabase database = QSqlDatabase::database(m_connection, false);
        if (database.isValid())
            database.close();
    }
    QSqlDatabase::removeDatabase(m_connection);
}

LocalDatabase::Opening LocalDatabase::open(const QString& file)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(file);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    if (!database.open())
        return Opening::Refused;
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next()
        || query.value(0).toString() != QLatin1String("ok")) {
        const QString code = query.lastError().nativeErrorCode();
        return code == QLatin1String("5") || code == QLatin1String("14") ? Opening::Refused : Opening::Damaged;
    }
    query.finish();
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return Opening::Damaged;
    const int version = query.value(0).toInt();
    query.finish();
    if (version > schemaVersion)
        return Opening::Newer;
    const bool made = run(QStringLiteral("PRAGMA journal_mode = WAL"))
        && run(QStringLiteral("PRAGMA synchronous = NORMAL"))
        && run(QStringLiteral("CREATE TABLE IF NOT EXISTS recent_stores (url TEXT PRIMARY KEY, name TEXT, engine TEXT, "
                              "holds TEXT, size_bytes INTEGER, last_opened INTEGER, facts BLOB, "
                              "forgotten INTEGER NOT NULL DEFAULT 0)"))
        && run(QStringLiteral("CREATE TABLE IF NOT EXISTS window_states (name TEXT PRIMARY KEY, bytes BLOB)"))
        && run(QStringLiteral("DELETE FROM recent_stores WHERE forgotten"))
        && run(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion));
    return made ? Opening::Works : Opening::Refused;
}

bool LocalDatabase::run(const QString& statement, const QVariantList& values) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.prepare(statement))
        return false;
    for (const QVariant& value : values)
        query.addBindValue(value);
    return query.exec();
}

QList<RecentStore> LocalDatabase::recentStores() const
{
    QList<RecentStore> stores;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT url, name, engine, holds, size_bytes, last_opened, facts FROM recent_stores "
                                   "WHERE NOT forgotten ORDER BY last_opened DESC, url")))
        return stores;
    while (query.next())
        stores.append({query.value(0).toString(), query.value(1).toString(), query.value(2).toString(),
            query.value(3).toString(), query.value(4).toLongLong(),
            QDateTime::fromMSecsSinceEpoch(query.value(5).toLongLong(), Qt::UTC), query.value(6).toByteArray()});
    return stores;
}

bool LocalDatabase::remember(const RecentStore& store)
{
    return run(QStringLiteral(
                   "INSERT OR REPLACE INTO recent_stores (url, name, engine, holds, size_bytes, last_opened, "
                   "facts) VALUES (?, ?, ?, ?, ?, ?, ?)"),
               {store.url, store.name, store.engine, store.holds, store.sizeBytes, store.lastOpened.toMSecsSinceEpoch(),
                   store.facts})
        && run(QStringLiteral("DELETE FROM recent_stores WHERE url NOT IN (SELECT url FROM recent_stores "
                              "ORDER BY last_opened DESC LIMIT ?)"),
            {mostRecent});
}

bool LocalDatabase::setForgotten(const QString& url, bool forgotten)
{
    return run(QStringLiteral("UPDATE recent_stores SET forgotten = ? WHERE url = ?"), {forgotten ? 1 : 0, url});
}

QHash<QString, QByteArray> LocalDatabase::states() const
{
    QHash<QString, QByteArray> states;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (query.exec(QStringLiteral("SELECT name, bytes FROM window_states")))
        while (query.next())
            states.insert(query.value(0).toString(), query.value(1).toByteArray());
    return states;
}

bool LocalDatabase::saveStates(const QHash<QString, QByteArray>& states)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    if (!database.transaction())
        return false;
    bool saved = true;
    for (auto state = states.cbegin(); state != states.cend(); ++state)
        saved = saved
            && run(QStringLiteral("INSERT OR REPLACE INTO window_states (name, bytes) VALUES (?, ?)"),
                {state.key(), state.value()});
    return saved ? database.commit() : (database.rollback(), false);
}

} // namespace durascope
