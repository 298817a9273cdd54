// SPDX-License-Identifier: Apache-2.0
#include "model/events/cursor_history.h"

#include "backends/contract/saturated.h"

#include <algorithm>

namespace durascope {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t step = 5 * second;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t kept = 15 * minute;

} // namespace

void CursorHistory::clear()
{
    m_head = {};
    m_cursors.clear();
}

void CursorHistory::append(Track& track, Instant now, std::int64_t value, std::int64_t behind)
{
    auto& samples = track.samples;
    if (samples.empty()) {
        track.firstSeen = now;
        samples.push_back({now, value, behind});
        samples.push_back({now, value, behind});
        return;
    }
    if (samples.back().value != value)
        track.lastMoved = now;
    const bool full = samples.back().at.nanoseconds - samples[samples.size() - 2].at.nanoseconds >= step;
    if (full)
        samples.push_back({now, value, behind});
    else
        samples.back() = {now, value, std::max(samples.back().behind, behind)};
    while (samples.size() > 2 && samples[1].at.nanoseconds <= now.nanoseconds - kept)
        samples.pop_front();
}

void CursorHistory::record(Instant now, std::int64_t head, std::span<const SubscriberCursor> cursors)
{
    append(m_head, now, head, 0);
    for (auto& [row, track] : m_cursors)
        track.present = false;
    for (const SubscriberCursor& cursor : cursors) {
        const std::int64_t at = integerOf(cursor.lastProcessed);
        Track& track = m_cursors[cursor.row.value];
        append(track, now, at, std::max<std::int64_t>(0, saturatedDifference(head, at)));
        track.present = true;
    }
    std::erase_if(m_cursors, [](const auto& entry) { return !entry.second.present; });
}

std::optional<double> CursorHistory::rate(const Track& track, Instant now, std::int64_t window)
{
    if (track.samples.empty())
        return std::nullopt;
    const Sample* from = &track.samples.front();
    for (const Sample& sample : track.samples) {
        if (sample.at.nanoseconds > now.nanoseconds - window)
            break;
        from = &sample;
    }
    const std::int64_t span = now.nanoseconds - from->at.nanoseconds;
    if (span < 10 * second)
        return std::nullopt;
    const auto moved = static_cast<double>(saturatedDifference(track.samples.back().value, from->value));
    return moved * static_cast<double>(minute) / static_cast<double>(span);
}

std::optional<double> CursorHistory::arrivals(Instant now) const
{
    return rate(m_head, now, minute);
}

std::optional<CursorMovement> CursorHistory::movement(RowId cursor, Instant now) const
{
    const auto found = m_cursors.find(cursor.value);
    if (found == m_cursors.end())
        return std::nullopt;
    const Track& track = found->second;
    CursorMovement movement;
    movement.firstSeen = track.firstSeen;
    movement.lastMoved = track.lastMoved;
    movement.moves = rate(track, now, minute);
    movement.arrives = arrivals(now);
    movement.usualMoves = rate(track, now, kept).value_or(0);
    movement.behind.assign(parts, 0.F);
    for (const Sample& sample : track.samples) {
        movement.mostBehind = std::max(movement.mostBehind, sample.behind);
        const std::int64_t age = std::clamp<std::int64_t>(now.nanoseconds - sample.at.nanoseconds, 0, kept - 1);
        const auto part = static_cast<std::size_t>(parts - 1 - age / (kept / parts));
        movement.behind[part] = std::max(movement.behind[part], static_cast<float>(sample.behind));
    }
    return movement;
}

} // namespace durascope
