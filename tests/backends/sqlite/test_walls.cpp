// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/connection.h"
#include "backends/sqlite/query.h"
#include "scratch.h"
#include "support/slowness.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace durascope;
using namespace durascope::sqlite;

namespace {

/// What preparing and running a text gives: SQLITE_DONE, SQLITE_ROW or the error.
int tryRun(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    if (code == SQLITE_OK && statement != nullptr)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code & 0xFF;
}

const std::string hostileParts
    = "CREATE TABLE log(a); CREATE TRIGGER t AFTER INSERT ON events BEGIN INSERT INTO log VALUES (1); END;"
      "CREATE VIEW bomb AS SELECT zeroblob(900000000) AS z;"
      "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;";

} // namespace

class TestWalls : public QObject {
    Q_OBJECT

    /// A live connection beside a writer, so that nothing but our walls keeps it from writing.
    struct Beside {
        explicit Beside(const Scratch& scratch)
            : path(scratch.database("w.db", eventSchemaSql(true) + factRowsSql(1, 50, false) + hostileParts))
            , writer(path)
            , connection((writer.run(factRowsSql(51, 1, false)), *checkFile(path)), Access::Live)
        {
        }
        std::string path;
        Writer writer;
        Connection connection;
    };

private Q_SLOTS:
    void nothingButReadingPasses_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char* sql : {"INSERT INTO events VALUES (99, 'a', 'b', 'c')", "UPDATE events SET payload = ''",
                 "DELETE FROM events", "DROP TABLE events", "CREATE TABLE x(a)", "CREATE TEMP TABLE x(a)",
                 "ALTER TABLE events ADD COLUMN y", "REPLACE INTO store_metadata VALUES ('k', 'v')", "REINDEX",
                 "ANALYZE", "VACUUM", "VACUUM INTO '/tmp/stolen.db'", "ATTACH '/tmp/other.db' AS o",
                 "ATTACH ':memory:' AS m", "PRAGMA journal_mode=DELETE", "PRAGMA query_only=OFF",
                 "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA writable_schema=ON", "PRAGMA user_version=7",
                 "PRAGMA mmap_size=1000000", "PRAGMA temp_store_directory='/tmp'", "PRAGMA trusted_schema=ON",
                 "SELECT load_extension('/tmp/x.so')", "SELECT * FROM bomb", "SELECT * FROM endless",
                 "SELECT randomblob(1000000)", "SELECT hex(zeroblob(100000000))", "SELECT fts3_tokenizer('x')",
                 "SELECT writefile('/tmp/x', 'y')", "SELECT \"no such column\" FROM events",
                 "SELECT * FROM pragma_table_info('events')", "SELECT json_extract(payload, '$.a') FROM events",
                 "CREATE VIRTUAL TABLE v USING fts5(a)", "SAVEPOINT s", "EXPLAIN SELECT * FROM bomb"})
            QTest::newRow(sql) << QByteArray(sql);
    }
    void nothingButReadingPasses()
    {
        QFETCH(QByteArray, sql);
        Scratch scratch;
        Beside beside(scratch);
        const auto schema = beside.writer.ask("PRAGMA schema_version");
        const int code = tryRun(beside.connection.handle(), sql.toStdString());
        QVERIFY2(code != SQLITE_DONE && code != SQLITE_ROW, sql.constData());
        QCOMPARE(beside.writer.ask("SELECT count(*) FROM events"), "51");
        QCOMPARE(beside.writer.ask("PRAGMA schema_version"), schema);
        QVERIFY(!QFile::exists(QStringLiteral("/tmp/stolen.db")));
        QCOMPARE(tryRun(beside.connection.handle(), "SELECT count(*) FROM events"), SQLITE_ROW);
    }

    /// Each wall alone still refuses to write when the others are taken down.
    void everyWallStandsAlone()
    {
        Scratch scratch;
        Beside beside(scratch);
        auto* const database = beside.connection.handle();
        const std::string write = "INSERT INTO events VALUES (99, 'a', 'b', 'c')";
        QCOMPARE(tryRun(database, write), SQLITE_AUTH); // the authorizer
        sqlite3_set_authorizer(database, nullptr, nullptr);
        QCOMPARE(tryRun(database, write), SQLITE_READONLY); // query_only, the handle
        QCOMPARE(tryRun(database, "PRAGMA query_only=OFF"), SQLITE_DONE);
        QCOMPARE(sqlite3_db_readonly(database, "main"), 1);
        QCOMPARE(tryRun(database, write), SQLITE_READONLY); // the handle
        // The file layer, under a handle that was opened for writing.
        sqlite3* wide = nullptr;
        sqlite3_open_v2(beside.path.c_str(), &wide, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "durascope-read-only");
        QVERIFY(tryRun(wide, write) != SQLITE_DONE);
        sqlite3_close(wide);
        QVERIFY(sqlite3_open_v2(scratch.path("new.db").c_str(), &wide, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                    "durascope-read-only")
                != SQLITE_OK
            || tryRun(wide, "CREATE TABLE a(b)") != SQLITE_DONE);
        sqlite3_close(wide);
        QVERIFY(!QFile::exists(QString::fromStdString(scratch.path("new.db"))));
        QCOMPARE(beside.writer.ask("SELECT count(*) FROM events"), "51");
    }

    /// Limits and clock hold what is hostile when authorizer and switches are taken down.
    void limitsStandAlone()
    {
        Scratch scratch;
        Beside beside(scratch);
        auto* const database = beside.connection.handle();
        sqlite3_set_authorizer(database, nullptr, nullptr);
        sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 1, nullptr);
        QCOMPARE(tryRun(database, "SELECT * FROM bomb"), SQLITE_TOOBIG);
        QCOMPARE(tryRun(database, "ATTACH ':memory:' AS m"), SQLITE_ERROR);
        QVERIFY(tryRun(database, "SELECT " + std::string(200'000, ' ') + "1") != SQLITE_ROW);
        std::string deep = "1";
        for (int i = 0; i < 60; ++i)
            deep = "(" + deep + "+1)";
        QCOMPARE(tryRun(database, "SELECT " + deep), SQLITE_ERROR);
        QElapsedTimer timer;
        timer.start();
        beside.connection.startClock(std::chrono::seconds(1));
        QCOMPARE(tryRun(database, "SELECT count(*) FROM endless"), SQLITE_INTERRUPT);
        QVERIFY(timer.elapsed() < 4000);
    }

    /// The session's own switch refuses under a handle and a file layer that could write.
    void queryOnlyStandsAlone()
    {
        Scratch scratch;
        Beside beside(scratch);
        QCOMPARE(beside.writer.ask("PRAGMA query_only"), "0");
        sqlite3_set_authorizer(beside.connection.handle(), nullptr, nullptr);
        sqlite3_stmt* ask = nullptr;
        QCOMPARE(sqlite3_prepare_v2(beside.connection.handle(), "PRAGMA query_only", -1, &ask, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_step(ask), SQLITE_ROW);
        QCOMPARE(sqlite3_column_int(ask, 0), 1); // set where we read …
        sqlite3_finalize(ask);
        beside.writer.run("PRAGMA query_only=ON"); // … and a wall of its own where writing is possible
        QCOMPARE(tryRun(beside.writer.handle(), "DELETE FROM events"), SQLITE_READONLY);
        QCOMPARE(beside.writer.ask("SELECT count(*) FROM events"), "51");
    }

    void switchesAndLimitsAreSet()
    {
        Scratch scratch;
        Beside beside(scratch);
        auto* const database = beside.connection.handle();
        for (const int id : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE}) {
            int value = -1;
            sqlite3_db_config(database, id, -1, &value);
            QCOMPARE(value, 1);
        }
        for (const int id : {SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                 SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                 SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, SQLITE_DBCONFIG_DQS_DML}) {
            int value = -1;
            sqlite3_db_config(database, id, -1, &value);
            QCOMPARE(value, 0);
        }
        QCOMPARE(sqlite3_limit(database, SQLITE_LIMIT_LENGTH, -1), 200'000'000);
        QCOMPARE(sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, -1), 0);
        QCOMPARE(sqlite3_limit(database, SQLITE_LIMIT_VDBE_OP, -1), 50'000);
        QCOMPARE(sqlite3_hard_heap_limit64(-1), 512LL << 20);
    }

    void whatTakesTooLongIsStopped()
    {
        Scratch scratch;
        Beside beside(scratch);
        const NamedStatement slow{
            "slow", "SELECT count(*) FROM events a, events b, events c, events d, events e, events f, events g"};
        QElapsedTimer timer;
        timer.start();
        try {
            Query query(beside.connection, slow, std::chrono::seconds(1));
            (void)query.next();
            QFAIL("it ran to its end");
        } catch (const Failure& failure) {
            QCOMPARE(failure.error.kind, ErrorKind::BackendFailure);
        }
        QVERIFY(timer.elapsed() < 4000 * slowness());
    }

    void stoppingEndsAReadAtOnce()
    {
        Scratch scratch;
        Beside beside(scratch);
        const NamedStatement slow{
            "slow", "SELECT count(*) FROM events a, events b, events c, events d, events e, events f, events g"};
        std::stop_source source;
        beside.connection.obey(source.get_token());
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            source.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        try {
            Query query(beside.connection, slow, scanPatience);
            (void)query.next();
            QFAIL("it ran to its end");
        } catch (const Failure& failure) {
            QCOMPARE(failure.error.kind, ErrorKind::Cancelled);
        }
        QVERIFY(timer.elapsed() < 3000 * slowness());
    }

    void aStoppedCallerGetsCancelled()
    {
        Scratch scratch;
        OpenReader open(scratch.database("c.db", workflowSchemaSql(11) + workflowRowsSql(11, 20, 4)));
        std::stop_source source;
        source.request_stop();
        QCOMPARE(open.workflows().counts(source.get_token()).error().kind, ErrorKind::Cancelled);
        QCOMPARE(open.workflows().executions({}, {}, 5, source.get_token()).error().kind, ErrorKind::Cancelled);
        QVERIFY(open.workflows().counts({}).has_value()); // and the next read works
    }

    void aLockedDatabaseDoesNotHoldACallerThatStops()
    {
        Scratch scratch;
        const auto path = scratch.database("r.db", eventSchemaSql(true) + factRowsSql(1, 5, false), false);
        OpenReader open(path);
        Writer writer(path);
        writer.run("BEGIN EXCLUSIVE");
        std::stop_source source;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            source.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(open.events().bounds(source.get_token()).error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 1500 * slowness());
        writer.run("COMMIT");
    }

    void noStatementStaysOpen()
    {
        Scratch scratch;
        const auto path = scratch.database("o.db", workflowSchemaSql(11) + workflowRowsSql(11, 30, 10));
        Writer writer(path);
        writer.run("INSERT INTO tenants(id, name) VALUES ('acme', 'Acme')");
        OpenReader open(path);
        std::string after;
        do { // between chunks the writer can fold all of its log into the file
            const auto chunk = open.workflows().events({}, after, 20, {});
            after = chunk->next;
            QCOMPARE(writer.ask("PRAGMA wal_checkpoint(TRUNCATE)"), "0");
            writer.run("INSERT INTO tenants(id, name) VALUES (hex(randomblob(8)), 'x')");
        } while (!after.empty());
        (void)open.workflows().executionActivity({{1}, {2}, {3}}, {});
        (void)open.workflows().workItems({}, {}, 5, {});
        QCOMPARE(writer.ask("PRAGMA wal_checkpoint(TRUNCATE)"), "0");
    }

    void largeValuesComeWhole()
    {
        Scratch scratch;
        const auto path = scratch.database("l.db",
            eventSchemaSql(true)
                + "INSERT INTO events VALUES (1, '2026-11-20T00:00:00Z', 't', hex(randomblob(3000001)));"
                  "INSERT INTO events VALUES (2, '2026-11-20T00:00:00Z', 't', x'00ff00');"
                  "INSERT INTO events VALUES (3, 5, 1.5, CAST(x'61ff62' AS TEXT));"
                  "INSERT INTO events VALUES (4, '2026-11-20T00:00:00Z', 't', 'a' || char(0) || 'b');");
        Writer writer(path);
        OpenReader open(path);
        const auto page = open.events().facts(1, 4, {});
        for (const auto& fact : page->facts)
            QCOMPARE(open.events().fact(fact.row.value, {}).value(), fact);
        QCOMPARE(page->facts[0].payload->bytes().size(), std::size_t(6'000'002));
        QCOMPARE(page->facts[0].payload->bytes(), writer.ask("SELECT payload FROM events WHERE sequence_number = 1"));
        QCOMPARE(*page->facts[1].payload, StoredValue::blob(std::string("\0\xff\0", 3)));
        QCOMPARE(*page->facts[2].payload,
            StoredValue::text("a\xff"
                              "b"));
        QCOMPARE(*page->facts[2].occurredAt, StoredValue::text("5"));
        QCOMPARE(*page->facts[3].payload, StoredValue::text(std::string("a\0b", 3)));
        QCOMPARE(open.events().query({}, {}, {})->undecodable, (std::vector<std::int64_t>{1, 2, 3, 4}));
        QCOMPARE(open.events().fact(5, {}).error().kind, ErrorKind::NotFound);
    }

    void utf16Databases()
    {
        Scratch scratch;
        OpenReader open(scratch.database("u.db",
            "PRAGMA encoding='UTF-16le';" + eventSchemaSql(true)
                + "INSERT INTO events VALUES (1, '2026-11-20T00:00:00Z', 't', '\"\xc3\xa9\xe4\xbd\xa0\"');"));
        QCOMPARE(std::string(textOf(open.events().facts(1, 1, {})->facts[0].payload)), "\"\xc3\xa9\xe4\xbd\xa0\"");
        QCOMPARE(open.events().fact(1, {}).value(), open.events().facts(1, 1, {})->facts[0]);
    }
};

QTEST_APPLESS_MAIN(TestWalls)
#include "test_walls.moc"
