// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/connection.h"
#include "scratch.h"

#include <QTest>

#include <set>

using namespace durascope;

namespace {

/// Statements that read a whole table or sort, each with its reason. Everything else must be a search by a key.
const std::map<std::string, std::string> wholeTables{
    {"engine.objects", "the list of tables, read once at opening"},
    {"engine.migrations", "a row for each migration"},
    {"workflow_executions.newest", "walks idx_executions_updated_at in order and stops at the limit"},
    {"workflow_executions.newest_update", "takes the last entry of idx_executions_updated_at"},
    {"events.newest", "walks the table backwards by rowid and stops at the limit"},
    {"events.first_type", "takes the first entry of idx_events_type"},
    {"workflow_executions.standing", "counts by a covering index what still stands, seldom and in the background"},
    {"work_items.standing", "counts by a covering index what still stands, seldom and in the background"},
    {"work_items.depths", "counts by a covering index; no index holds counts"},
    {"work_items.open", "sorts the live items of one status only: no index on created_at"},
    {"dead_letter_items.newest", "walks idx_dlq_dead_lettered_at in order and stops at the limit"},
    {"dead_letter_items.count", "counts by a covering index; letters are few"},
    {"workflow_definitions.all", "a small table, listed whole"},
    {"workflow_definitions.one", "a small table; from schema 3 its key begins with the tenant"},
    {"timers.all", "a small table, listed whole in the order of time"},
    {"cron_jobs.all", "a small table, listed whole"},
    {"agents.all", "a small table, listed whole"},
    {"api_tokens.all", "a small table, listed whole"},
    {"tenants.all", "a small table, listed whole"},
    {"subscriber_cursors.all", "a small table, listed whole"},
    {"store_metadata.all", "a small table, listed whole"},
    {"workflow_executions.by_status", "an exact count, asked for as such"},
    {"work_items.by_status", "an exact count, asked for as such"},
    {"snapshots.by_status", "an exact count, asked for as such; no index on status"},
    {"agents.by_status", "an exact count, asked for as such"},
    {"tenants.by_status", "an exact count, asked for as such"},
    {"proj_approvals.by_status", "an exact count, asked for as such"},
};

bool mayReadWhole(const std::string& name)
{
    return wholeTables.count(name) != 0 || (name.size() > 5 && name.compare(name.size() - 5, 5, ".rows") == 0);
}

QStringList planOf(sqlite3* database, const std::string& sql)
{
    QStringList plan;
    sqlite3_stmt* statement = nullptr;
    const std::string explained = "EXPLAIN QUERY PLAN " + sql;
    if (sqlite3_prepare_v2(database, explained.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        return {QStringLiteral("does not prepare: ") + QString::fromUtf8(sqlite3_errmsg(database))};
    while (sqlite3_step(statement) == SQLITE_ROW)
        plan << QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3)));
    sqlite3_finalize(statement);
    return plan;
}

} // namespace

