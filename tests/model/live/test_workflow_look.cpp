// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_store.h"
#include "backends/memory/memory_writer.h"
#include "model/live/workflow_look.h"
#include "model/live/workflow_rows.h"

#include <QTest>

using namespace durascope;
using namespace durascope::testing;
using namespace std::chrono_literals;

class TestWorkflowLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_data = makeMemoryData();
        m_store = std::make_shared<MemoryStore>(StoreUrl(), "test", m_data);
        auto reader = m_store->reader();
        QVERIFY(reader);
        m_reader = std::move(*reader);
        m_look = {};
        m_now = WorkflowLook::Clock::now();
        MemoryCommit commit(m_data);
        commit.put(executionRow("a", "running", 1000));
        commit.put(eventRow("a", 1));
        commit.put(itemRow("i1", "a", "pending"));
    }

    void theFirstLookOnlyLearnsTheSecondTellsOpenItems()
    {
        QVERIFY(!look());
        QVERIFY(m_look.due() && *m_look.due() <= m_now);
        const auto second = look();
        QVERIFY(second);
        QCOMPARE(second->items.size(), 1U);
        QVERIFY(second->events.empty() && second->executions.empty());
        QVERIFY(!look());
    }

    void aLateFirstLookTellsToReadAgain()
    {
        const auto first = m_look.look(*m_reader->workflows(), true, ItemLook::Cause::Commit, m_now, {});
        QVERIFY(first && *first);
        QVERIFY((*first)->tablesRewritten);
    }

    void tellsWhatOneCommitBrought()
    {
        start();
        {
            MemoryCommit commit(m_data);
            commit.put(executionRow("a", "completed", 2000));
            commit.put(executionRow("b", "running", 2001));
            commit.put(eventRow("a", 2));
            commit.put(eventRow("b", 1));
            commit.put(itemRow("i2", "b", "claimed"));
            commit.put(deadLetterRow("d1", "a", 2000));
        }
        const auto change = look();
        QVERIFY(change);
        QCOMPARE(change->events.size(), 2U);
        QCOMPARE(textOf(change->events[0].id), std::string_view("a/2"));
        QCOMPARE(change->executions.size(), 2U);
        QCOMPARE(change->items.size(), 1U);
        QCOMPARE(change->deadLetters.size(), 1U);
        QVERIFY(!change->eventsCut && !change->deadLettersRemoved && !change->tablesRewritten);
        QCOMPARE(change->heads.deadLetterCount, 1);
        QVERIFY(!look());
    }

    void aChangeCommittedWithAnOldTimeIsFoundASecondLater()
    {
        start();
        put(executionRow("b", "running", 60'000));
        QVERIFY(look());
        put(executionRow("a", "failed", 55'000)); // its writer waited five seconds for the lock
        QVERIFY(!look());
        m_now += 1500ms;
        QVERIFY(m_look.due() && *m_look.due() <= m_now);
        const auto change = look();
        QVERIFY(change);
        QCOMPARE(change->executions.size(), 1U);
        QCOMPARE(change->executions[0].status, std::string("failed"));
        m_now += 1500ms;
        look();
        QVERIFY2(!m_look.due() || *m_look.due() > m_now, "looks again and again though nothing happens");
    }

    void itemsThatLeaveTheQueueAreToldAtMostEveryQuarterSecond()
    {
        start();
        put(itemRow("i1", "a", "completed"));
        QVERIFY(!look());
        QVERIFY(m_look.due());
        m_now += 300ms;
        const auto change = look();
        QVERIFY(change);
        QCOMPARE(change->items.size(), 1U);
        QCOMPARE(textOf(change->items[0].status), std::string_view("completed"));
    }

    void aDeadLetterSentBackIsNoticed()
    {
        put(deadLetterRow("d1", "a", 1));
        put(deadLetterRow("d2", "a", 2));
        start();
        remove("d1");
        auto change = look();
        QVERIFY(change && change->deadLettersRemoved);
        {
            MemoryCommit commit(m_data);
            commit.removeDeadLetter("d2");
            commit.put(deadLetterRow("d3", "a", 3));
        }
        change = look();
        QVERIFY(change && change->deadLettersRemoved);
        QCOMPARE(change->deadLetters.size(), 1U);
        put(deadLetterRow("d4", "a", 4));
        change = look();
        QVERIFY(change && !change->deadLettersRemoved);
        remove("d3");
        remove("d4");
        change = look();
        QVERIFY(change && change->deadLettersRemoved);
        QCOMPARE(change->heads.deadLetterCount, 0);
        put(deadLetterRow("d5", "a", 5));
        change = look();
        QVERIFY(change);
        QCOMPARE(change->deadLetters.size(), 1U);
    }

    void ofAFloodTheNewestEventsAreTold()
    {
        start();
        {
            MemoryCommit commit(m_data);
            for (int sequence = 2; sequence <= 5001; ++sequence)
                commit.put(eventRow("a", sequence));
        }
        const auto change = look();
        QVERIFY(change && change->eventsCut);
        QCOMPARE(change->events.size(), 2000U);
        QCOMPARE(textOf(change->events.back().id), std::string_view("a/5001"));
    }

    void manyExecutionsOfOneMomentAreAllTold()
    {
        start();
        {
            MemoryCommit commit(m_data);
            for (int number = 0; number < 3000; ++number)
                commit.put(executionRow("bulk" + std::to_string(number), "pending", 5000));
        }
        auto change = look();
        QCOMPARE(change->executions.size(), 3000U);
        {
            MemoryCommit commit(m_data);
            for (int number = 0; number < 3000; ++number)
                commit.put(executionRow("bulk" + std::to_string(number), "cancelled", 6000));
        }
        change = look();
        QCOMPARE(change->executions.size(), 3000U);
        QVERIFY(!look());
    }

private:
    std::optional<WorkflowChange> look()
    {
        auto change = m_look.look(*m_reader->workflows(), false, ItemLook::Cause::Commit, m_now, {});
        if (!change)
            QTest::qFail(change.error().sentence.c_str(), __FILE__, __LINE__);
        return change ? std::move(*change) : std::nullopt;
    }
    void start()
    {
        look();
        look();
    }
    template <class Row>
    void put(Row row)
    {
        MemoryCommit(m_data).put(std::move(row));
    }
    void remove(const std::string& id) { MemoryCommit(m_data).removeDeadLetter(id); }

    std::shared_ptr<MemoryData> m_data;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<StoreReader> m_reader;
    WorkflowLook m_look;
    WorkflowLook::Clock::time_point m_now;
};

QTEST_GUILESS_MAIN(TestWorkflowLook)
#include "test_workflow_look.moc"
