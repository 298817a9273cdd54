// SPDX-License-Identifier: Apache-2.0
#include "model/format/format.h"
#include "model/format/format_locale.h"

#include <QDateTime>

#include <array>
#include <chrono>
#include <limits>

namespace durascope {

namespace {

constexpr std::int64_t nanosPerSecond = 1'000'000'000;

std::int64_t floorDivide(std::int64_t value, std::int64_t by)
{
    const std::int64_t quotient = value / by;
    return value % by < 0 ? quotient - 1 : quotient;
}

int askOffset(const QTimeZone& zone, std::int64_t seconds)
{
    return zone.isValid() ? zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)) : 0;
}

/// Seconds east of UTC. A zone asks the operating system's tables, which costs microseconds; lists show thousands of
/// times of the same few hours, so each thread remembers quarters of an hour that have one offset throughout.
int offsetSeconds(const QTimeZone& zone, std::int64_t seconds)
{
    struct Quarter {
        std::int64_t number = std::numeric_limits<std::int64_t>::min();
        int offset = 0;
    };
    struct Cache {
        QTimeZone zone;
        std::array<Quarter, 256> quarters;
    };
    thread_local Cache cache;
    if (!(cache.zone == zone))
        cache = Cache{zone, {}};
    const std::int64_t number = floorDivide(seconds, 900);
    Quarter& quarter = cache.quarters[static_cast<std::size_t>(static_cast<std::uint64_t>(number) % 256)];
    if (quarter.number == number)
        return quarter.offset;
    const int first = askOffset(zone, number * 900);
    if (first != askOffset(zone, number * 900 + 899))
        return askOffset(zone, seconds);
    quarter = {number, first};
    return first;
}

/// A moment taken apart in a zone.
struct Civil {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int nanoseconds = 0;
    std::int64_t dayNumber = 0;
    int offset = 0;
};

Civil civilOf(Instant instant, const QTimeZone* zone)
{
    Civil civil;
    const std::int64_t utc = floorDivide(instant.nanoseconds, nanosPerSecond);
    civil.nanoseconds = static_cast<int>(instant.nanoseconds - utc * nanosPerSecond);
    civil.offset = zone ? offsetSeconds(*zone, utc) : 0;
    const std::int64_t local = utc + civil.offset;
    civil.dayNumber = floorDivide(local, 86'400);
    const auto inDay = static_cast<int>(local - civil.dayNumber * 86'400);
    civil.hour = inDay / 3600;
    civil.minute = inDay / 60 % 60;
    civil.second = inDay % 60;
    const std::chrono::year_month_day date{
        std::chrono::sys_days(std::chrono::days(static_cast<std::int32_t>(civil.dayNumber)))};
    civil.year = static_cast<int>(date.year());
    civil.month = static_cast<int>(static_cast<unsigned>(date.month()));
    civil.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return civil;
}

/// Digits of the fraction as stored: none, or 3 to 9.
int storedPrecision(std::string_view text)
{
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos)
        return 0;
    std::size_t end = point + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    return std::clamp(static_cast<int>(end - point - 1), 3, 9);
}

/// Writes into a small buffer: formatting a cell makes one string and nothing else.
struct Writer {
    std::array<char16_t, 64> text{};
    std::size_t length = 0;

    void put(char16_t c) { text[length++] = c; }
    void number(int value, int digits)
    {
        for (int i = digits - 1; i >= 0; --i) {
            text[length + static_cast<std::size_t>(i)] = static_cast<char16_t>(u'0' + value % 10);
            value /= 10;
        }
        length += static_cast<std::size_t>(digits);
    }
    void clock(const Civil& civil, bool withSeconds)
    {
        number(civil.hour, 2);
        put(u':');
        number(civil.minute, 2);
        if (!withSeconds)
            return;
        put(u':');
        number(civil.second, 2);
    }
    void fraction(int nanoseconds, int digits)
    {
        if (digits == 0)
            return;
        put(u'.');
        for (int i = digits; i < 9; ++i)
            nanoseconds /= 10;
        number(nanoseconds, digits);
    }
    void date(const Civil& civil)
    {
        number(civil.year, 4);
        put(u'-');
        number(civil.month, 2);
        put(u'-');
        number(civil.day, 2);
    }
    void offset(int seconds)
    {
        put(seconds < 0 ? u'-' : u'+');
        const int minutes = std::abs(seconds) / 60;
        number(minutes / 60, 2);
        put(u':');
        number(minutes % 60, 2);
    }
    QString take() const
    {
        return QString(reinterpret_cast<const QChar*>(text.data()), static_cast<qsizetype>(length));
    }
};

} // namespace

QString listTime(std::string_view stored, const FormatStyle& style, int mostDigits)
{
    const auto instant = parseInstant(stored);
    if (!instant || instant->isClamped())
        return oneLine(stored);
    const Civil civil = civilOf(*instant, &style.zone);
    const Civil today = civilOf(style.now, &style.zone);
    Writer writer;
    if (civil.dayNumber == today.dayNumber) {
        writer.clock(civil, true);
        writer.fraction(civil.nanoseconds, std::min(storedPrecision(stored), mostDigits));
        return writer.take();
    }
    if (civil.year != today.year) {
        writer.date(civil);
        return writer.take();
    }
    writer.put(u' ');
    writer.clock(civil, false);
    const auto month = static_cast<std::size_t>(civil.month - 1);
    return QString::number(civil.day) + QChar(u' ') + formatLocale().shortMonths[month] + writer.take();
}

QString dayLabel(Instant instant, const FormatStyle& style)
{
    const Civil civil = civilOf(instant, &style.zone);
    const Civil today = civilOf(style.now, &style.zone);
    Writer writer;
    if (civil.dayNumber == today.dayNumber) {
        writer.clock(civil, false);
        return writer.take();
    }
    if (civil.year != today.year) {
        writer.date(civil);
        return writer.take();
    }
    const auto month = static_cast<std::size_t>(civil.month - 1);
    return QString::number(civil.day) + QChar(u' ') + formatLocale().shortMonths[month];
}

QString fullTime(std::string_view stored, const FormatStyle& style)
{
    const auto instant = parseInstant(stored);
    if (!instant || instant->isClamped())
        return oneLine(stored);
    const Civil civil = civilOf(*instant, &style.zone);
    Writer writer;
    writer.date(civil);
    writer.put(u' ');
    writer.clock(civil, true);
    writer.fraction(civil.nanoseconds, storedPrecision(stored));
    writer.put(u' ');
    writer.offset(civil.offset);
    return writer.take();
}

QString utcTime(std::string_view stored)
{
    const auto instant = parseInstant(stored);
    if (!instant || instant->isClamped())
        return oneLine(stored);
    const Civil civil = civilOf(*instant, nullptr);
    Writer writer;
    writer.date(civil);
    writer.put(u' ');
    writer.clock(civil, true);
    writer.fraction(civil.nanoseconds, storedPrecision(stored));
    writer.put(u'Z');
    return writer.take();
}

QString clockTime(Instant instant, const FormatStyle& style)
{
    Writer writer;
    writer.clock(civilOf(instant, &style.zone), true);
    return writer.take();
}

QString zoneOffset(const FormatStyle& style)
{
    Writer writer;
    writer.offset(civilOf(style.now, &style.zone).offset);
    return writer.take();
}

std::int64_t dayNumber(Instant instant, const FormatStyle& style)
{
    return civilOf(instant, &style.zone).dayNumber;
}

} // namespace durascope
