// SPDX-License-Identifier: Apache-2.0
#include "model/fake_store.h"
#include "model/session/store_session.h"
#include "model/session/store_threads.h"

#include <QSignalSpy>
#include <QTest>

using namespace durascope;
using namespace durascope::testing;

namespace {

StoreSession::Opener opening(const std::shared_ptr<FakeLog>& log)
{
    return [log](const std::string&, const std::stop_token&) -> Result<std::shared_ptr<Store>> { return log->store(); };
}

Result<LogBounds> readBounds(StoreReader& reader, const std::stop_token& stop)
{
    return reader.events()->bounds(stop);
}

} // namespace

class TestStoreSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_log = std::make_shared<FakeLog>(); }
    void cleanup()
    {
        m_log->letReadsGo();
        QVERIFY(waitForThreads(std::chrono::seconds(10)));
        m_log.reset();
    }

    void opensReadsAndCloses()
    {
        m_log->append(3);
        StoreSession session(QStringLiteral("fake"), opening(m_log));
        QCOMPARE(session.state(), StoreSession::State::Closed);
        open(session);
        QCOMPARE(session.facts().engine, std::string("fake"));
        std::int64_t last = 0;
        session.read(StoreSession::Lane::Viewport, session.newSlot(), &session, readBounds,
            [&last](Result<LogBounds> bounds) { last = bounds->last; });
        QTRY_COMPARE(last, 3);
        QSignalSpy closed(&session, &StoreSession::closed);
        session.close();
        QCOMPARE(closed.size(), 1);
        QCOMPARE(session.state(), StoreSession::State::Closed);
    }

    void saysWhyItCouldNotOpenAndTriesAgain()
    {
        bool works = false;
        const auto log = m_log;
        StoreSession session(QStringLiteral("fake"),
            [&works, log](const std::string&, const std::stop_token&) -> Result<std::shared_ptr<Store>> {
                if (!works)
                    return failure({ErrorKind::NotFound, "No such file.", {}, {}, {}});
                return log->store();
            });
        QSignalSpy failed(&session, &StoreSession::failed);
        session.open();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(session.error().kind, ErrorKind::NotFound);
        works = true;
        open(session);
        QVERIFY(session.error().sentence.empty());
    }

    void answersOnlyTheNewestRequestOfASlot()
    {
        StoreSession session(QStringLiteral("fake"), opening(m_log));
        open(session);
        const Slot slot = session.newSlot();
        QList<int> answered;
        for (int number = 0; number < 200; ++number) {
            session.read(StoreSession::Lane::Viewport, slot, &session, readBounds,
                [&answered, number](const Result<LogBounds>&) { answered.append(number); });
            if (number % 50 == 0) // an answer may be on its way when the next request comes
                QThread::usleep(300);
        }
        QTRY_VERIFY(!answered.isEmpty());
        QCOMPARE(answered, QList<int>{199});
    }

    void anAnswerThatIsAlreadyQueuedIsDroppedByCancelAndClose()
    {
        StoreSession session(QStringLiteral("fake"), opening(m_log));
        open(session);
        const Slot slot = session.newSlot();
        bool answered = false;
        const auto ask = [&](Slot which) {
            std::atomic<bool> read = false;
            session.read(
                StoreSession::Lane::Viewport, which, &session,
                [&read](StoreReader& reader, const std::stop_token& stop) {
                    auto bounds = reader.events()->bounds(stop);
                    read = true;
                    return bounds;
                },
                [&answered](const Result<LogBounds>&) { answered = true; });
            while (!read) // no event loop here: the answer may be queued but not delivered
                QThread::yieldCurrentThread();
        };
        ask(slot);
        session.cancel(StoreSession::Lane::Viewport, slot);
        ask(0);
        session.close();
        QCoreApplication::processEvents();
        QVERIFY(waitForThreads(std::chrono::seconds(5)));
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }

    void anAnswerDoesNotOutliveWhoAsked()
    {
        StoreSession session(QStringLiteral("fake"), opening(m_log));
        open(session);
        m_log->holdReads();
        auto asker = std::make_unique<QObject>();
        bool answered = false;
        session.read(StoreSession::Lane::Viewport, 0, asker.get(), readBounds,
            [&answered](const Result<LogBounds>&) { answered = true; });
        asker.reset();
        m_log->letReadsGo();
        bool second = false;
        session.read(StoreSession::Lane::Viewport, 0, &session, readBounds,
            [&second](const Result<LogBounds>&) { second = true; });
        QTRY_VERIFY(second);
        QVERIFY(!answered);
    }

    void followsAndPauses()
    {
        StoreSession session(QStringLiteral("fake"), opening(m_log));
        open(session);
        std::int64_t last = 0;
        int changes = 0;
        connect(&session, &StoreSession::liveChanged, this, [&](const LiveChange& change) {
            changes += change.commits ? 1 : 0;
            if (change.events)
                last = change.events->bounds.last;
        });
        m_log->append(2);
        QTRY_COMPARE(last, 2);
        session.setPaused(true);
        const int before = changes;
        for (int commit = 0; commit < 5; ++commit) {
            m_log->append();
            QTRY_VERIFY(m_log->isFollowed());
        }
        QCoreApplication::processEvents();
        QCOMPARE(changes, before);
        session.setPaused(false);
        QTRY_COMPARE(last, 7);
        QCOMPARE(changes, before + 1);
    }

    void aFloodComesAtMostOnceAFrame()
    {
        StoreSession session(QStringLiteral("fake"), opening(m_log));
        open(session);
        int deliveries = 0;
        std::int64_t last = 0;
        connect(&session, &StoreSession::liveChanged, this, [&](const LiveChange& change) {
            ++deliveries;
            if (change.events)
                last = change.events->bounds.last;
        });
        QElapsedTimer timer;
        timer.start();
        std::jthread writer([log = m_log] {
            for (int commit = 0; commit < 1000; ++commit) {
                log->append();
                std::this_thread::sleep_for(std::chrono::microseconds(500));
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(last, 1000, 20'000);
        QVERIFY2(deliveries <= timer.elapsed() / 10 + 2, QByteArray::number(deliveries).constData());
    }

    void saysThatFollowingFailedAndWorksAgain()
    {
        StoreSession session(QStringLiteral("fake"), opening(m_log));
        open(session);
        QVERIFY(session.following());
        QSignalSpy following(&session, &StoreSession::followingChanged);
        m_log->failWith(StoreError{ErrorKind::Unavailable, "Away.", {}, {}, {}});
        QTRY_COMPARE(following.size(), 1);
        QVERIFY(!session.following());
        m_log->failWith(std::nullopt);
        QTRY_COMPARE(following.size(), 2);
        QVERIFY(session.following());
    }

    void goesAwayWhileEverythingIsBusy_data()
    {
        QTest::addColumn<bool>("whileOpening");
        QTest::newRow("opening") << true;
        QTest::newRow("reading") << false;
    }
    void goesAwayWhileEverythingIsBusy()
    {
        QFETCH(bool, whileOpening);
        auto session = std::make_unique<StoreSession>(QStringLiteral("fake"), opening(m_log));
        if (!whileOpening)
            open(*session);
        m_log->holdReads();
        session->open();
        for (int number = 0; number < 20; ++number)
            session->read(StoreSession::Lane::Background, session->newSlot(), session.get(), readBounds,
                [](const Result<LogBounds>&) { QFAIL("answered"); });
        QTRY_VERIFY(m_log->waitingReads() > 0);
        session.reset();
        QVERIFY(waitForThreads(std::chrono::seconds(5)));
        QCOMPARE(m_log->waitingReads(), 0);
        QCOMPARE(m_log->openHandles(), 0);
    }

private:
    void open(StoreSession& session)
    {
        QSignalSpy opened(&session, &StoreSession::opened);
        session.open();
        QVERIFY(opened.wait(5000));
        QCOMPARE(session.state(), StoreSession::State::Open);
    }
    std::shared_ptr<FakeLog> m_log;
};

QTEST_GUILESS_MAIN(TestStoreSession)
#include "test_store_session.moc"
