// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_store.h"
#include "backends/memory/memory_writer.h"
#include "model/live/event_feed.h"
#include "model/live/follower.h"
#include "model/live/workflow_rows.h"

#include <QTest>

#include <map>
#include <set>
#include <thread>

using namespace durascope;
using namespace durascope::testing;
using namespace std::chrono_literals;

namespace {

/// What a view would hold if it believed everything a follower says.
struct Believer {
    std::mutex mutex;
    std::condition_variable told;
    std::map<std::int64_t, ExecutionFacts> executions;
    std::map<std::int64_t, WorkItem> items;
    std::vector<std::int64_t> events;
    std::int64_t lastFact = 0;
    std::int64_t cursor = 0;
    std::string trouble;

    void apply(LiveChange change)
    {
        const std::lock_guard lock(mutex);
        if (change.events) {
            lastFact = change.events->bounds.last;
            if (change.events->cursors && !change.events->cursors->empty())
                cursor = integerOf(change.events->cursors->front().lastProcessed);
        }
        if (change.workflow) {
            for (auto& facts : change.workflow->executions)
                executions[facts.row.value] = facts;
            for (auto& item : change.workflow->items)
                items[item.row.value] = item;
            for (const auto& event : change.workflow->events)
                events.push_back(event.row.value);
            if (change.workflow->tablesRewritten || change.workflow->eventsCut)
                trouble = "said that something was left out";
        }
        told.notify_all();
    }
    template <class Condition>
    bool waitFor(Condition condition)
    {
        std::unique_lock lock(mutex);
        return told.wait_for(lock, 20s, condition);
    }
};

constexpr int commits = 2000;

/// Another program at work: about a thousand commits a second, with quiet moments.
void writeStorm(const std::shared_ptr<MemoryData>& data)
{
    for (int number = 1; number <= commits; ++number) {
        const std::string id = "e" + std::to_string(number % 50);
        {
            MemoryCommit commit(data);
            commit.append({{timeAt(number), "refund-issued", "{}"}});
            commit.putCursor("mailer", "{}", number);
            commit.put(executionRow(id, number % 7 ? "running" : "failed", number));
            commit.put(eventRow(id, number));
            commit.put(itemRow("i" + std::to_string(number % 300), id, number % 3 ? "claimed" : "completed"));
        }
        std::this_thread::sleep_for(number % 400 ? 700us : 350ms);
    }
}

} // namespace

class TestFollowing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsMissedAndNothingComesTwice()
    {
        const auto data = makeMemoryData();
        const auto store = std::make_shared<MemoryStore>(StoreUrl(), "test", data);
        Believer believer;
        Follower follower(store,
            {[&believer](LiveChange change) { believer.apply(std::move(change)); }, [](bool, const StoreError&) {}});
        follower.waitForFirstLook({});
        std::jthread writer([&data] { writeStorm(data); });
        QVERIFY(believer.waitFor([&] { return believer.lastFact == commits; }));
        writer.join();
        QVERIFY(believer.waitFor(
            [&] { return believer.events.size() >= static_cast<std::size_t>(commits) && believer.cursor == commits; }));
        auto reader = *store->reader();
        const auto executions = *reader->workflows()->executionFactsAfter({0}, 1000, {});
        const auto open = *reader->workflows()->openItems(1000, {});
        QVERIFY(believer.waitFor([&] { return openIn(believer) == open.size(); }));

        const std::lock_guard lock(believer.mutex);
        QCOMPARE(believer.trouble, std::string());
        QCOMPARE(believer.events.size(), static_cast<std::size_t>(commits));
        QVERIFY2(std::is_sorted(believer.events.begin(), believer.events.end()), "not in commit order");
        QCOMPARE(std::set(believer.events.begin(), believer.events.end()).size(), believer.events.size());
        QCOMPARE(believer.executions.size(), executions.size());
        for (const auto& facts : executions)
            QVERIFY(believer.executions[facts.row.value] == facts);
        for (const auto& item : open)
            QVERIFY(believer.items[item.row.value] == item);
    }

    void aFeedOfWorkflowEventsHandsOutEachOnce()
    {
        const auto data = makeMemoryData();
        const auto store = std::make_shared<MemoryStore>(StoreUrl(), "test", data);
        auto feed = std::move(*EventFeed::open(store, EventFeed::Family::WorkflowEvents));
        std::jthread writer([&data] { writeStorm(data); });
        std::int64_t next = 1;
        while (next <= commits) {
            const auto delivery = feed->next({}, 10s);
            QVERIFY(delivery && !delivery->empty());
            for (const WorkflowEvent& event : delivery->events)
                QCOMPARE(integerOf(event.sequence), next++);
        }
        QVERIFY(feed->next({}, 50ms)->empty());
    }

private:
    static std::size_t openIn(const Believer& believer)
    {
        return static_cast<std::size_t>(
            std::count_if(believer.items.begin(), believer.items.end(), [](const auto& entry) {
                const auto status = textOf(entry.second.status);
                return status == "pending" || status == "claimed";
            }));
    }
};

QTEST_GUILESS_MAIN(TestFollowing)
#include "test_following.moc"
