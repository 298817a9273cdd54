// SPDX-License-Identifier: Apache-2.0
#include "model/format/format_clock.h"

#include <QTimerEvent>

namespace durascope {

FormatClock::FormatClock()
{
    m_day = dayNumber(style().now, style());
    m_timer.start(1000, Qt::CoarseTimer, this);
}

FormatClock& FormatClock::instance()
{
    static FormatClock clock;
    return clock;
}

FormatStyle FormatClock::style() const
{
    return {m_zone, m_fixedNow.value_or(Instant::now())};
}

void FormatClock::setZone(const QTimeZone& zone)
{
    const QTimeZone wanted = zone.isValid() ? zone : QTimeZone::systemTimeZone();
    if (wanted == m_zone)
        return;
    m_zone = wanted;
    m_day = dayNumber(style().now, style());
    Q_EMIT styleChanged();
}

void FormatClock::setFixedNow(std::optional<Instant> now)
{
    m_fixedNow = now;
    noticeDay();
    Q_EMIT ticked();
}

void FormatClock::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    noticeDay();
    Q_EMIT ticked();
}

void FormatClock::noticeDay()
{
    const FormatStyle now = style();
    const std::int64_t day = dayNumber(now.now, now);
    if (day == m_day)
        return;
    m_day = day;
    Q_EMIT styleChanged();
}

} // namespace durascope
