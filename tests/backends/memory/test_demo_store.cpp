// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_store.h"
#include "backends/memory/memory_writer.h"
#include "backends/memory/open_memory.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace durascope;
using namespace std::chrono_literals;

class TestDemoStore : public QObject {
    Q_OBJECT

    std::stop_token m_stop;

private Q_SLOTS:
    void takesASeedAndNothingElse()
    {
        for (const char* url : {"demo:seed=", "demo:seed=x", "demo:seed=1x", "demo:speed=1", "demo:seed=-1"})
            QCOMPARE(openDemoStore(*parseStoreUrl(url), m_stop).error().kind, ErrorKind::InvalidArgument);
        const auto store = *openDemoStore(*parseStoreUrl("demo:seed=12"), m_stop);
        QCOMPARE(store->facts().name, std::string("demo"));
        QCOMPARE(store->facts().engine, std::string("memory"));
        QCOMPARE(*store->facts().workflowSchema, 11);
    }

    void readersSeeOneMomentWhileItLives()
    {
        const auto store = *openDemoStore(*parseStoreUrl("demo:"), m_stop);
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> readers;
            for (int i = 0; i < 2; ++i)
                readers.emplace_back([&](const std::stop_token& stop) {
                    const auto reader = std::move(*store->reader());
                    while (!stop.stop_requested()) {
                        const auto page = *reader->events()->factsAfter(49'990, 500, m_stop);
                        if (!page.facts.empty() && page.facts.back().row.value > page.bounds.last)
                            ++wrong;
                        const auto heads = *reader->workflows()->heads(m_stop);
                        const auto events = *reader->workflows()->eventsAfter({heads.events.value - 50}, 500, m_stop);
                        if (events.last < heads.events)
                            ++wrong;
                        std::this_thread::yield();
                    }
                });
            auto watch = std::move(*store->watch());
            for (int commits = 0; commits < 60; ++commits)
                QVERIFY(*watch->wait(m_stop, 20s));
        }
        QCOMPARE(wrong.load(), 0);
    }

    void aWatchTellsOfEveryCommitAndOfAStop()
    {
        const auto data = makeMemoryData();
        MemoryStore store(*parseStoreUrl("memory:w"), "w", data);
        auto watch = std::move(*store.watch());
        QVERIFY(!*watch->wait(m_stop, 1ms));
        MemoryCommit(data).append({{"2026-11-21T03:00:00Z", "a", "1"}});
        QVERIFY(*watch->wait(m_stop, 0ms)); // not missed, though it came before
        QVERIFY(!*watch->wait(m_stop, 0ms));
        std::jthread writer([&] { MemoryCommit(data).append({{"2026-11-21T03:00:00Z", "a", "1"}}); });
        QVERIFY(*watch->wait(m_stop, 10s));
        std::stop_source source;
        std::jthread stopper([&] { source.request_stop(); });
        QVERIFY(!*watch->wait(source.get_token(), 60s));
    }
};

QTEST_APPLESS_MAIN(TestDemoStore)
#include "test_demo_store.moc"
