// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/timeline_scale.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace durascope {

namespace {

constexpr std::int64_t millisecond = 1'000'000;
constexpr std::int64_t second = 1'000 * millisecond;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t year = 365 * day;

constexpr std::array<std::int64_t, 30> steps{millisecond / 10, millisecond, 2 * millisecond, 5 * millisecond,
    10 * millisecond, 20 * millisecond, 50 * millisecond, 100 * millisecond, 200 * millisecond, 500 * millisecond,
    second, 2 * second, 5 * second, 10 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute, 30 * minute,
    hour, 2 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 30 * day, 182 * day, year};

TimelineScale inside(TimelineScale scale, const TimelineScale& whole)
{
    const std::int64_t length = std::min(scale.to - scale.from, whole.to - whole.from);
    scale.from = std::clamp(scale.from, whole.from, whole.to - length);
    scale.to = scale.from + length;
    return scale;
}

} // namespace

TimelineScale TimelineScale::over(std::int64_t first, std::int64_t last)
{
    constexpr std::int64_t earliest = -130 * year;
    constexpr std::int64_t latest = 130 * year;
    TimelineScale scale;
    scale.from = std::clamp(first, earliest, latest);
    scale.to = std::clamp(last, scale.from, latest);
    const std::int64_t margin = std::max((scale.to - scale.from) / 60, millisecond);
    scale.from -= margin;
    scale.to += margin;
    return scale;
}

TimelineScale TimelineScale::zoomed(double px, double factor, const TimelineScale& whole) const
{
    const double length = static_cast<double>(to - from);
    const double longest = static_cast<double>(whole.to - whole.from);
    const double wanted = std::clamp(length * factor, std::min<double>(millisecond, longest), longest);
    const std::int64_t pivot = time(px);
    const double before = static_cast<double>(pivot - from) / length * wanted;
    TimelineScale scale = *this;
    scale.from = pivot - static_cast<std::int64_t>(before);
    scale.to = scale.from + std::max<std::int64_t>(static_cast<std::int64_t>(wanted), 1);
    return inside(scale, whole);
}

TimelineScale TimelineScale::panned(double px, const TimelineScale& whole) const
{
    const auto by = static_cast<std::int64_t>(px / width * static_cast<double>(to - from));
    TimelineScale scale = *this;
    scale.from -= by;
    scale.to -= by;
    return inside(scale, whole);
}

QList<TimelineTick> timelineTicks(const TimelineScale& scale, double spacing, const FormatStyle& style)
{
    const double perPx = static_cast<double>(scale.to - scale.from) / std::max(scale.width, 1.0);
    const auto found = std::find_if(
        steps.begin(), steps.end(), [&](std::int64_t step) { return static_cast<double>(step) >= perPx * spacing; });
    const std::int64_t step = found != steps.end()
        ? *found
        : year * static_cast<std::int64_t>(std::ceil(perPx * spacing / static_cast<double>(year)));
    // Ticks stand at round local times: the zone's offset moves their zero.
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(scale.from / millisecond, style.zone);
    const std::int64_t offset = start.offsetFromUtc() * second;
    QList<TimelineTick> ticks;
    for (std::int64_t time = ((scale.from + offset) / step) * step - offset; time <= scale.to; time += step) {
        if (time < scale.from)
            continue;
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(time / millisecond, style.zone);
        const QString format = step >= day ? QStringLiteral("yyyy-MM-dd")
            : step >= minute               ? QStringLiteral("HH:mm")
            : step >= second               ? QStringLiteral("HH:mm:ss")
                                           : QStringLiteral("HH:mm:ss.zzz");
        ticks.append({time, local.toString(format)});
    }
    return ticks;
}

} // namespace durascope
