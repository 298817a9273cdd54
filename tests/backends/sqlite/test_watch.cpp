// SPDX-License-Identifier: Apache-2.0
#include "scratch.h"

#include <QElapsedTimer>
#include <QTest>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

using namespace durascope;
using namespace std::chrono_literals;

namespace {

const std::string tenFacts = eventSchemaSql(true) + factRowsSql(1, 10, false);

std::int64_t lastNumber(StoreReader& reader)
{
    const auto bounds = reader.events()->bounds({});
    return bounds ? bounds->last : -1;
}

/// Waits until a reader sees the number, waking only when the watch says so.
bool comesTo(CommitWatch& watch, StoreReader& reader, std::int64_t number)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000) {
        if (lastNumber(reader) == number)
            return true;
        if (const auto told = watch.wait({}, 10s); !told)
            return false;
    }
    return false;
}

/// A process of its own that commits `count` facts one by one and ends: this program again, told to write. (A fork
/// would inherit SQLite's idea of which locks this process holds.)
pid_t otherProcess(const std::string& path, int first, int count)
{
    const auto from = std::to_string(first);
    const auto many = std::to_string(count);
    const std::array<const char*, 6> arguments{"writer", "--write", path.c_str(), from.c_str(), many.c_str(), nullptr};
    pid_t child = 0;
    ::posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, const_cast<char* const*>(arguments.data()), environ);
    return child;
}

int writeFacts(const std::string& path, int first, int count)
{
    Writer writer(path);
    for (int i = first; i < first + count; ++i) {
        writer.run(factRowsSql(i, 1, false));
        ::usleep(2000);
    }
    return 0;
}

