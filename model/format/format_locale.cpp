// SPDX-License-Identifier: Apache-2.0
#include "model/format/format_locale.h"

namespace durascope {

namespace {

FormatLocale lookUp(const QLocale& source)
{
    FormatLocale found;
    found.source = source;
    found.locale = source.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : source;
    for (int month = 1; month <= 12; ++month)
        found.shortMonths[static_cast<std::size_t>(month - 1)] = found.locale.monthName(month, QLocale::ShortFormat);
    return found;
}

} // namespace

const FormatLocale& formatLocale()
{
    const QLocale now;
    thread_local FormatLocale cached = lookUp(now);
    if (!(cached.source == now))
        cached = lookUp(now);
    return cached;
}

} // namespace durascope
