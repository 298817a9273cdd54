// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/file_owner.h"
#include "backends/sqlite/file_system.h"
#include "scratch.h"

#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace durascope;

namespace {

const StoreError& errorOf(const Result<std::shared_ptr<Store>>& result)
{
    static const StoreError none{ErrorKind::Cancelled, "it opened", {}, {}, {}};
    return result ? none : result.error();
}

QByteArray readAll(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestOpening : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAFileIsInstead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const char* word, QByteArray bytes) { QTest::newRow(word) << bytes << QByteArray(word); };
        row("empty", {});
        row("gzip", QByteArray("\x1f\x8b\x08\x00junk"));
        row("bzip2", "BZh91AY");
        row("xz",
            QByteArray("\xfd"
                       "7zXZ"));
        row("zstd", QByteArray("\x28\xb5\x2f\xfd....", 8));
        row("zip", QByteArray("PK\x03\x04....", 8));
        row("ELF",
            QByteArray("\x7f"
                       "ELF\x02\x01"));
        row("script", "#!/bin/sh\n");
        row("PostgreSQL dump", "PGDMP\x01\x0e");
        row("PostgreSQL dump in SQL", "--\n-- PostgreSQL database dump\n--\n");
        row("dump of an SQLite database", "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n");
        row("JSON", " {\"a\": 1}\n");
        row("a text", "hello, this is a note\n");
        row("PDF", "%PDF-1.7");
        row("PNG", QByteArray("\x89PNG\r\n"));
        row("zero bytes", QByteArray(4096, '\0'));
        row("write-ahead log", QByteArray("\x37\x7f\x06\x82\x00\x2d", 6));
        row("rollback journal", QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8));
        row("SQLite 2", "** This file contains an SQLite 2.1 database **");
        QByteArray noise;
        std::uint32_t seed = 7;
        for (int i = 0; i < 4096; ++i)
            noise += char((seed = seed * 1664525U + 1013904223U) >> 24);
        row("encrypted", noise);
    }
    void saysWhatAFileIsInstead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, word);
        const auto before = m_scratch.file("thing.db", bytes);
        const auto opened = openFile(before);
        QCOMPARE(errorOf(opened).kind, ErrorKind::NotAStore);
        QVERIFY2(
            errorOf(opened).sentence.find(word.toStdString()) != std::string::npos, errorOf(opened).sentence.c_str());
        QVERIFY(!errorOf(opened).hint.empty() && !errorOf(opened).where.empty());
        QCOMPARE(readAll(before), bytes);
    }

    void namesOddPaths()
    {
        QCOMPARE(errorOf(openFile(m_scratch.path("nothing.db"))).kind, ErrorKind::NotFound);
        QCOMPARE(errorOf(openFile(m_scratch.path("."))).kind, ErrorKind::NotAStore);
        const auto fifo = m_scratch.path("fifo");
        QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
        QVERIFY(errorOf(openFile(fifo)).sentence.find("a pipe") != std::string::npos);
        QVERIFY(errorOf(openFile("/dev/null")).sentence.find("a device") != std::string::npos);
        const auto socketPath = m_scratch.path("s");
        const int socketFd = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, socketPath.c_str(), sizeof address.sun_path - 1);
        QCOMPARE(::bind(socketFd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        QVERIFY(errorOf(openFile(socketPath)).sentence.find("a socket") != std::string::npos);
        ::close(socketFd);
        const auto loop = m_scratch.path("loop");
        QCOMPARE(::symlink(loop.c_str(), loop.c_str()), 0);
        QCOMPARE(errorOf(openFile(loop)).kind, ErrorKind::NotFound);
        const auto broken = m_scratch.path("broken");
        QCOMPARE(::symlink("/no/such/target", broken.c_str()), 0);
        QCOMPARE(errorOf(openFile(broken)).kind, ErrorKind::NotFound);
    }

    void saysThatItMayNotRead()
    {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        const auto path = m_scratch.database("secret.db", eventSchemaSql(true));
        ::chmod(path.c_str(), 0);
        QCOMPARE(errorOf(openFile(path)).kind, ErrorKind::PermissionDenied);
    }

    void namesTheOwnerOfARefusedFile()
    {
        const std::string path = m_scratch.file("owned.db", "x");
        QCOMPARE(::chmod(path.c_str(), 0640), 0);
        const QString said = QString::fromStdString(sqlite::ownerAndMode(path));
        QVERIFY2(said.contains(QStringLiteral("with mode 640, and you are ")), qPrintable(said));
        const QString owner = said.section(QLatin1Char(' '), 3, 3);
        QVERIFY2(said.endsWith(QStringLiteral("you are ") + owner), qPrintable(said)); // who made it is who asks
        QCOMPARE(sqlite::ownerAndMode(path + "-gone"), std::string());
    }

    void followsALinkToTheFile()
    {
        const auto path = m_scratch.fixture("factstr/factstr-sqlite-0.5.2.db");
        const auto link = m_scratch.path("link.db");
        QCOMPARE(::symlink(path.c_str(), link.c_str()), 0);
        OpenReader open(link);
        QCOMPARE(open.store->facts().location, path);
        QCOMPARE(open.store->facts().name, "link.db");
    }

    void knowsFileSystemsThatMachinesShare()
    {
        // What a mount(2) of each would need cannot be had in a test; the numbers are those of the kernel's magic.h.
        QCOMPARE(sqlite::sharedFileSystem(0x6969), std::string_view("NFS"));
        QCOMPARE(sqlite::sharedFileSystem(0xFF534D42), std::string_view("SMB"));
        QCOMPARE(sqlite::sharedFileSystem(0x65735546), std::string_view("FUSE"));
        for (const std::uint64_t local : {0xEF53U, 0x01021994U, 0x9123683EU, 0x58465342U, 0x794C7630U})
            QVERIFY(sqlite::sharedFileSystem(local).empty());
        QVERIFY(sqlite::networkNote(m_scratch.path("nothing.db")).empty());
        QVERIFY(sqlite::networkNote("/proc").empty());
    }

    void opensNamesThatAreNoPlainText()
    {
        for (const char* name :
            {"with blank.db", "a?b=c#d%20.db", "x&mode=rwc.db", "\xc3\xa9\xe4\xbd\xa0.db", "'q\".db"}) {
            OpenReader open(m_scratch.database(name, eventSchemaSql(true) + factRowsSql(1, 3, false)));
            QCOMPARE(open.events().bounds({}).value(), (LogBounds{1, 3}));
        }
    }

    void tellsForeignDatabasesWhatWasLookedFor()
    {
        const auto foreign
            = openFile(m_scratch.database("foreign.db", "CREATE TABLE books(a); CREATE TABLE events(x);"));
        QCOMPARE(errorOf(foreign).kind, ErrorKind::NotAStore);
        QVERIFY(toLine(errorOf(foreign)).find("books, events") != std::string::npos);
        QVERIFY(errorOf(foreign).hint.find("workflow_executions") != std::string::npos);
        const auto none = openFile(m_scratch.database("none.db", "PRAGMA user_version=1"));
        QVERIFY(errorOf(none).sentence.find("no tables") != std::string::npos);
        std::string many;
        for (int i = 0; i < 3000; ++i)
            many += "CREATE TABLE t" + std::to_string(i) + "(a);";
        const auto crowd = openFile(m_scratch.database("many.db", "BEGIN;" + many + "COMMIT;"));
        QVERIFY(errorOf(crowd).sentence.find("Of its 3000 tables the first 1000") != std::string::npos);
        QVERIFY(toLine(errorOf(crowd)).find("988 more") != std::string::npos);
        QVERIFY(errorOf(crowd).sentence.size() < 1000);
    }

    void wantsRealTables_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("view") << QByteArray(
            "CREATE TABLE real(a,b,c,d); CREATE VIEW events AS SELECT a AS sequence_number,"
            " b AS occurred_at, c AS event_type, d AS payload FROM real;");
        QTest::newRow("endless view") << QByteArray(
            "CREATE VIEW events(sequence_number, occurred_at, event_type, payload) AS WITH RECURSIVE n(i) AS (SELECT 1"
            " UNION ALL SELECT i+1 FROM n) SELECT i, 'a', 'b', zeroblob(900000000) FROM n;");
        QTest::newRow("virtual table") << QByteArray(
            "CREATE VIRTUAL TABLE events USING fts5(sequence_number, occurred_at, event_type, payload);");
        QTest::newRow("without rowid") << QByteArray("CREATE TABLE events(sequence_number INTEGER PRIMARY KEY, "
                                                     "occurred_at, event_type, payload) WITHOUT ROWID;");
        QTest::newRow("computed column") << QByteArray(
            "CREATE TABLE events(sequence_number INTEGER PRIMARY KEY, occurred_at, event_type,"
            " payload AS (occurred_at || event_type));");
        QTest::newRow("number is no key")
            << QByteArray("CREATE TABLE events(sequence_number, occurred_at, event_type, payload);");
        QTest::newRow("column missing") << QByteArray(
            "CREATE TABLE events(sequence_number INTEGER PRIMARY KEY, occurred_at, event_type);");
    }
    void wantsRealTables()
    {
        QFETCH(QByteArray, sql);
        const auto path = m_scratch.database("odd.db", sql.toStdString());
        const auto opened = openFile(path);
        QVERIFY2(errorOf(opened).kind == ErrorKind::NotAStore, toLine(errorOf(opened)).c_str());
        QFile::remove(QString::fromStdString(path));
    }

    void damagedFilesAreCorrupt()
    {
        const auto good = readAll(m_scratch.fixture("jamjet/jamjet-0.5.0-schema11.db"));
        QCOMPARE(errorOf(openFile(m_scratch.file("short.db", good.left(60)))).kind, ErrorKind::Corrupt);
        QCOMPARE(errorOf(openFile(m_scratch.file("head.db", good.left(100)))).kind, ErrorKind::Corrupt);
        QCOMPARE(errorOf(openFile(m_scratch.file("schema.db", good.left(100) + QByteArray(8000, '\xff')))).kind,
            ErrorKind::Corrupt);
        auto cut = openFile(m_scratch.file("cut.db", good.left(good.size() / 2)));
        if (cut) {
            const auto reader = std::move(*(*cut)->reader());
            const auto counts = reader->workflows()->counts({});
            QVERIFY(!counts);
            QCOMPARE(counts.error().kind, ErrorKind::Corrupt);
            QVERIFY(!counts.error().engineCode.empty());
        } else {
            QCOMPARE(errorOf(cut).kind, ErrorKind::Corrupt);
        }
    }

    /// Nothing is wrong with such a file: it must not be called damaged.
    void tablesBeyondTheLimits()
    {
        std::string wide = "CREATE TABLE wide(c0";
        for (int i = 1; i < 1500; ++i)
            wide += ",c" + std::to_string(i);
        for (const auto& sql : {wide + ")", "CREATE TABLE long(a /* " + std::string(150'000, 'x') + " */)"}) {
            const auto path = m_scratch.database("limits.db", eventSchemaSql(true) + sql);
            const auto opened = openFile(path);
            QCOMPARE(errorOf(opened).kind, ErrorKind::UnsupportedBackend);
            QVERIFY(errorOf(opened).sentence.find("300 columns") != std::string::npos);
            QFile::remove(QString::fromStdString(path));
        }
    }

    void mutatedFilesNeverCrash()
    {
        const auto good = readAll(m_scratch.fixture("factstr/factstr-sqlite-0.5.2.db"));
        std::uint32_t seed = 12345;
        const auto random = [&] { return seed = seed * 1664525U + 1013904223U, seed >> 8; };
        for (int round = 0; round < 150; ++round) {
            auto bytes = good;
            for (int i = 0; i < 20; ++i)
                bytes[qsizetype(100 + random() % unsigned(bytes.size() - 100))] = char(random());
            const auto opened = openFile(m_scratch.file("mutant.db", bytes));
            if (!opened)
                continue;
            const auto reader = std::move(*(*opened)->reader());
            if (auto* events = reader->events()) {
                (void)events->facts(1, 200, {}).has_value();
                (void)events->query({}, {}, {}).has_value();
                (void)events->batchesAfter(0, 10, {}).has_value();
                (void)events->cursors({}).has_value();
            }
        }
    }

    void halfMigratedAndNewerFilesOpenWithANote()
    {
        const auto dirty = m_scratch.database("dirty.db",
            workflowSchemaSql(4)
                + "UPDATE _sqlx_migrations SET success = 0 WHERE version = 4;"
                  "ALTER TABLE snapshots ADD COLUMN status TEXT NOT NULL DEFAULT 'running';");
        const auto half = openFile(dirty);
        QVERIFY(half);
        QCOMPARE(*(*half)->facts().workflowSchema, 4);
        QVERIFY((*half)->facts().notes.at(0).find("Migration 4") != std::string::npos);
        const auto newer = openFile(m_scratch.database("newer.db",
            workflowSchemaSql(11)
                + "INSERT INTO _sqlx_migrations VALUES (12, 'next', datetime('now'), 1, x'00', 1);"
                  "CREATE TABLE marvels(a); ALTER TABLE events ADD COLUMN wonder TEXT;"));
        QVERIFY(newer);
        QCOMPARE(*(*newer)->facts().workflowSchema, 11);
        QVERIFY((*newer)->facts().notes.at(0).find("version 12") != std::string::npos);
        QVERIFY((*newer)->facts().notes.at(1).find("marvels") != std::string::npos);
    }

    void formatsOfEventStores()
    {
        const auto formatOf = [&](const std::string& name, const std::string& sql) {
            const auto opened = openFile(m_scratch.database(name, sql));
            return opened ? (*opened)->facts().eventFormat.value_or(BatchFormat::Unknown) : BatchFormat::Unknown;
        };
        const auto dense = eventSchemaSql(false) + factRowsSql(1, 5, true);
        QCOMPARE(formatOf("f1.db", dense), BatchFormat::Dense);
        QCOMPARE(formatOf("f2.db", eventSchemaSql(false)), BatchFormat::Dense);
        QCOMPARE(formatOf("f3.db", dense + "DELETE FROM append_batches WHERE first_sequence_number = 3"),
            BatchFormat::Mixed);
        QCOMPARE(formatOf("f4.db", dense + factRowsSql(6, 1, false)), BatchFormat::Mixed);
        QCOMPARE(formatOf("f5.db", eventSchemaSql(true) + factRowsSql(1, 5, false)), BatchFormat::Sparse);
        QCOMPARE(formatOf("f6.db", dense + "INSERT INTO store_metadata VALUES('append_batch_boundary_format','v2')"),
            BatchFormat::Unknown);
        QCOMPARE(formatOf("f7.db", dense + "UPDATE store_metadata SET value = '9'"), BatchFormat::Unknown);
    }

private:
    Scratch m_scratch;
};

QTEST_APPLESS_MAIN(TestOpening)
#include "test_opening.moc"
