// SPDX-License-Identifier: Apache-2.0
#include "model/format/format.h"
#include "model/format/format_locale.h"

#include <array>
#include <cmath>

namespace durascope {

namespace {

constexpr QChar blank = u' ';

QString decimal(double value, int digits)
{
    return formatLocale().locale.toString(value, 'f', digits);
}

/// Three significant digits: 8.41, 84.1, 841.
QString threeDigits(double value)
{
    const double size = std::abs(value);
    return decimal(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

QString twoDigits(std::int64_t value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString underAMinute(std::int64_t nanoseconds)
{
    if (nanoseconds < 1'000)
        return QString::number(nanoseconds) + QStringLiteral(" ns");
    if (nanoseconds < 999'500)
        return QString::number((nanoseconds + 500) / 1'000) + QStringLiteral(" µs");
    if (nanoseconds < 999'500'000)
        return QString::number((nanoseconds + 500'000) / 1'000'000) + QStringLiteral(" ms");
    const double seconds = static_cast<double>(nanoseconds) / 1e9;
    return decimal(seconds, seconds < 9.995 ? 2 : 1) + QStringLiteral(" s");
}

/// From a minute on, two units of whole numbers.
QString fromAMinute(std::int64_t seconds)
{
    const std::int64_t minutes = seconds / 60;
    const std::int64_t hours = minutes / 60;
    const std::int64_t days = hours / 24;
    if (days > 0)
        return QString::number(days) + QStringLiteral(" d ") + twoDigits(hours % 24) + QStringLiteral(" h");
    if (hours > 0)
        return QString::number(hours) + QStringLiteral(" h ") + twoDigits(minutes % 60) + QStringLiteral(" min");
    return QString::number(minutes) + QStringLiteral(" min ") + twoDigits(seconds % 60) + QStringLiteral(" s");
}

} // namespace

QString duration(std::int64_t nanoseconds)
{
    if (nanoseconds < 0) // the smallest number has no positive twin
        return QChar(0x2212) + duration(nanoseconds == INT64_MIN ? INT64_MAX : -nanoseconds);
    // What would be rounded to 60.0 s is a minute.
    if (nanoseconds < 59'950'000'000)
        return underAMinute(nanoseconds);
    return fromAMinute((nanoseconds / 100'000'000 + 5) / 10);
}

QString age(Instant then, Instant now)
{
    const bool future = then > now;
    // As unsigned numbers the distance cannot overflow.
    const std::uint64_t distance = future ? std::uint64_t(then.nanoseconds) - std::uint64_t(now.nanoseconds)
                                          : std::uint64_t(now.nanoseconds) - std::uint64_t(then.nanoseconds);
    const auto seconds = static_cast<std::int64_t>(distance / 1'000'000'000);
    if (seconds == 0)
        return QStringLiteral("now");
    const QString span = seconds < 60 ? QString::number(seconds) + QStringLiteral(" s") : fromAMinute(seconds);
    return future ? QStringLiteral("in ") + span : span + QStringLiteral(" ago");
}

QString number(std::int64_t value)
{
    return formatLocale().locale.toString(static_cast<qlonglong>(value));
}

QString shortNumber(std::int64_t value)
{
    const double size = std::abs(static_cast<double>(value));
    if (size < 10'000)
        return number(value);
    static constexpr std::array<std::pair<double, char16_t>, 4> units{
        {{1e12, u'T'}, {1e9, u'G'}, {1e6, u'M'}, {1e3, u'k'}}};
    for (const auto& [unit, letter] : units) {
        if (size >= unit * 0.9995) // 999,999 is 1.00 M, not 1000 k
            return threeDigits(static_cast<double>(value) / unit) + blank + QChar(letter);
    }
    return number(value);
}

QString byteSize(std::int64_t bytes)
{
    if (bytes < 1024)
        return number(bytes) + QStringLiteral(" B");
    const auto size = static_cast<double>(bytes);
    if (size < 999'500)
        return decimal(size / 1e3, size < 99'950 ? 1 : 0) + QStringLiteral(" kB");
    if (size < 999'500'000)
        return decimal(size / 1e6, size < 99'950'000 ? 1 : 0) + QStringLiteral(" MB");
    if (size < 999.5e9)
        return threeDigits(size / 1e9) + QStringLiteral(" GB");
    return threeDigits(size / 1e12) + QStringLiteral(" TB");
}

QString perMinute(double rate)
{
    const double size = std::abs(rate);
    return decimal(rate, rate != 0 && size < 9.95 ? 1 : 0) + QStringLiteral(" / min");
}

} // namespace durascope
