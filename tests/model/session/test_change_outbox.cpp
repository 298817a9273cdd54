// SPDX-License-Identifier: Apache-2.0
#include "model/session/change_outbox.h"

#include <QTest>

#include <thread>

using namespace durascope;

namespace {

LiveChange eventsTo(std::int64_t last)
{
    LiveChange change;
    change.commits = true;
    change.events = EventChange{{1, last}, nullptr};
    return change;
}

LiveChange executionsAt(std::int64_t row, std::int64_t count)
{
    LiveChange change;
    change.commits = true;
    change.workflow.emplace();
    for (std::int64_t i = 0; i < count; ++i) {
        ExecutionFacts facts;
        facts.row = {row + i};
        change.workflow->executions.push_back(std::move(facts));
    }
    return change;
}

} // namespace

class TestChangeOutbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksForOneFetcherAtATime()
    {
        ChangeOutbox outbox;
        QVERIFY(!outbox.take());
        QVERIFY(outbox.put(eventsTo(1)));
        QVERIFY(!outbox.put(eventsTo(2)));
        QCOMPARE(outbox.take()->events->bounds.last, std::int64_t(2));
        QVERIFY(!outbox.take());
        QVERIFY(outbox.put(eventsTo(3)));
    }

    void whatWaitsComesOutInOrder()
    {
        ChangeOutbox outbox;
        std::int64_t next = 1;
        for (const std::int64_t count : {1, 40, 3, 1, 1, 2, 17, 1, 9, 1}) {
            outbox.put(executionsAt(next, count));
            next += count;
        }
        const auto all = outbox.take();
        QVERIFY(all && all->workflow);
        std::int64_t expected = 1;
        for (const ExecutionFacts& facts : all->workflow->executions)
            QCOMPARE(facts.row.value, expected++);
        QCOMPARE(expected, next);
    }

    void clearForgetsWhatWaitsAndWhoWasSent()
    {
        ChangeOutbox outbox;
        QVERIFY(outbox.put(eventsTo(1)));
        outbox.clear();
        QVERIFY(!outbox.take());
        QVERIFY(outbox.put(eventsTo(2)));
    }

    /// A follower's thread fills it while another empties it, sent or not: nothing is lost and nothing goes back.
    void twoThreadsLoseNothing()
    {
        constexpr std::int64_t changes = 20'000;
        ChangeOutbox outbox;
        std::jthread follower([&outbox] {
            for (std::int64_t last = 1; last <= changes; ++last)
                outbox.put(eventsTo(last));
        });
        std::int64_t seen = 0;
        while (seen < changes) {
            const auto change = outbox.take();
            if (!change) {
                std::this_thread::yield();
                continue;
            }
            QVERIFY(change->events->bounds.last > seen);
            seen = change->events->bounds.last;
        }
        follower.join();
        QVERIFY(!outbox.take());
    }
};

QTEST_GUILESS_MAIN(TestChangeOutbox)
#include "test_change_outbox.moc"
