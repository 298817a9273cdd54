// SPDX-License-Identifier: Apache-2.0
#include "model/events/cursor_state.h"

#include <QTest>

using namespace durascope;

namespace {

constexpr std::int64_t second = 1'000'000'000;

Instant at(std::int64_t seconds)
{
    return {seconds * second};
}

SubscriberCursor stream(std::int64_t row, std::int64_t cursor)
{
    SubscriberCursor stored;
    stored.row = {row};
    stored.lastProcessed = StoredValue::integer(cursor);
    return stored;
}

CursorFacts facts(std::int64_t cursor, std::int64_t head)
{
    CursorFacts made;
    made.cursor = cursor;
    made.head = head;
    made.movement.emplace();
    made.movement->firstSeen = at(0);
    return made;
}

} // namespace

class TestCursorState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void infersFromMovement()
    {
        const Instant now = at(1000);
        QCOMPARE(inferState(facts(10, 10), now), CursorState::Following);
        QCOMPARE(inferState(facts(0, 0), now), CursorState::Following);
        QCOMPARE(inferState(facts(12, 10), now), CursorState::PastTheEnd);
        QCOMPARE(inferState(facts(0, 10), now), CursorState::NeverMoved);

        CursorFacts standing = facts(4, 10);
        QCOMPARE(inferState(standing, now), CursorState::NotMoving);
        QCOMPARE(inferState(standing, at(5)), CursorState::Watching);
        standing.matching = 6;
        QCOMPARE(inferState(standing, now), CursorState::NotMoving);
        standing.matching = 0;
        QCOMPARE(inferState(standing, now), CursorState::NothingMatches);
        standing.matching.reset();
        standing.oldestWaiting = at(995);
        QCOMPARE(inferState(standing, now), CursorState::Following);
        standing.oldestWaiting = at(100);
        QCOMPARE(inferState(standing, now), CursorState::NotMoving);
    }

    void tellsCatchingUpFromFollowing()
    {
        CursorFacts moving = facts(5'000, 20'000);
        moving.movement->lastMoved = at(990);
        moving.movement->moves = 3'100;
        moving.movement->arrives = 48;
        QCOMPARE(inferState(moving, at(1000)), CursorState::CatchingUp);
        const auto left = caughtUpIn(moving);
        QVERIFY(left.has_value());
        QCOMPARE(*left / second, 294); // 15,000 behind at 3,052 a minute
        moving.cursor = 19'980;
        QCOMPARE(inferState(moving, at(1000)), CursorState::Following);
        moving.cursor = 5'000;
        moving.movement->moves = 40;
        QCOMPARE(inferState(moving, at(1000)), CursorState::Following);
        QVERIFY(!caughtUpIn(moving));
        moving.movement->lastMoved = at(900);
        QCOMPARE(inferState(moving, at(1000)), CursorState::NotMoving);
    }

    void remembersFifteenMinutes()
    {
        CursorHistory history;
        for (int s = 0; s <= 1800; ++s)
            history.record(at(s), 10 * s, std::vector{stream(1, s < 1700 ? 10 * s : 17'000), stream(2, 0)});
        const auto moved = history.movement({1}, at(1800));
        QVERIFY(moved.has_value());
        QCOMPARE(moved->lastMoved, std::optional(at(1700)));
        QCOMPARE(qRound(*moved->moves), 0);
        QCOMPARE(qRound(*moved->arrives), 600);
        QCOMPARE(moved->mostBehind, 1'000);
        QCOMPARE(moved->behind.size(), std::size_t(16));
        QCOMPARE(moved->behind.front(), 0.F);
        QCOMPARE(moved->behind.back(), 1'000.F);
        const auto never = history.movement({2}, at(1800));
        QVERIFY(never.has_value());
        QVERIFY(!never->lastMoved);
        QCOMPARE(never->firstSeen, at(0));
        QVERIFY(!history.movement({3}, at(1800)));
        history.record(at(1801), 18'010, std::vector{stream(2, 0)});
        QVERIFY(!history.movement({1}, at(1801)));
    }

    void saysNoRateTooEarly()
    {
        CursorHistory history;
        history.record(at(0), 100, std::vector{stream(1, 100)});
        history.record(at(9), 190, std::vector{stream(1, 190)});
        QVERIFY(!history.movement({1}, at(9))->moves);
        history.record(at(10), 200, std::vector{stream(1, 200)});
        QCOMPARE(qRound(history.movement({1}, at(10))->moves.value_or(-1)), 600);
    }
};

QTEST_APPLESS_MAIN(TestCursorState)
#include "test_cursor_state.moc"
