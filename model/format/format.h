// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"
#include "backends/contract/stored_value.h"

#include <QByteArray>
#include <QString>
#include <QTimeZone>

#include <optional>
#include <string_view>

namespace durascope {

/// How times and numbers are written everywhere. A value, so that worker threads may hold their own copy.
struct FormatStyle {
    QTimeZone zone = QTimeZone::systemTimeZone();
    Instant now; ///< "today" is decided from it.
};

/// `03:08:34.402` today, `20 Nov 22:10` this year, `2025-11-20` otherwise. Precision as stored, at least 3 and at most
/// `mostDigits` digits: narrow columns show milliseconds, the event log all of them.
QString listTime(std::string_view stored, const FormatStyle& style, int mostDigits = 3);
/// `2026-11-21 03:08:34.402 +01:00`, for details and tooltips; the raw text when it is no time.
QString fullTime(std::string_view stored, const FormatStyle& style);
QString utcTime(std::string_view stored); ///< `2026-11-21 02:08:34.402Z`.
/// A day beside a position: `12 Apr`, `2025-11-20` of another year, `22:10` today.
QString dayLabel(Instant instant, const FormatStyle& style);
/// `03:13:40` in the zone: since when something is so.
QString clockTime(Instant instant, const FormatStyle& style);
/// Days since 1970 in the zone: when it differs, "today" does.
std::int64_t dayNumber(Instant instant, const FormatStyle& style);
/// `6 min 09 s ago`, `in 19 s`.
QString age(Instant then, Instant now);
/// `19 ms`, `3.18 s`, `42.0 s`, `14 min 15 s`, `3 h 41 min`, `9 d 02 h`.
QString duration(std::int64_t nanoseconds);
/// Grouped: `8,412,907`. The locale decides.
QString number(std::int64_t value);
/// `8.41 M` for the sidebar.
QString shortNumber(std::int64_t value);
/// `94 B`, `5.2 kB`, `1.24 GB`.
QString byteSize(std::int64_t bytes);
/// `7f3a91c2…c86f`; texts of up to 16 characters stay whole.
QString shortId(std::string_view id);
/// `+01:00` of the zone at that moment.
QString zoneOffset(const FormatStyle& style);
/// `41 / min`.
QString perMinute(double rate);

/// One line of plain text from stored bytes: line breaks, controls, bidirectional and zero-width characters made
/// visible, invalid UTF-8 as \xNN; at most `limit` characters, then `…`.
QString oneLine(std::string_view bytes, int limit = 200);
/// A stored value for a cell: text as oneLine, numbers as they are, `NULL`, `BLOB 12 B`; empty for an absent column.
QString cellText(const Column& column, int limit = 200);

} // namespace durascope