class TestStatements : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStatementOfEveryVersion_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= 11; ++version)
            QTest::newRow(("schema " + std::to_string(version)).c_str()) << version;
        QTest::newRow("event store") << 0;
    }
    void everyStatementOfEveryVersion()
    {
        QFETCH(int, version);
        const auto path = m_scratch.database(
            "v" + std::to_string(version) + ".db", version == 0 ? eventSchemaSql(true) : workflowSchemaSql(version));
        OpenReader open(path);
        QCOMPARE(open.store->facts().workflowSchema.value_or(0), version);
        QCOMPARE(open.store->facts().notes.size(), std::size_t(0));
        Writer plain(path);
        auto checked = sqlite::checkFile(path);
        QVERIFY(checked);
        sqlite::Connection walled(*checked, sqlite::Access::Frozen);
        std::set<std::string> names;
        const auto statements = open.store->statements();
        QVERIFY(statements.size() > 15);
        for (const auto& statement : statements) {
            QVERIFY2(names.insert(statement.name).second, statement.name.c_str());
            sqlite3_stmt* prepared = nullptr;
            const int code = sqlite3_prepare_v2(walled.handle(), statement.text.c_str(), -1, &prepared, nullptr);
            sqlite3_finalize(prepared);
            QVERIFY2(code == SQLITE_OK, (statement.name + ": " + sqlite3_errmsg(walled.handle())).c_str());
            const auto plan = planOf(plain.handle(), statement.text).join(QStringLiteral(" | "));
            const bool whole = plan.contains(QLatin1String("SCAN")) && !plan.contains(QLatin1String("SCAN CONSTANT"));
            const bool sorts = plan.contains(QLatin1String("TEMP B-TREE"));
            QVERIFY2((!whole && !sorts) || mayReadWhole(statement.name),
                qPrintable(QString::fromStdString(statement.name) + QStringLiteral(": ") + plan));
        }
    }

    void readsEveryVersionWithRows_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= 11; ++version)
            QTest::newRow(("schema " + std::to_string(version)).c_str()) << version;
    }
    void readsEveryVersionWithRows()
    {
        QFETCH(int, version);
        OpenReader open(m_scratch.database(
            "r" + std::to_string(version) + ".db", workflowSchemaSql(version) + workflowRowsSql(version, 40, 5)));
        auto& store = open.workflows();
        const auto rows = everyRow<Execution>([&](const auto& after) { return store.executions({}, after, 7, {}); });
        QCOMPARE(rows.size(), std::size_t(40));
        QCOMPARE(rows.front().tenantId.has_value(), version >= 3);
        QCOMPARE(rows.front().segmentNumber.has_value(), version >= 7);
        for (std::size_t i = 1; i < rows.size(); ++i)
            QVERIFY(std::pair(textOf(rows[i - 1].updatedAt), rows[i - 1].row)
                > std::pair(textOf(rows[i].updatedAt), rows[i].row));
        const auto items = everyRow<WorkItem>([&](const auto& after) { return store.workItems({}, after, 7, {}); });
        QCOMPARE(items.size(), std::size_t(40));
        QCOMPARE(items.front().leaseFence.has_value(), version >= 4);
        for (std::size_t i = 1; i < items.size(); ++i)
            QVERIFY(std::pair(textOf(items[i - 1].createdAt), items[i - 1].row)
                < std::pair(textOf(items[i].createdAt), items[i].row));
        const auto letters
            = everyRow<DeadLetter>([&](const auto& after) { return store.deadLetters({}, after, 3, {}); });
        QCOMPARE(letters.size(), std::size_t(version >= 2 ? 8 : 0));
        QCOMPARE(store.events({{}, {}, "default"}, {}, 500, {})->rows.size(), std::size_t(200));
        QCOMPARE(store.events({{}, {}, "acme"}, {}, 500, {})->rows.size(), std::size_t(0));
        QCOMPARE(store.executions({{}, "completed", {}}, {}, 500, {})->rows.size(), std::size_t(13));
        const auto activity = store.executionActivity({{3}, {4}}, {});
        QCOMPARE(activity->size(), std::size_t(2));
        QCOMPARE(activity->front().events, 5);
        QCOMPARE(textOf(activity->front().lastNodeEvent->id), textOf(activity->front().lastEvent->id));
        QVERIFY(store.counts({})->tables.at("events") == 200);
        QCOMPARE(store.heads({})->events.value, 200);
        QCOMPARE(store.definitions({})->size(), std::size_t(0));
        QCOMPARE(store.storeTerm({}).value(), 0);
        for (auto ok : {store.tenants({}).has_value(), store.toolEffects("x", {}).has_value(),
                 store.approvals("x", {}).has_value(), store.toolReservations("x", {}).has_value(),
                 store.artifact("a", "b", {}).has_value(), store.cronJobs({}).has_value(),
                 store.apiTokens({}).has_value(), store.agents({}).has_value(), store.timers({}, {}).has_value(),
                 store.timers("x", {}).has_value(), store.projectorCheckpoint("p", "x", {}).has_value(),
                 store.snapshots("x", true, {}).has_value(), store.latestSnapshot("x", {}).has_value()})
            QVERIFY(ok);
    }

    void listsWithoutReasonAreNotKept()
    {
        // A statement that was renamed or is gone must leave the table of exceptions.
        std::set<std::string> names;
        for (const int version : {0, 11}) {
            OpenReader open(m_scratch.database("n" + std::to_string(version) + ".db",
                version == 0 ? eventSchemaSql(true) : workflowSchemaSql(version)));
            for (const auto& statement : open.store->statements())
                names.insert(statement.name);
        }
        for (const auto& [name, reason] : wholeTables)
            QVERIFY2(names.count(name) == 1 && !reason.empty(), name.c_str());
    }

private:
    Scratch m_scratch;
};

QTEST_APPLESS_MAIN(TestStatements)
#include "test_statements.moc"