bool endedWell(pid_t child)
{
    int status = 1;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

class TestWatch : public QObject {
    Q_OBJECT

    static void files()
    {
        QTest::addColumn<bool>("wal");
        QTest::newRow("write-ahead log") << true;
        QTest::newRow("rollback journal") << false;
    }

private Q_SLOTS:
    void seesAnotherProcess_data() { files(); }
    void seesAnotherProcess()
    {
        QFETCH(bool, wal);
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts, wal);
        OpenReader open(path);
        auto watch = std::move(*open.store->watch());
        const auto child = otherProcess(path, 11, 50);
        QVERIFY(comesTo(*watch, *open.reader, 60));
        QVERIFY(endedWell(child));
        // The log is gone now; the next writer makes a new one.
        const auto second = otherProcess(path, 61, 20);
        QVERIFY(comesTo(*watch, *open.reader, 80));
        QVERIFY(endedWell(second));
    }

    void tellsOfEveryCommitOfALiveWriter_data() { files(); }
    void tellsOfEveryCommitOfALiveWriter()
    {
        QFETCH(bool, wal);
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts, wal);
        Writer writer(path);
        writer.run(factRowsSql(11, 1, false));
        OpenReader open(path);
        auto watch = std::move(*open.store->watch());
        while (*watch->wait({}, 0ms)) { } // what came before
        QElapsedTimer timer;
        timer.start();
        for (int i = 12; i < 40; ++i) {
            writer.run(factRowsSql(i, 1, false));
            const auto told = watch->wait({}, 5s);
            QVERIFY(told && *told);
            QCOMPARE(lastNumber(*open.reader), i);
            open.reader->release();
        }
        QVERIFY2(timer.elapsed() < 28 * 500, "only the slow poll, once a second, saw them");
        QCOMPARE(watch->wait({}, 20ms).value(), false);
    }

    void isSilentWhenNothingHappens()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        Writer writer(path);
        writer.run(factRowsSql(11, 1, false));
        OpenReader open(path);
        auto watch = std::move(*open.store->watch());
        while (*watch->wait({}, 0ms)) { }
        scratch.file("neighbour.db", "noise"); // another file of the folder
        scratch.file("a.db-shm-not", "noise");
        QElapsedTimer timer;
        timer.start();
        int told = 0;
        while (timer.elapsed() < 300) {
            if (*watch->wait({}, 100ms))
                ++told;
        }
        QVERIFY(told <= 1); // a file whose name begins with ours may wake it once
    }

    void holdsNoConnectionAfterASecond()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        auto writer = std::make_unique<Writer>(path);
        writer->run(factRowsSql(11, 1, false));
        OpenReader open(path);
        auto watch = std::move(*open.store->watch());
        while (*watch->wait({}, 0ms)) { }
        QCOMPARE(watch->wait({}, 1500ms).value(), false);
        writer.reset(); // the last to close folds its log back, because nobody else holds the file
        QCOMPARE(scratch.listing().size(), std::size_t(1));
        QCOMPARE(watch->wait({}, 5s).value(), true); // the files changed
        const auto child = otherProcess(path, 12, 1);
        QVERIFY(comesTo(*watch, *open.reader, 12));
        QVERIFY(endedWell(child));
    }

    void noticesThatTheFileWasReplacedOrRemoved()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        const auto other = scratch.database("b.db", eventSchemaSql(true) + factRowsSql(1, 3, false));
        OpenReader open(path);
        auto watch = std::move(*open.store->watch());
        while (*watch->wait({}, 0ms)) { }
        QCOMPARE(::rename(other.c_str(), path.c_str()), 0);
        QCOMPARE(watch->wait({}, 5s).value(), true);
        QCOMPARE(lastNumber(*open.reader), 3);
        const auto child = otherProcess(path, 4, 1); // and it follows the new one
        QVERIFY(comesTo(*watch, *open.reader, 4));
        QVERIFY(endedWell(child));
        while (*watch->wait({}, 0ms)) { }
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        QCOMPARE(watch->wait({}, 5s).value(), true);
        QCOMPARE(open.events().bounds({}).error().kind, ErrorKind::Unavailable);
        QCOMPARE(watch->wait({}, 50ms).value(), false); // told once
    }

    void stopWakesIt()
    {
        Scratch scratch;
        OpenReader open(scratch.database("a.db", tenFacts));
        auto watch = std::move(*open.store->watch());
        while (*watch->wait({}, 0ms)) { }
        std::stop_source source;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(30ms);
            source.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(watch->wait(source.get_token(), 30s).value(), false);
        QVERIFY(timer.elapsed() < 5000);
    }

    /// A writer that never rests, a follower and a reader at once: nothing is lost, nothing comes twice.
    void followsWhileReadersRead()
    {
        Scratch scratch;
        const auto path = scratch.database("a.db", tenFacts);
        OpenReader open(path);
        std::atomic<bool> done{false};
        std::atomic<int> failures{0};
        std::jthread paging([&] {
            auto reader = std::move(*open.store->reader());
            while (!done) {
                const auto page = reader->events()->facts(1, 200, {});
                if (!page || page->facts.size() < 10)
                    ++failures;
                reader->release();
            }
        });
        std::jthread writing([&] {
            for (int round = 0; round < 20; ++round) {
                Writer writer(path); // comes and goes
                for (int i = 0; i < 10; ++i)
                    writer.run(factRowsSql(11 + round * 10 + i, 1, false));
            }
        });
        auto watch = std::move(*open.store->watch());
        std::int64_t seen = 10;
        QElapsedTimer timer;
        timer.start();
        while (seen < 210 && timer.elapsed() < 60'000) {
            const auto batches = open.events().batchesAfter(seen, 50, {});
            if (!batches) {
                ++failures;
                break;
            }
            for (const auto& batch : batches->batches) {
                if (batch.first != seen + 1)
                    ++failures;
                seen = batch.last;
            }
            if (!batches->more && !watch->wait({}, 1s))
                ++failures;
        }
        writing.join();
        done = true;
        paging.join();
        QCOMPARE(seen, std::int64_t(210));
        QCOMPARE(failures.load(), 0);
    }
};

int main(int argc, char** argv)
{
    if (argc == 5 && std::string(argv[1]) == "--write")
        return writeFacts(argv[2], std::stoi(argv[3]), std::stoi(argv[4]));
    TestWatch test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_watch.moc"
