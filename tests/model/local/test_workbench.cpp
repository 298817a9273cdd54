// SPDX-License-Identifier: Apache-2.0
#include "model/local/local_database.h"
#include "model/local/workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace durascope;

namespace {

RecentStore storeNamed(const QString& name, int minute)
{
    return {QStringLiteral("sqlite:/data/") + name, name, QStringLiteral("sqlite"), QStringLiteral("workflows"),
        1'240'000'000, QDateTime(QDate(2026, 11, 21), QTime(3, minute), Qt::UTC), QByteArrayLiteral("{\"failed\":3}")};
}

} // namespace

class TestWorkbench : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void remembersStoresFromOneStartToTheNext()
    {
        {
            Workbench workbench(folder());
            workbench.remember(storeNamed(QStringLiteral("a"), 1));
            workbench.remember(storeNamed(QStringLiteral("b"), 2));
            workbench.remember(storeNamed(QStringLiteral("a"), 3));
        }
        Workbench workbench(folder());
        const QList<RecentStore> expected{storeNamed(QStringLiteral("a"), 3), storeNamed(QStringLiteral("b"), 2)};
        QCOMPARE(recent(workbench), expected);
    }

    void forgettingCanBeUndoneUntilTheEnd()
    {
        const RecentStore store = storeNamed(QStringLiteral("a"), 1);
        {
            Workbench workbench(folder());
            QSignalSpy changed(&workbench, &Workbench::recentStoresChanged);
            workbench.remember(store);
            workbench.forget(store.url);
            QVERIFY(recent(workbench).isEmpty());
            workbench.restoreForgotten(store.url);
            QCOMPARE(recent(workbench).size(), 1);
            workbench.forget(store.url);
            QTRY_COMPARE(changed.size(), 4);
        }
        Workbench workbench(folder());
        workbench.restoreForgotten(store.url);
        QVERIFY(recent(workbench).isEmpty());
    }

    void keepsTheLastFifty()
    {
        Workbench workbench(folder());
        for (int number = 0; number < 55; ++number)
            workbench.remember(storeNamed(QString::number(number), number));
        const auto stores = recent(workbench);
        QCOMPARE(stores.size(), LocalDatabase::mostRecent);
        QCOMPARE(stores.last().name, QStringLiteral("5"));
    }

    void keepsStatesAndTheLastOneWins()
    {
        const QByteArray odd("\0\xff binary", 9);
        {
            Workbench workbench(folder());
            workbench.saveState(QStringLiteral("list/executions"), QByteArrayLiteral("first"));
            workbench.saveState(QStringLiteral("list/executions"), odd);
            workbench.saveState(QStringLiteral("window"), QByteArrayLiteral("w"));
        }
        Workbench workbench(folder());
        const auto all = states(workbench);
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.value(QStringLiteral("list/executions")), odd);
    }

    void onlyItsOwnerMayReadIt()
    {
        Workbench workbench(folder());
        workbench.remember(storeNamed(QStringLiteral("a"), 1));
        recent(workbench);
        const auto others
            = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        const auto files = QDir(folder()).entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 1);
        for (const QFileInfo& file : files)
            QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
    }

    void aDamagedFileIsSetAsideAndItSaysSo()
    {
        QDir().mkpath(folder());
        QFile damaged(folder() + QStringLiteral("/workbench.db"));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray("SQLite format 3\0 and then nothing that makes sense", 50).repeated(200));
        damaged.close();
        Workbench workbench(folder());
        QSignalSpy problem(&workbench, &Workbench::problem);
        workbench.remember(storeNamed(QStringLiteral("a"), 1));
        QCOMPARE(recent(workbench).size(), 1);
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(problem.at(0).at(0).toString().contains(QStringLiteral("workbench.db.bad")));
        QCOMPARE(QFileInfo(folder() + QStringLiteral("/workbench.db.bad")).size(), 10'000);
    }

    void aFileOfANewerProgramIsLeftAlone()
    {
        {
            Workbench workbench(folder());
            workbench.remember(storeNamed(QStringLiteral("a"), 1));
        }
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
            database.setDatabaseName(folder() + QStringLiteral("/workbench.db"));
            QVERIFY(database.open());
            QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 99"));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("test"));
        Workbench workbench(folder());
        QSignalSpy problem(&workbench, &Workbench::problem);
        QVERIFY(recent(workbench).isEmpty());
        workbench.remember(storeNamed(QStringLiteral("b"), 2));
        QCOMPARE(recent(workbench).size(), 1);
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(!QFileInfo::exists(folder() + QStringLiteral("/workbench.db.bad")));
    }

    void worksWithoutAPlaceToWrite()
    {
        QFile blocker(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        Workbench workbench(blocker.fileName() + QStringLiteral("/below"));
        QSignalSpy problem(&workbench, &Workbench::problem);
        workbench.remember(storeNamed(QStringLiteral("a"), 1));
        QCOMPARE(recent(workbench).size(), 1);
        QTRY_COMPARE(problem.size(), 1);
    }

    void anAnswerDoesNotOutliveWhoAsked()
    {
        Workbench workbench(folder());
        auto asker = std::make_unique<QObject>();
        workbench.recentStores(asker.get(), [](const QList<RecentStore>&) { QFAIL("answered"); });
        asker.reset();
        recent(workbench);
    }

private:
    QString folder() const { return m_folder->filePath(QStringLiteral("durascope")); }
    QList<RecentStore> recent(Workbench& workbench)
    {
        std::optional<QList<RecentStore>> answer;
        workbench.recentStores(this, [&answer](QList<RecentStore> stores) { answer = std::move(stores); });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
            QTest::qFail("no answer", __FILE__, __LINE__);
        return answer.value_or(QList<RecentStore>());
    }
    QHash<QString, QByteArray> states(Workbench& workbench)
    {
        std::optional<QHash<QString, QByteArray>> answer;
        workbench.loadStates(this, [&answer](QHash<QString, QByteArray> all) { answer = std::move(all); });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
            QTest::qFail("no answer", __FILE__, __LINE__);
        return answer.value_or(QHash<QString, QByteArray>());
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestWorkbench)
#include "test_workbench.moc"
