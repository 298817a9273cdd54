// SPDX-License-Identifier: Apache-2.0
#include "model/fake_store.h"
#include "model/live/follower.h"

#include <QTest>

#include <atomic>

using namespace durascope;
using namespace durascope::testing;

namespace {

/// Collects what a follower tells; waits with a condition, never by sleeping.
class Listener {
public:
    Follower::Sink sink()
    {
        return {[this](LiveChange change) {
                    const std::lock_guard lock(m_mutex);
                    m_changes.push_back(std::move(change));
                    m_told.notify_all();
                },
            [this](bool following, const StoreError& error) {
                const std::lock_guard lock(m_mutex);
                m_states.emplace_back(following, error);
                m_told.notify_all();
            }};
    }
    template <class Condition>
    bool waitFor(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        return m_told.wait_for(lock, std::chrono::seconds(20), [&] { return condition(m_changes, m_states); });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_told;
    std::vector<LiveChange> m_changes;
    std::vector<std::pair<bool, StoreError>> m_states;
};

std::int64_t lastPosition(const std::vector<LiveChange>& changes)
{
    std::int64_t last = 0;
    for (const LiveChange& change : changes)
        if (change.events)
            last = change.events->bounds.last;
    return last;
}

} // namespace

class TestFollower : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatIsCommittedAfterItsFirstLook()
    {
        auto log = std::make_shared<FakeLog>();
        log->append(3);
        Listener listener;
        Follower follower(log->store(), listener.sink());
        follower.waitForFirstLook({});
        log->append(2);
        QVERIFY(listener.waitFor([](const auto& changes, const auto&) { return lastPosition(changes) == 5; }));
        QVERIFY(listener.waitFor([](const auto& changes, const auto&) {
            return changes.front().commits && changes.front().events->bounds.last == 5;
        }));
    }

    void tellsTheTimeWhenNothingHappens()
    {
        auto log = std::make_shared<FakeLog>();
        Listener listener;
        Follower follower(log->store(), listener.sink());
        QVERIFY(listener.waitFor([](const auto& changes, const auto&) {
            return !changes.empty() && !changes.front().commits && changes.front().checkedAt.nanoseconds > 0;
        }));
    }

    void holdsNoHandleWhenIdle()
    {
        auto log = std::make_shared<FakeLog>();
        Listener listener;
        Follower follower(log->store(), listener.sink());
        QTRY_COMPARE_WITH_TIMEOUT(log->openHandles(), 1, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(log->openHandles(), 0, 5000);
        log->append();
        QVERIFY(listener.waitFor([](const auto& changes, const auto&) { return lastPosition(changes) == 1; }));
    }

    void saysThatItFailedAndRecovers()
    {
        auto log = std::make_shared<FakeLog>();
        Listener listener;
        Follower follower(log->store(), listener.sink());
        follower.waitForFirstLook({});
        log->failWith(StoreError{ErrorKind::Unavailable, "Away.", {}, {}, {}});
        QVERIFY(listener.waitFor([](const auto&, const auto& states) {
            return !states.empty() && !states.front().first && states.front().second.sentence == "Away.";
        }));
        log->append(4);
        log->failWith(std::nullopt);
        QVERIFY(listener.waitFor(
            [](const auto& changes, const auto& states) { return states.back().first && lastPosition(changes) == 4; }));
    }

    void tellsEverythingWhenTheFirstLookCameLate()
    {
        auto log = std::make_shared<FakeLog>();
        log->append(7);
        log->failWith(StoreError{ErrorKind::Unavailable, "Away.", {}, {}, {}});
        Listener listener;
        Follower follower(log->store(), listener.sink());
        follower.waitForFirstLook({}); // views read now, before the follower could
        log->failWith(std::nullopt);
        QVERIFY(listener.waitFor([](const auto& changes, const auto&) { return lastPosition(changes) == 7; }));
    }

    void looksWhenAsked()
    {
        auto log = std::make_shared<FakeLog>();
        Listener listener;
        Follower follower(log->store(), listener.sink());
        follower.waitForFirstLook({});
        follower.lookNow();
        QVERIFY(listener.waitFor([](const auto& changes, const auto&) { return !changes.empty(); }));
    }

    void missesNothingUnderAThousandCommitsASecond()
    {
        auto log = std::make_shared<FakeLog>();
        Listener listener;
        Follower follower(log->store(), listener.sink());
        follower.waitForFirstLook({});
        std::jthread writer([&log] {
            for (int commit = 0; commit < 2000; ++commit) {
                log->append();
                std::this_thread::sleep_for(std::chrono::microseconds(500));
            }
        });
        QVERIFY(listener.waitFor([](const auto& changes, const auto&) { return lastPosition(changes) == 2000; }));
        QVERIFY(listener.waitFor([](const auto& changes, const auto&) { return changes.size() < 400; }));
    }

    void endsInTheMiddleOfARead()
    {
        auto log = std::make_shared<FakeLog>();
        log->holdReads();
        Listener listener;
        auto follower = std::make_unique<Follower>(log->store(), listener.sink());
        QTRY_COMPARE(log->waitingReads(), 1);
        follower.reset();
        QCOMPARE(log->waitingReads(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFollower)
#include "test_follower.moc"
