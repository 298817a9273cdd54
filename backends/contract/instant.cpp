// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/instant.h"

#include <chrono>
#include <cstdio>
#include <limits>

namespace durascope {

namespace {

constexpr std::int64_t nanosPerSecond = 1'000'000'000;
/// Seconds from 1970, either way: half of what 64 bits of nanoseconds hold.
constexpr std::int64_t furthest = std::numeric_limits<std::int64_t>::max() / 2 / nanosPerSecond;

/// Days since 1970 of a proleptic Gregorian date.
std::int64_t daysFromCivil(std::int64_t year, int month, int day)
{
    const auto ymd = std::chrono::year(static_cast<int>(year)) / month / day;
    return std::chrono::sys_days(ymd).time_since_epoch().count();
}

/// Takes exactly `count` digits off the front.
bool takeNumber(std::string_view& text, std::size_t count, int& value)
{
    if (text.size() < count)
        return false;
    value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = text[i];
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return true;
}

bool takeChar(std::string_view& text, std::string_view allowed)
{
    if (text.empty() || allowed.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

/// Fraction digits after the point as nanoseconds; digits past the ninth are cut.
bool takeFraction(std::string_view& text, std::int64_t& nanos)
{
    nanos = 0;
    if (!takeChar(text, "."))
        return true;
    std::int64_t scale = nanosPerSecond / 10;
    bool any = false;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        nanos += (text.front() - '0') * scale;
        scale /= 10;
        any = true;
        text.remove_prefix(1);
    }
    return any;
}

/// `Z`, `±hh:mm`, or nothing where the blank form (SQLite's own, UTC) allows it.
bool takeOffset(std::string_view& text, bool mayBeAbsent, std::int64_t& seconds)
{
    seconds = 0;
    if (text.empty())
        return mayBeAbsent;
    if (takeChar(text, "Zz"))
        return true;
    const bool negative = text.front() == '-';
    int hours = 0;
    int minutes = 0;
    if (!takeChar(text, "+-") || !takeNumber(text, 2, hours) || !takeChar(text, ":") || !takeNumber(text, 2, minutes))
        return false;
    if (hours > 23 || minutes > 59)
        return false;
    seconds = std::int64_t{negative ? -1 : 1} * (hours * 3600 + minutes * 60);
    return true;
}

std::string dateAndTime(std::int64_t seconds)
{
    using namespace std::chrono;
    const sys_seconds moment{std::chrono::seconds(seconds)};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return buffer;
}

std::string fraction(std::int64_t nanos, int digits)
{
    if (digits == 0)
        return {};
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, ".%09d", static_cast<int>(nanos));
    return std::string(buffer, static_cast<std::size_t>(digits) + 1);
}

std::int64_t floorSeconds(std::int64_t nanoseconds)
{
    const std::int64_t seconds = nanoseconds / nanosPerSecond;
    return nanoseconds % nanosPerSecond < 0 ? seconds - 1 : seconds;
}

} // namespace

Instant Instant::now()
{
    using namespace std::chrono;
    return {duration_cast<std::chrono::nanoseconds>(system_clock::now().time_since_epoch()).count()};
}

bool Instant::isClamped() const
{
    return nanoseconds <= -furthest * nanosPerSecond || nanoseconds >= furthest * nanosPerSecond;
}

std::optional<Instant> parseInstant(std::string_view text)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!takeNumber(text, 4, year) || !takeChar(text, "-") || !takeNumber(text, 2, month) || !takeChar(text, "-")
        || !takeNumber(text, 2, day))
        return std::nullopt;
    const bool blankForm = !text.empty() && text.front() == ' ';
    if (!takeChar(text, "Tt ") || !takeNumber(text, 2, hour) || !takeChar(text, ":") || !takeNumber(text, 2, minute)
        || !takeChar(text, ":") || !takeNumber(text, 2, second))
        return std::nullopt;
    std::int64_t nanos = 0;
    std::int64_t offset = 0;
    if (!takeFraction(text, nanos) || !takeOffset(text, blankForm, offset) || !text.empty())
        return std::nullopt;
    const bool leapSecond = second == 60 && hour == 23 && minute == 59;
    const auto date = std::chrono::year(year) / month / day;
    if (!date.ok() || hour > 23 || minute > 59 || (second > 59 && !leapSecond))
        return std::nullopt;
    const std::int64_t seconds
        = daysFromCivil(year, month, day) * 86'400 + ((hour * 60 + minute) * 60 + second) - offset;
    if (seconds <= -furthest || seconds >= furthest)
        return Instant{(seconds < 0 ? -furthest : furthest) * nanosPerSecond};
    return Instant{seconds * nanosPerSecond + nanos};
}

std::string formatOffsetForm(Instant instant)
{
    const std::int64_t seconds = floorSeconds(instant.nanoseconds);
    const std::int64_t nanos = instant.nanoseconds - seconds * nanosPerSecond;
    int digits = 9;
    if (nanos == 0)
        digits = 0;
    else if (nanos % 1'000'000 == 0)
        digits = 3;
    else if (nanos % 1'000 == 0)
        digits = 6;
    return dateAndTime(seconds) + fraction(nanos, digits) + "+00:00";
}

std::string formatZuluForm(Instant instant)
{
    const std::int64_t seconds = floorSeconds(instant.nanoseconds);
    std::int64_t nanos = instant.nanoseconds - seconds * nanosPerSecond;
    const std::int64_t shown = nanos;
    int digits = nanos == 0 ? 0 : 9;
    for (; digits > 0 && nanos % 10 == 0; nanos /= 10)
        --digits;
    return dateAndTime(seconds) + fraction(shown, digits) + "Z";
}

} // namespace durascope
