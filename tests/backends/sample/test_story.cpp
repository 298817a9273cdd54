// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/json_tree.h"
#include "backends/sample/execution_tale.h"
#include "backends/sample/fact_teller.h"
#include "backends/sample/step_queue.h"
#include "backends/sample/story.h"
#include "backends/sample/wide_facts.h"

#include <QTest>

#include <map>

using namespace durascope;

namespace {

constexpr Instant noon{1'795'262'400'000'000'000};
constexpr std::int64_t second = 1'000'000'000;

/// What is left of a script's rows at its end, and what it broke on its way.
struct Outcome {
    std::map<std::string, WorkItem> items;
    std::map<std::string, DeadLetter> letters;
    std::vector<std::string> types;
    Execution execution;
    std::string broken;
};

bool isJson(std::string_view text)
{
    return JsonTree().parse(text);
}

std::string typeOf(const WorkflowEvent& event)
{
    const std::string kind(textOf(event.kind));
    return kind.substr(9, kind.find('"', 9) - 9);
}

Outcome play(const StoryScript& script)
{
    Outcome outcome;
    Instant last{0};
    for (const StoryStep& step : script.steps) {
        if (step.at < last)
            outcome.broken = "time runs backwards";
        last = step.at;
        for (const StoryChange& change : step.changes) {
            if (const auto* event = std::get_if<WorkflowEvent>(&change)) {
                outcome.types.push_back(typeOf(*event));
                if (integerOf(event->sequence) != std::ssize(outcome.types))
                    outcome.broken = "sequence has a gap";
                if (parseInstant(textOf(event->createdAt)) != step.at)
                    outcome.broken = "an event's time is not its commit's";
                if (!textOf(event->kind).starts_with("{\"type\":\""))
                    outcome.broken = "type is not first";
                if (!isJson(textOf(event->kind)))
                    outcome.broken = "an event is no JSON";
            } else if (const auto* item = std::get_if<WorkItem>(&change)) {
                outcome.items[std::string(textOf(item->id))] = *item;
            } else if (const auto* letter = std::get_if<DeadLetter>(&change)) {
                outcome.letters[std::string(textOf(letter->id))] = *letter;
            } else if (const auto* execution = std::get_if<Execution>(&change)) {
                outcome.execution = *execution;
            } else if (const auto* snapshot = std::get_if<Snapshot>(&change)) {
                if (integerOf(snapshot->atSequence) != std::ssize(outcome.types))
                    outcome.broken = "a snapshot is not at its event";
            }
        }
    }
    return outcome;
}

/// What status and last event must say of each other.
bool endsAgree(const Outcome& outcome)
{
    const std::string_view status = textOf(outcome.execution.status);
    const std::string& last = outcome.types.back();
    const bool ended = outcome.execution.completedAt->isText();
    if (status == "completed")
        return last == "workflow_completed" && ended;
    if (status == "failed")
        return last == "workflow_failed" && ended;
    if (status == "cancelled")
        return last == "workflow_cancelled" && ended;
    if (status == "limit_exceeded")
        return last == "segment_boundary" && ended;
    if (status == "paused")
        return last == "interrupt_raised" && !ended;
    return status == "running" && !ended && !last.starts_with("workflow_c") && last != "workflow_failed";
}

} // namespace

