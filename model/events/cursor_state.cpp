// SPDX-License-Identifier: Apache-2.0
#include "model/events/cursor_state.h"

#include <QCoreApplication>

namespace durascope {

namespace {

constexpr std::int64_t second = 1'000'000'000;
/// A cursor that moved this lately is moving: handlers work in batches and may take a while for one.
constexpr std::int64_t movingFor = 30 * second;
/// So long a stream is looked at before its standing still means anything.
constexpr std::int64_t lookedAtFor = 10 * second;
constexpr double manyBehind = 100;

QString tr(const char* text)
{
    return QCoreApplication::translate("CursorState", text);
}

CursorState stateOfMoving(const CursorFacts& facts)
{
    if (!facts.movement->moves)
        return facts.behind() < static_cast<std::int64_t>(manyBehind) ? CursorState::Following : CursorState::Watching;
    const double arrives = facts.movement->arrives.value_or(0);
    const double moves = facts.movement->moves.value_or(0);
    const auto behind = static_cast<double>(facts.behind());
    return behind >= std::max(manyBehind, arrives) && moves > arrives ? CursorState::CatchingUp
                                                                      : CursorState::Following;
}

} // namespace

CursorState inferState(const CursorFacts& facts, Instant now)
{
    if (facts.cursor > facts.head)
        return CursorState::PastTheEnd;
    if (facts.behind() == 0)
        return CursorState::Following;
    const auto& movement = facts.movement;
    if (movement && movement->lastMoved && now.nanoseconds - movement->lastMoved->nanoseconds < movingFor)
        return stateOfMoving(facts);
    if (facts.cursor <= 0)
        return CursorState::NeverMoved;
    if (facts.matching == 0)
        return CursorState::NothingMatches;
    if (facts.oldestWaiting && saturatedDifference(now.nanoseconds, facts.oldestWaiting->nanoseconds) < lookedAtFor)
        return CursorState::Following;
    if (!movement || now.nanoseconds - movement->firstSeen.nanoseconds < lookedAtFor)
        return CursorState::Watching;
    return CursorState::NotMoving;
}

std::optional<std::int64_t> caughtUpIn(const CursorFacts& facts)
{
    if (!facts.movement || !facts.movement->moves || facts.behind() < static_cast<std::int64_t>(manyBehind))
        return std::nullopt;
    const double nearer = *facts.movement->moves - facts.movement->arrives.value_or(0);
    if (nearer <= 0)
        return std::nullopt;
    const double seconds = static_cast<double>(facts.behind()) / nearer * 60;
    if (seconds > 3.0e8) // ten years: not coming
        return std::nullopt;
    return static_cast<std::int64_t>(seconds * static_cast<double>(second));
}

QString stateWord(CursorState state)
{
    switch (state) {
    case CursorState::NotMoving:
        return tr("not moving");
    case CursorState::PastTheEnd:
        return tr("past the end");
    case CursorState::CatchingUp:
        return tr("catching up");
    case CursorState::NeverMoved:
        return tr("never moved");
    case CursorState::Following:
        return tr("following");
    case CursorState::Watching:
        return tr("watching");
    case CursorState::NothingMatches:
        return tr("nothing matches");
    }
    return {};
}

Glyph stateGlyph(CursorState state)
{
    switch (state) {
    case CursorState::NotMoving:
    case CursorState::PastTheEnd:
        return Glyph::Warning;
    case CursorState::CatchingUp:
        return Glyph::Retry;
    case CursorState::NeverMoved:
        return Glyph::Cancelled;
    case CursorState::Following:
        return Glyph::Running;
    case CursorState::Watching:
        return Glyph::Pending;
    case CursorState::NothingMatches:
        return Glyph::Paused;
    }
    return Glyph::None;
}

bool isTrouble(CursorState state)
{
    return state == CursorState::NotMoving || state == CursorState::PastTheEnd;
}

} // namespace durascope
