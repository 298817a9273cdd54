// SPDX-License-Identifier: Apache-2.0
#include "model/live/writer_process.h"
#include "model/session/store_session.h"
#include "model/session/store_threads.h"
#include "support/fixtures.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <optional>

using namespace durascope;
using namespace durascope::testing;

namespace {

qint64 steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

} // namespace

/// A session on real files, while another process writes to them.
class TestSessionSqlite : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("store.db"));
    }
    void cleanup()
    {
        QVERIFY(waitForThreads(std::chrono::seconds(10)));
        m_folder.reset();
    }

    void everyCommitOfAnotherProcessIsTold_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::newRow("events") << QStringLiteral("factstr/factstr-sqlite-0.5.2.db");
        QTest::newRow("events, every append with a boundary") << QStringLiteral("factstr/factstr-sqlite-0.3.1.db");
        QTest::newRow("workflows, schema 3") << QStringLiteral("jamjet/jamjet-0.4.0-schema3.db");
        QTest::newRow("workflows, schema 11") << QStringLiteral("jamjet/jamjet-0.5.0-schema11.db");
    }
    void everyCommitOfAnotherProcessIsTold()
    {
        QFETCH(QString, fixture);
        take(fixture);
        StoreSession session(m_file);
        open(session);
        QList<qint64> told;
        QHash<qint64, qint64> when;
        qint64 lastFact = lastPosition(session);
        int executions = 0;
        connect(&session, &StoreSession::liveChanged, this, [&](const LiveChange& change) {
            const qint64 now = steadyNow();
            if (change.events) {
                while (lastFact < change.events->bounds.last)
                    when.insert(++lastFact, now);
            }
            if (change.workflow) {
                for (const WorkflowEvent& event : change.workflow->events) {
                    told.append(event.row.value);
                    when.insert(event.row.value, now);
                }
                executions += static_cast<int>(change.workflow->executions.size());
            }
        });
        WriterProcess writer(m_file, 150, 100);
        QVERIFY(writer.ready());
        writer.start();
        QTRY_VERIFY_WITH_TIMEOUT(!writer.running(), 30'000);
        const auto commits = writer.commits();
        QCOMPARE(commits.size(), 150);
        const qint64 last = *std::max_element(commits.keyBegin(), commits.keyEnd());
        QTRY_VERIFY(when.contains(last));
        QList<double> late;
        for (auto commit = commits.keyValueBegin(); commit != commits.keyValueEnd(); ++commit) {
            QVERIFY2(when.contains(commit->first), QByteArray::number(commit->first).constData());
            late.append(static_cast<double>(when.value(commit->first) - commit->second) / 1e6);
        }
        if (session.facts().workflowSchema) {
            QCOMPARE(told.size(), 150);
            QVERIFY(std::is_sorted(told.begin(), told.end()));
            QVERIFY(executions > 0);
        }
        std::sort(late.begin(), late.end());
        qInfo("commit to liveChanged: p50 %.2f ms, p99 %.2f ms", late[late.size() / 2], late[late.size() * 99 / 100]);
        QVERIFY(session.following());
    }

    void aTableWhoseRowsGotOtherNumbersIsReadAgain()
    {
        take(QStringLiteral("jamjet/jamjet-0.5.0-schema11.db"));
        StoreSession session(m_file);
        open(session);
        bool rewritten = false;
        connect(&session, &StoreSession::liveChanged, this, [&](const LiveChange& change) {
            rewritten = rewritten || (change.workflow && change.workflow->tablesRewritten);
        });
        QVERIFY(renumber(m_file));
        QTRY_VERIFY_WITH_TIMEOUT(rewritten, 10'000);
    }

    void aWriterThatEndsCanFoldItsLog()
    {
        take(QStringLiteral("factstr/factstr-sqlite-0.5.2.db"));
        StoreSession session(m_file);
        open(session);
        qint64 last = 0;
        connect(&session, &StoreSession::liveChanged, this, [&](const LiveChange& change) {
            if (change.events)
                last = change.events->bounds.last;
        });
        WriterProcess writer(m_file, 3, 1); // a second and more between its commits: then nobody holds the file
        QVERIFY(writer.ready());
        writer.start();
        QTRY_VERIFY_WITH_TIMEOUT(!writer.running(), 20'000);
        const auto commits = writer.commits();
        QTRY_COMPARE_WITH_TIMEOUT(last, *std::max_element(commits.keyBegin(), commits.keyEnd()), 5000);
    }

    void aFileThatGoesAwayIsSaidAndTheDataStay()
    {
        take(QStringLiteral("factstr/factstr-sqlite-0.5.2.db"));
        StoreSession session(m_file);
        open(session);
        QSignalSpy following(&session, &StoreSession::followingChanged);
        QVERIFY(QFile::rename(m_file, m_file + QStringLiteral(".moved")));
        QTRY_COMPARE_WITH_TIMEOUT(following.size(), 1, 10'000);
        QVERIFY(!session.following());
        QCOMPARE(session.state(), StoreSession::State::Open);
        QVERIFY(QFile::rename(m_file + QStringLiteral(".moved"), m_file));
        QTRY_VERIFY_WITH_TIMEOUT(session.following(), 15'000);
    }

    void goesAwayInTheMiddleOfAStorm()
    {
        take(QStringLiteral("jamjet/jamjet-0.5.0-schema11.db"));
        WriterProcess writer(m_file, 2000, 1000);
        QVERIFY(writer.ready());
        writer.start();
        for (int round = 0; round < 15; ++round) {
            auto session = std::make_unique<StoreSession>(m_file);
            open(*session);
            int changes = 0;
            connect(session.get(), &StoreSession::liveChanged, this, [&changes](const LiveChange&) { ++changes; });
            for (const auto lane : {StoreSession::Lane::Viewport, StoreSession::Lane::Background})
                for (int number = 0; number < 10; ++number)
                    session->read(
                        lane, number % 3, session.get(),
                        [](StoreReader& reader, const std::stop_token& stop) {
                            return reader.workflows()->counts(stop);
                        },
                        [](const Result<WorkflowCounts>&) {});
            QTRY_VERIFY(changes > round % 4);
            session.reset();
        }
    }

    void saysWhyAFileCannotBeOpened()
    {
        StoreSession session(m_file);
        QSignalSpy failed(&session, &StoreSession::failed);
        session.open();
        QVERIFY(failed.wait(5000));
        QCOMPARE(session.error().kind, ErrorKind::NotFound);
        QVERIFY(!QFileInfo::exists(m_file));
    }

private:
    void take(const QString& fixture) { QVERIFY(copyFixture(fixture, m_file)); }
    void open(StoreSession& session)
    {
        QSignalSpy opened(&session, &StoreSession::opened);
        session.open();
        if (!opened.wait(5000))
            QTest::qFail(session.error().sentence.c_str(), __FILE__, __LINE__);
    }
    qint64 lastPosition(StoreSession& session)
    {
        if (!session.facts().eventFormat)
            return 0;
        std::optional<qint64> last;
        session.read(
            StoreSession::Lane::Viewport, 0, this,
            [](StoreReader& reader, const std::stop_token& stop) { return reader.events()->bounds(stop); },
            [&last](const Result<LogBounds>& bounds) { last = bounds ? bounds->last : 0; });
        return QTest::qWaitFor([&last] { return last.has_value(); }) ? *last : 0;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestSessionSqlite)
#include "test_session_sqlite.moc"
