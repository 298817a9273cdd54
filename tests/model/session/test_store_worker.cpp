// SPDX-License-Identifier: Apache-2.0
#include "model/fake_store.h"
#include "model/session/store_worker.h"

#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <latch>

using namespace durascope;
using namespace durascope::testing;

class TestStoreWorker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryRequestOfSlotZeroInOrder()
    {
        auto log = std::make_shared<FakeLog>();
        std::vector<int> order;
        std::latch done(100);
        StoreWorker worker(log->store());
        for (int number = 0; number < 100; ++number)
            worker.post(0, [&, number](StoreReader* reader, const StoreError&, const std::stop_token&) {
                QVERIFY(reader);
                order.push_back(number);
                done.count_down();
            });
        done.wait();
        for (int number = 0; number < 100; ++number)
            QCOMPARE(order[static_cast<std::size_t>(number)], number);
    }

    void ofOneSlotTheLatestWins()
    {
        auto log = std::make_shared<FakeLog>();
        log->append(10);
        log->holdReads();
        std::atomic<int> answered = 0;
        std::atomic<int> last = 0;
        StoreWorker worker(log->store());
        for (int number = 1; number <= 50; ++number) {
            worker.post(7, [&, number](StoreReader* reader, const StoreError&, const std::stop_token& stop) {
                const auto page = reader->events()->facts(1, 10, stop);
                if (!page)
                    return;
                ++answered;
                last = number;
            });
            if (number == 1)
                QTRY_COMPARE(log->waitingReads(), 1);
        }
        log->letReadsGo();
        QTRY_COMPARE(last.load(), 50);
        QCOMPARE(answered.load(), 1);
    }

    void aCancelledRequestStops()
    {
        auto log = std::make_shared<FakeLog>();
        log->holdReads();
        std::atomic<bool> stopped = false;
        StoreWorker worker(log->store());
        worker.post(3, [&](StoreReader* reader, const StoreError&, const std::stop_token& stop) {
            stopped = !reader->events()->bounds(stop);
        });
        QTRY_COMPARE(log->waitingReads(), 1);
        worker.cancel(3);
        QTRY_VERIFY(stopped);
    }

    void givesTheHandleBackWhenIdle()
    {
        auto log = std::make_shared<FakeLog>();
        StoreWorker worker(log->store(), StoreWorker::Manner::Prompt, std::chrono::milliseconds(50));
        worker.post(0, [](StoreReader* reader, const StoreError&, const std::stop_token& stop) {
            QVERIFY(reader->events()->bounds(stop));
        });
        QTRY_COMPARE(log->openHandles(), 0);
    }

    void givesWayToOtherThreads()
    {
        auto log = std::make_shared<FakeLog>();
        StoreWorker worker(log->store(), StoreWorker::Manner::Yielding);
        std::atomic<int> niceness = 0;
        worker.post(1, [&niceness](StoreReader*, const StoreError&, const std::stop_token&) {
            niceness = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
        });
        QTRY_VERIFY(niceness > getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())));
    }

    void aYieldingWorkerThatJustStartedEndsAtOnce()
    {
        auto log = std::make_shared<FakeLog>();
        auto worker = std::make_unique<StoreWorker>(log->store(), StoreWorker::Manner::Yielding);
        worker->post(1, [](StoreReader*, const StoreError&, const std::stop_token&) { QFAIL("was not to run"); });
        worker.reset();
    }

    void endsWhileRequestsRunAndWait()
    {
        auto log = std::make_shared<FakeLog>();
        log->holdReads();
        auto worker = std::make_unique<StoreWorker>(log->store());
        for (Slot slot = 0; slot < 20; ++slot)
            worker->post(slot, [](StoreReader* reader, const StoreError&, const std::stop_token& stop) {
                (void)reader->events()->bounds(stop);
            });
        QTRY_COMPARE(log->waitingReads(), 1);
        worker.reset();
        QCOMPARE(log->waitingReads(), 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreWorker)
#include "test_store_worker.moc"
