// SPDX-License-Identifier: Apache-2.0
#include "scratch.h"

#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

using namespace durascope;

namespace {

/// Runs `work` in a process that dies without closing anything, as after kill -9.
void dieAfter(const std::function<void()>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
}

/// True if `work` says so in a process of that user.
bool asUser(uid_t user, const std::function<bool()>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        bool good = ::setgid(user) == 0 && ::setuid(user) == 0;
        try {
            good = good && work();
        } catch (...) {
            good = false;
        }
        ::_exit(good ? 0 : 1);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::int64_t lastNumber(OpenReader& open)
{
    const auto bounds = open.events().bounds({});
    return bounds ? bounds->last : -1;
}

const std::string tenFacts = eventSchemaSql(true) + factRowsSql(1, 10, false);

} // namespace

class TestLeavesNothing : public QObject {
    Q_OBJECT

    /// Opens, reads all there is, watches and lets go; the folder must be as before.
    void readsAndLeaves(const Scratch& scratch, const std::string& path, std::int64_t facts)
    {
        const auto before = scratch.listing();
        {
            OpenReader open(path);
            QCOMPARE(lastNumber(open), facts);
            QCOMPARE(std::int64_t(open.events().query({}, {}, {})->facts.size()), facts);
            open.reader->release();
            QCOMPARE(std::int64_t(open.events().factsAfter(0, 10'000, {})->facts.size()), facts);
            auto watch = std::move(*open.store->watch());
            QVERIFY(watch->wait({}, std::chrono::milliseconds(5)).has_value());
            QCOMPARE(scratch.listing(), before);
        }
        QCOMPARE(scratch.listing(), before);
    }

private Q_SLOTS:
    void quietWalFile()
    {
        Scratch scratch;
        readsAndLeaves(scratch, scratch.database("a.db", tenFacts), 10);
        QCOMPARE(scratch.listing().size(), std::size_t(1));
    }
    void rollbackJournalFile()
    {
        Scratch scratch;
        readsAndLeaves(scratch, scratch.database("a.db", tenFacts, false), 10);
        QCOMPARE(scratch.listing().size(), std::size_t(1));
    }
    void realFixtures()
    {
        Scratch scratch;
        readsAndLeaves(scratch, scratch.fixture("factstr/factstr-sqlite-0.5.2.db"), 8);
        readsAndLeaves(scratch, scratch.fixture("factstr/factstr-sqlite-0.3.1-rich.db"), 1308);
    }

    void besideALiveWriter()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        Writer writer(path);
        writer.run(factRowsSql(11, 5, false));
        readsAndLeaves(scratch, path, 15);
        writer.run(factRowsSql(16, 5, false));
        OpenReader open(path);
        QCOMPARE(lastNumber(open), 20);
        writer.run(factRowsSql(21, 1, false));
        QCOMPARE(lastNumber(open), 21);
    }

    void writerFoldsItsLogAfterRelease()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        OpenReader open(path);
        {
            Writer writer(path);
            writer.run(factRowsSql(11, 5, false));
            QCOMPARE(lastNumber(open), 15);
            open.reader->release();
        }
        QCOMPARE(scratch.listing().size(), std::size_t(1)); // no -wal, no -shm: all is in the file
        QCOMPARE(lastNumber(open), 15);
        QCOMPARE(scratch.listing().size(), std::size_t(1));
    }

    void logOfAKilledWriter()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        dieAfter([&] { (new Writer(path))->run(factRowsSql(11, 5, false)); });
        QCOMPARE(scratch.listing().size(), std::size_t(3));
        readsAndLeaves(scratch, path, 15);
    }
    void logWithoutSharedMemory()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        dieAfter([&] { (new Writer(path))->run(factRowsSql(11, 5, false)); });
        QVERIFY(QFile::remove(QString::fromStdString(path + "-shm")));
        readsAndLeaves(scratch, path, 15);
        QCOMPARE(scratch.listing().size(), std::size_t(2));
        Writer writer(path);
        writer.run(factRowsSql(16, 1, false));
        QCOMPARE(writer.ask("SELECT count(*) FROM events"), "16");
    }
    void emptyLogLeftBehind()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        scratch.file("a.db-wal", {});
        readsAndLeaves(scratch, path, 10);
    }
    void sharedMemoryLeftBehindAlone()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        scratch.file("a.db-shm", QByteArray(32768, '\0'));
        readsAndLeaves(scratch, path, 10);
    }
    void logOfAnotherGeneration()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        scratch.file("a.db-wal", QByteArray(8192, '\x5a'));
        readsAndLeaves(scratch, path, 10);
        const OpenReader open(path);
        QCOMPARE(open.store->facts().notes.size(), std::size_t(1));
        QVERIFY(open.store->facts().notes[0].find("(-wal) is damaged") != std::string::npos);
    }

    /// A log that its owner alone may read: the list without it would be short, and nobody would know.
    void sidecarsThatMayNotBeRead()
    {
        if (::geteuid() != 0)
            QSKIP("needs two users");
        constexpr uid_t viewer = 2;
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        ::chmod(path.substr(0, path.rfind('/')).c_str(), 0755);
        ::chmod(path.c_str(), 0644);
        Writer writer(path);
        writer.run(factRowsSql(11, 5, false));
        for (const char* beside : {"-wal", "-shm"}) {
            ::chmod((path + beside).c_str(), 0600);
            QVERIFY2(asUser(viewer,
                         [&] {
                             const auto opened = openFile(path);
                             return !opened && opened.error().kind == ErrorKind::PermissionDenied
                                 && opened.error().where == path + beside;
                         }),
                beside);
            ::chmod((path + beside).c_str(), 0644);
        }
        QVERIFY(asUser(viewer, [&] {
            OpenReader open(path);
            return lastNumber(open) == 15;
        }));
    }

    void readOnlyFolderAndFile()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        const auto folder = path.substr(0, path.rfind('/'));
        ::chmod(path.c_str(), 0400);
        ::chmod(folder.c_str(), 0500);
        readsAndLeaves(scratch, path, 10);
        ::chmod(folder.c_str(), 0700);
    }

    /// A look by another user must not leave files that the owner cannot write.
    void ofAnotherOwner()
    {
        if (::geteuid() != 0)
            QSKIP("needs two users");
        constexpr uid_t owner = 1;
        constexpr uid_t viewer = 2;
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        const auto folder = path.substr(0, path.rfind('/'));
        QCOMPARE(::chown(path.c_str(), owner, owner), 0);
        QCOMPARE(::chown(folder.c_str(), owner, owner), 0);
        ::chmod(folder.c_str(), 0777); // the viewer could create files here
        ::chmod(path.c_str(), 0666);
        const auto before = scratch.listing();
        QVERIFY(asUser(viewer, [&] {
            OpenReader open(path);
            return lastNumber(open) == 10;
        }));
        QCOMPARE(scratch.listing(), before);
        QVERIFY(asUser(owner, [&] {
            Writer(path).run("UPDATE events SET payload = '0' WHERE sequence_number = 1");
            return true;
        }));
        QCOMPARE(scratch.listing().size(), before.size());
    }

    void hotJournalIsNotRead()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts, false);
        dieAfter([&] {
            auto* writer = new Writer(path);
            writer->run("PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN;"
                        "WITH RECURSIVE k(i) AS (SELECT 11 UNION ALL SELECT i + 1 FROM k WHERE i < 5000)"
                        " INSERT INTO events SELECT i, 'a', 'b', hex(zeroblob(100)) FROM k");
        });
        QVERIFY(QFile::exists(QString::fromStdString(path + "-journal")));
        const auto before = scratch.listing();
        const auto opened = openFile(path);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Unavailable);
        QVERIFY2(opened.error().sentence.find("never committed") != std::string::npos, toLine(opened.error()).c_str());
        QCOMPARE(scratch.listing(), before);
        Writer owner(path); // rolls back, as we say
        QCOMPARE(owner.ask("SELECT count(*) FROM events"), "10");
        OpenReader open(path);
        QCOMPARE(lastNumber(open), 10);
    }

    void writerThatComesWhileAFrozenFileIsRead()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        OpenReader open(path);
        QCOMPARE(lastNumber(open), 10);
        Writer writer(path);
        writer.run(factRowsSql(11, 1, false));
        QCOMPARE(lastNumber(open), 11);
        writer.run("PRAGMA wal_checkpoint(TRUNCATE); VACUUM;");
        QCOMPARE(lastNumber(open), 11);
        open.reader->release();
        writer.close();
        QCOMPARE(lastNumber(open), 11);
        {
            Writer again(path); // comes and goes between two reads: only size and times tell
            again.run(factRowsSql(12, 100, false));
        }
        QCOMPARE(lastNumber(open), 111);
    }

    void replacedFile()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        OpenReader open(path);
        QCOMPARE(lastNumber(open), 10);
        const auto other = scratch.database("b.db", eventSchemaSql(true) + factRowsSql(1, 3, false));
        QCOMPARE(::rename(other.c_str(), path.c_str()), 0);
        QCOMPARE(lastNumber(open), 3);
        const auto foreign = scratch.database("c.db", "CREATE TABLE t(a)");
        QCOMPARE(::rename(foreign.c_str(), path.c_str()), 0);
        const auto bounds = open.events().bounds({});
        QVERIFY(!bounds);
        QCOMPARE(bounds.error().kind, ErrorKind::Unavailable);
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        QCOMPARE(open.events().bounds({}).error().kind, ErrorKind::Unavailable);
        QVERIFY(open.events().bounds({}).error().sentence.find("deleted or moved") != std::string::npos);
    }

    void exclusiveWriterInRollbackMode()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts, false);
        OpenReader open(path);
        Writer writer(path);
        writer.run("BEGIN EXCLUSIVE");
        const auto busy = open.events().bounds({});
        QVERIFY(!busy);
        QCOMPARE(busy.error().kind, ErrorKind::Busy);
        writer.run("COMMIT");
        QCOMPARE(lastNumber(open), 10);
    }
};

QTEST_APPLESS_MAIN(TestLeavesNothing)
#include "test_leaves_nothing.moc"
