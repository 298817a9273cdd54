// SPDX-License-Identifier: Apache-2.0
#include "model/events/go_to_target.h"

#include "backends/contract/saturated.h"
#include "model/format/format_locale.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <optional>

namespace durascope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("GoToTarget", text);
}

GoToTarget position(std::int64_t at, const LogBounds& bounds)
{
    if (at < bounds.first || at > bounds.last)
        return GoToProblem{tr("The log has positions %1 to %2.").arg(number(bounds.first), number(bounds.last))};
    return GoToPosition{at};
}

/// A number, grouped in any way people do it; nullopt when it is no number or does not fit.
std::optional<std::int64_t> readNumber(QString text)
{
    static const QRegularExpression grouped(QStringLiteral(R"(^\d{1,3}([,.'_\x{a0}\x{202f} ]\d{3})+$)"));
    static const QRegularExpression separators(QStringLiteral(R"([,.'_\x{a0}\x{202f} ])"));
    if (grouped.match(text).hasMatch())
        text.remove(separators);
    bool fits = false;
    const qlonglong value = text.toLongLong(&fits);
    const bool digits
        = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits && fits ? std::optional<std::int64_t>(value) : std::nullopt;
}

std::optional<GoToTarget> readPosition(const QString& text, const LogBounds& bounds, std::int64_t current)
{
    const QString word = text.toLower();
    if (word == QStringLiteral("first"))
        return position(bounds.first, bounds);
    if (word == QStringLiteral("last"))
        return position(bounds.last, bounds);
    const bool relative = text.startsWith(u'+') || text.startsWith(u'-') || text.startsWith(QChar(0x2212));
    const auto value = readNumber(relative ? text.mid(1).trimmed() : text);
    if (!value)
        return std::nullopt;
    if (!relative)
        return position(*value, bounds);
    // Beyond an end of the log the end is meant, and sums near the largest number do not overflow.
    if (text.startsWith(u'+'))
        return GoToPosition{*value > saturatedDifference(bounds.last, current) ? bounds.last : current + *value};
    return GoToPosition{*value > saturatedDifference(current, bounds.first) ? bounds.first : current - *value};
}

std::optional<int> readMonth(const QString& word)
{
    const auto& months = formatLocale().shortMonths;
    const QLocale english(QLocale::English);
    for (int month = 1; month <= 12; ++month) {
        const QString names[] = {months[static_cast<std::size_t>(month - 1)],
            english.monthName(month, QLocale::ShortFormat), english.monthName(month, QLocale::LongFormat),
            formatLocale().locale.monthName(month, QLocale::LongFormat)};
        for (const QString& name : names) {
            if (word.compare(name, Qt::CaseInsensitive) == 0)
                return month;
        }
    }
    return std::nullopt;
}

std::optional<QDate> readDate(const QString& text, const QDate& today)
{
    const QDate iso = QDate::fromString(text, Qt::ISODate);
    if (iso.isValid() && text.size() == 10) // Qt also takes what follows a date
        return iso;
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() != 2)
        return std::nullopt;
    const auto month = readMonth(words[1]);
    const int day = words[0].toInt();
    if (!month || day < 1)
        return std::nullopt;
    const QDate thisYear(today.year(), *month, day);
    return thisYear.isValid() ? std::optional(thisYear) : std::nullopt;
}

/// Hours and minutes, seconds and a fraction if wanted, as nanoseconds of the day.
std::optional<std::int64_t> readClock(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(R"(^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int hours = match.captured(1).toInt();
    const int minutes = match.captured(2).toInt();
    const int seconds = match.captured(3).toInt();
    if (hours > 23 || minutes > 59 || seconds > 59)
        return std::nullopt;
    const QString fraction = match.captured(4).leftJustified(9, QLatin1Char('0'));
    return ((std::int64_t(hours) * 60 + minutes) * 60 + seconds) * 1'000'000'000 + fraction.toLongLong();
}

Instant moment(const QDate& date, std::int64_t nanoseconds, const QTimeZone& zone)
{
    const QDateTime start(date, QTime(0, 0).addMSecs(static_cast<int>(nanoseconds / 1'000'000)), zone);
    return {start.toMSecsSinceEpoch() * 1'000'000 + nanoseconds % 1'000'000};
}

std::optional<Instant> readTime(const QString& text, const FormatStyle& style)
{
    // A time with an offset of its own, also as details show it: with blanks.
    static const QRegularExpression whole(
        QStringLiteral(R"(^(\d{4}-\d{2}-\d{2})[Tt ]([\d:.]+) ?([Zz]|[+-]\d{2}:\d{2})$)"));
    if (const auto match = whole.match(text); match.hasMatch()) {
        const QString joined = match.captured(1) + QLatin1Char('T') + match.captured(2) + match.captured(3);
        return parseInstant(joined.toStdString());
    }
    const QDateTime now
        = QDateTime::fromMSecsSinceEpoch(style.now.nanoseconds / 1'000'000, Qt::UTC).toTimeZone(style.zone);
    if (const auto clock = readClock(text)) {
        const Instant today = moment(now.date(), *clock, style.zone);
        return today > style.now ? moment(now.date().addDays(-1), *clock, style.zone) : today;
    }
    if (const auto date = readDate(text, now.date()))
        return moment(*date, 0, style.zone);
    const qsizetype cut = std::max(text.lastIndexOf(u' '), text.lastIndexOf(u'T'));
    if (cut < 0)
        return std::nullopt;
    const auto date = readDate(text.left(cut).trimmed(), now.date());
    const auto clock = readClock(text.mid(cut + 1));
    return date && clock ? std::optional(moment(*date, *clock, style.zone)) : std::nullopt;
}

} // namespace

GoToTarget parseGoTo(const QString& text, const LogBounds& bounds, std::int64_t current, const FormatStyle& style)
{
    const QString wanted = text.simplified();
    if (wanted.isEmpty())
        return GoToProblem{};
    if (bounds.empty())
        return GoToProblem{tr("The log is empty.")};
    if (const auto target = readPosition(wanted, bounds, current))
        return *target;
    if (const auto time = readTime(wanted, style))
        return GoToTime{*time};
    return GoToProblem{tr("This is neither a position nor a time.")};
}

} // namespace durascope
