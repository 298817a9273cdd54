// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/demo_simulation.h"
#include "backends/memory/memory_facts.h"
#include "backends/memory/memory_store.h"
#include "backends/memory/memory_workflows.h"

#include <QTest>

using namespace durascope;

namespace {

constexpr Instant noon{1'795'262'400'000'000'000};
constexpr std::int64_t minute = 60'000'000'000;
constexpr DemoSize small{600, 3'000, 26'000};

Instant after(std::int64_t nanoseconds)
{
    return {noon.nanoseconds + nanoseconds};
}

} // namespace

class TestDemoSimulation : public QObject {
    Q_OBJECT

    std::stop_token m_stop;

    /// Rows agree with each other, whatever the moment.
    void checkInvariants(const std::shared_ptr<MemoryData>& data, const DemoSize& size)
    {
        MemoryFacts facts(data);
        const LogBounds bounds = *facts.bounds(m_stop);
        QCOMPARE(facts.counts(m_stop)->at("events"), bounds.last - bounds.first + 1);
        QVERIFY(std::ssize(data->events.rows) + std::ssize(data->facts.rows) <= size.mostEvents);
        for (const auto& [id, rows] : data->byExecution) {
            QVERIFY2(rows.execution != 0, id.c_str());
            QCOMPARE(rows.events.rbegin()->first, std::ssize(rows.events));
            const Execution& execution = data->executions.rows.at(rows.execution);
            const bool ended = execution.completedAt->isText();
            const std::string_view status = textOf(execution.status);
            QCOMPARE(ended, status != "running" && status != "paused");
            std::int64_t dead = 0;
            for (const std::int64_t row : rows.items) {
                const WorkItem& item = data->items.rows.at(row);
                dead += textOf(item.status) == "dead_lettered" ? 1 : 0;
                QCOMPARE(item.leaseExpiresAt->isText(), textOf(item.status) == "claimed");
            }
            QCOMPARE(std::ssize(rows.deadLetters), dead);
        }
        const auto cursors = facts.cursors(m_stop);
        for (const SubscriberCursor& cursor : *cursors)
            QVERIFY(integerOf(cursor.lastProcessed) <= bounds.last);
    }

private Q_SLOTS:
    void startsAsPromised()
    {
        for (const std::uint64_t seed : {1U, 2U, 77U, 78U}) {
            const DemoSize size = seed == 1 ? DemoSize() : small;
            const auto data = makeMemoryData();
            const DemoSimulation simulation(data, seed, noon, size);
            QCOMPARE(std::ssize(data->executions.rows), size.executions);
            QCOMPARE(std::ssize(data->facts.rows), size.facts);
            checkInvariants(data, size);
            MemoryWorkflows workflows(data);
            const auto letters = workflows.deadLettersAfter({0}, 1'000, m_stop);
            for (const DeadLetter& letter : *letters)
                QVERIFY(*parseInstant(textOf(letter.deadLetteredAt)) <= noon);
            const auto depths = *workflows.queueDepths(m_stop);
            QCOMPARE(depths.size(), std::size_t(7));
        }
    }

    void tellsTheStoryOfThePictures()
    {
        const auto data = makeMemoryData();
        const DemoSimulation simulation(data, 1, noon);
        MemoryWorkflows workflows(data);
        const auto counts = *workflows.counts(m_stop);
        QVERIFY(counts.status.at("workflow_executions").at("completed") > 4'000);
        std::map<std::string, int> causes;
        const auto letters = workflows.deadLettersAfter({0}, 10'000, m_stop);
        for (const DeadLetter& letter : *letters)
            ++causes[std::string(textOf(letter.lastError))];
        QCOMPARE(causes.size(), std::size_t(5));
        QVERIFY(causes["provider timeout"] > 150 && causes["provider timeout"] < 300);
        QCOMPARE(*workflows.latestSequence("7f3a91c2-5b0e-4d17-9c44-e1b7d0a2c86f", m_stop), 26);
        MemoryFacts facts(data);
        const auto cursors = *facts.cursors(m_stop);
        QCOMPARE(cursors.size(), std::size_t(6));
        QCOMPARE(textOf(cursors[0].subscriberId), std::string_view("bi-loader-old"));
        QCOMPARE(integerOf(cursors[0].lastProcessed), 0);
    }

    void theSameSeedIsTheSameStore()
    {
        const auto one = makeMemoryData();
        const auto other = makeMemoryData();
        DemoSimulation first(one, 5, noon, small);
        DemoSimulation second(other, 5, noon, small);
        QCOMPARE(first.step(after(minute)), second.step(after(minute)));
        QVERIFY(one->events.rows == other->events.rows);
        QVERIFY(one->items.rows == other->items.rows);
        QVERIFY(one->executions.rows == other->executions.rows);
        QVERIFY(one->facts.rows == other->facts.rows);
        QVERIFY(one->cursors.rows == other->cursors.rows);
        const auto third = makeMemoryData();
        const DemoSimulation unlike(third, 6, noon, small);
        QVERIFY(one->events.rows != third->events.rows);
    }

    void anotherClockMovesOnlyTheTimes()
    {
        const auto one = makeMemoryData();
        const auto other = makeMemoryData();
        const DemoSimulation first(one, 5, noon, small);
        const DemoSimulation second(other, 5, after(777 * minute), small);
        QCOMPARE(one->events.rows.size(), other->events.rows.size());
        auto there = other->events.rows.begin();
        for (const auto& [row, event] : one->events.rows) {
            QCOMPARE(event.id, there->second.id);
            QCOMPARE(parseInstant(textOf(there->second.createdAt))->nanoseconds
                    - parseInstant(textOf(event.createdAt))->nanoseconds,
                777 * minute);
            ++there;
        }
    }

    void livesAtTheRightPace()
    {
        const auto data = makeMemoryData();
        DemoSimulation simulation(data, 1, noon, small);
        const auto events = std::ssize(data->events.rows);
        const auto facts = std::ssize(data->facts.rows);
        const std::int64_t commits = simulation.step(after(minute));
        QVERIFY2(commits > 20 * 60 && commits < 45 * 60, QByteArray::number(qlonglong(commits)).constData());
        QVERIFY(std::ssize(data->events.rows) - events > 3 * 60);
        QVERIFY(std::ssize(data->facts.rows) - facts > 2 * 60);
        QVERIFY(simulation.nextAt() > after(minute));
        QCOMPARE(simulation.step(after(minute)), 0);
        checkInvariants(data, small);
    }

    void keepsItsBoundsOverHours()
    {
        const auto data = makeMemoryData();
        DemoSimulation simulation(data, 3, noon, small);
        for (std::int64_t at = 4; at <= 60; at += 4) {
            simulation.step(after(at * minute));
            QVERIFY(std::ssize(data->events.rows) + std::ssize(data->facts.rows) <= small.mostEvents);
        }
        QVERIFY(data->facts.rows.begin()->first > 1); // the oldest have left
        checkInvariants(data, small);
        // New trouble comes, the store does not fill up with it.
        MemoryWorkflows workflows(data);
        const auto counts = *workflows.counts(m_stop);
        QVERIFY(counts.status.at("workflow_executions").at("completed") > 400);
        QVERIFY(counts.tables.at("dead_letter_items") < 300);
    }
};

QTEST_APPLESS_MAIN(TestDemoSimulation)
#include "test_demo_simulation.moc"