class TestStory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyExecutionIsConsistent()
    {
        StoryWorld world;
        world.downFrom = {noon.nanoseconds - 600 * second};
        world.downUntil = {noon.nanoseconds + 600 * second};
        world.neverDrained = 0.01;
        world.troubled = 3;
        const ExecutionTale tale(world);
        std::map<std::string, int> seen;
        for (std::uint64_t i = 0; i < 3'000; ++i) {
            const int extra = i % 7 == 0 ? 20 : 0;
            for (const StoryScript& script : tale.tell(Random(i), noon, extra)) {
                const Outcome outcome = play(script);
                QVERIFY2(outcome.broken.empty(), outcome.broken.c_str());
                QVERIFY2(endsAgree(outcome), outcome.types.back().c_str());
                QCOMPARE(script.eventCount(), outcome.types.size());
                for (const auto& [id, letter] : outcome.letters) {
                    QCOMPARE(textOf(outcome.items.at(id).status), std::string_view("dead_lettered"));
                    QCOMPARE(letter.attempt, outcome.items.at(id).attempt);
                    QCOMPARE(letter.payload, outcome.items.at(id).payload);
                }
                for (const auto& [id, item] : outcome.items) {
                    const bool dead = textOf(item.status) == "dead_lettered";
                    QCOMPARE(outcome.letters.contains(id), dead);
                    QVERIFY(isJson(textOf(item.payload)));
                    if (textOf(outcome.execution.status) == "completed")
                        QCOMPARE(textOf(item.status), std::string_view("completed"));
                }
                ++seen[std::string(textOf(outcome.execution.status))];
                for (const auto& [id, letter] : outcome.letters)
                    ++seen[std::string(textOf(letter.lastError))];
            }
        }
        // The story shows every state and every cause.
        for (const char* wanted : {"completed", "running", "failed", "cancelled", "limit_exceeded", "paused",
                 "provider timeout", "lease expired: worker dead", "KeyError: 'acquirer'",
                 "429 rate limited, retry after 30 s", "schema mismatch at $.rows[3]"})
            QVERIFY2(seen[wanted] > 0, wanted);
    }

    void theSameSeedTellsTheSame()
    {
        const ExecutionTale tale{StoryWorld{}};
        const auto once = tale.tell(Random(7), noon);
        const auto again = tale.tell(Random(7), noon);
        QCOMPARE(once.size(), again.size());
        QCOMPARE(once[0].steps.size(), again[0].steps.size());
        for (std::size_t i = 0; i < once[0].steps.size(); ++i)
            QVERIFY(once[0].steps[i].changes == again[0].steps[i].changes);
        QVERIFY(once[0].steps[0].changes != tale.tell(Random(8), noon)[0].steps[0].changes);
    }

    void theStuckRefundIsThatOfThePictures()
    {
        const StoryScript script = ExecutionTale::stuckRefund(noon);
        const Outcome outcome = play(script);
        QVERIFY2(outcome.broken.empty(), outcome.broken.c_str());
        QCOMPARE(outcome.types.size(), std::size_t(26));
        QCOMPARE(outcome.types[20], std::string("node_completed"));
        QCOMPARE(outcome.types[25], std::string("retry_scheduled"));
        QCOMPARE(outcome.items.size(), std::size_t(7));
        QCOMPARE(outcome.letters.size(), std::size_t(1));
        QCOMPARE(textOf(outcome.letters.begin()->second.lastError), std::string_view("provider timeout"));
        QVERIFY(script.steps.back().at < noon);
    }

    void exactlyAndCutsKeepTheirNumbers()
    {
        for (const std::size_t events : {1, 2, 3, 50, 51}) {
            StoryScript script = ExecutionTale::exactly(Random(3), noon, events);
            QCOMPARE(script.eventCount(), events);
            QVERIFY(play(script).broken.empty());
            script.cutToEvents(2);
            QCOMPARE(script.eventCount(), std::min<std::size_t>(events, 2));
        }
        StoryScript script = ExecutionTale::stuckRefund(noon);
        const Instant middle = script.steps[script.steps.size() / 2].at;
        script.cutAfter(middle);
        QVERIFY(script.steps.back().at <= middle);
        QVERIFY(!script.steps.empty());
    }

    void theQueueHandsOutStepsInOrder()
    {
        const ExecutionTale tale{StoryWorld{}};
        StepQueue queue;
        std::size_t steps = 0;
        for (std::uint64_t i = 0; i < 40; ++i)
            for (StoryScript& script : tale.tell(Random(i), {noon.nanoseconds + std::int64_t(i) * second})) {
                steps += script.steps.size();
                queue.add(std::move(script));
            }
        Instant last{0};
        int ended = 0;
        for (; !queue.empty(); --steps) {
            QVERIFY(*queue.nextAt() >= last);
            const StepQueue::Taken taken = queue.take();
            last = taken.step.at;
            ended += taken.last ? 1 : 0;
        }
        QCOMPARE(steps, std::size_t(0));
        QVERIFY(ended >= 40);
    }

    void factsFollowARefund()
    {
        StoryWorld world;
        world.downFrom = noon;
        world.downUntil = {noon.nanoseconds + 3'600 * second};
        FactTeller teller(Random(5), world);
        std::map<std::string, int> types;
        for (int i = 0; i < 4'000; ++i) {
            const auto batch = teller.tell({noon.nanoseconds + i * second / 3});
            QVERIFY(!batch.empty() && batch.size() <= 3);
            for (const StoryFact& fact : batch) {
                QVERIFY(isJson(fact.payload));
                QVERIFY(parseInstant(fact.occurredAt));
                ++types[fact.eventType];
            }
        }
        for (const char* type : {"card-charge-attempted", "card-charge-timed-out", "funds-reserved", "refund-blocked",
                 "refund-approved", "refund-requested"})
            QVERIFY2(types[type] > 20, type);
    }

    void wideFactsHaveTheShapeOfALargeLog()
    {
        WideFacts facts{Random(9)};
        std::map<std::string, int> types;
        std::size_t bytes = 0;
        constexpr int count = 20'000;
        for (int i = 0; i < count; ++i) {
            const WideFact fact = facts.tell();
            bytes += fact.payload.size();
            ++types[std::string(fact.eventType)];
            if (i % 100 == 0)
                QVERIFY2(isJson(fact.payload), std::string(fact.payload).c_str());
        }
        QCOMPARE(types.size(), std::size_t(40));
        const double mean = double(bytes) / count;
        QVERIFY2(mean > 180 && mean < 230, QByteArray::number(mean).constData());
        QVERIFY(types["card-charge-attempted"] > 10 * types["month-closed"]);
    }
};

QTEST_APPLESS_MAIN(TestStory)
#include "test_story.moc"
