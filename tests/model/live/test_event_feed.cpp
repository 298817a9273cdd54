// SPDX-License-Identifier: Apache-2.0
#include "model/fake_store.h"
#include "model/live/event_feed.h"

#include <QTest>

#include <thread>

using namespace durascope;
using namespace durascope::testing;
using namespace std::chrono_literals;

class TestEventFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_log = std::make_shared<FakeLog>();
        auto feed = EventFeed::open(m_log->store(), EventFeed::Family::Facts);
        QVERIFY(feed);
        m_feed = std::move(*feed);
    }

    void replaysThenFollows()
    {
        m_log->append(3);
        m_log->append(2);
        m_feed->startAfter(3);
        auto delivery = m_feed->next({}, 1s);
        QVERIFY(delivery);
        QCOMPARE(delivery->facts.size(), 1U);
        QCOMPARE(delivery->facts.front().first, 4);
        QCOMPARE(delivery->cursor, 5);
        delivery = m_feed->next({}, 10ms);
        QVERIFY(delivery && delivery->empty());
        m_log->append(4);
        delivery = m_feed->next({}, 5s);
        QCOMPARE(delivery->facts.front().facts.size(), 4U);
        QCOMPARE(delivery->cursor, 9);
    }

    void tailStartsAfterTheEnd()
    {
        m_log->append(3);
        QVERIFY(m_feed->startAtEnd({}));
        QCOMPARE(m_feed->cursor(), 3);
        m_log->append(1);
        QCOMPARE(m_feed->next({}, 5s)->facts.front().first, 4);
    }

    void everyFactOnceInWholeBatchesWhileAnotherWrites()
    {
        constexpr int commits = 1500;
        std::jthread writer([log = m_log] {
            for (int commit = 0; commit < commits; ++commit) {
                log->append(1 + commit % 3);
                if (commit % 100 == 0)
                    std::this_thread::sleep_for(30ms);
                else
                    std::this_thread::sleep_for(500us);
            }
        });
        std::int64_t next = 1;
        int batches = 0;
        while (batches < commits) {
            const auto delivery = m_feed->next({}, 10s);
            QVERIFY(delivery && !delivery->empty());
            for (const FactBatch& batch : delivery->facts) {
                QCOMPARE(batch.first, next);
                QCOMPARE(static_cast<int>(batch.facts.size()), 1 + batches % 3);
                for (const Fact& fact : batch.facts)
                    QCOMPARE(fact.row.value, next++);
                QCOMPARE(batch.last, next - 1);
                ++batches;
            }
            QCOMPARE(delivery->cursor, next - 1);
        }
    }

    void goesOnWithoutAGapAfterAnError()
    {
        m_log->append(2);
        QCOMPARE(m_feed->next({}, 1s)->cursor, 2);
        m_log->failWith(StoreError{ErrorKind::Unavailable, "Away.", {}, {}, {}});
        m_log->append(2);
        QVERIFY(!m_feed->next({}, 1s));
        m_log->failWith(std::nullopt);
        QCOMPARE(m_feed->next({}, 5s)->facts.front().first, 3);
    }

    void saysThatTheLogIsAnotherOne()
    {
        m_log->append(2);
        m_feed->startAfter(10);
        const auto delivery = m_feed->next({}, 1s);
        QVERIFY(!delivery);
        QCOMPARE(delivery.error().kind, ErrorKind::Unavailable);
        QCOMPARE(m_feed->cursor(), 10);
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        std::jthread asks([&stop] {
            std::this_thread::sleep_for(50ms);
            stop.request_stop();
        });
        const auto delivery = m_feed->next(stop.get_token(), 20s);
        QVERIFY(!delivery);
        QCOMPARE(delivery.error().kind, ErrorKind::Cancelled);
    }

    void refusesAFamilyThatIsNotThere()
    {
        const auto feed = EventFeed::open(m_log->store(), EventFeed::Family::WorkflowEvents);
        QVERIFY(!feed);
        QCOMPARE(feed.error().kind, ErrorKind::InvalidArgument);
    }

private:
    std::shared_ptr<FakeLog> m_log;
    std::unique_ptr<EventFeed> m_feed;
};

QTEST_GUILESS_MAIN(TestEventFeed)
#include "test_event_feed.moc"
