// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/format/format.h"

#include <QBasicTimer>
#include <QObject>

#include <optional>

namespace durascope {

/// The one clock and zone of the window. GUI thread only; what goes to another thread is the style, which is a value.
class FormatClock : public QObject {
    Q_OBJECT
public:
    static FormatClock& instance();

    /// The chosen zone and the moment now.
    FormatStyle style() const;
    QTimeZone zone() const { return m_zone; }
    void setZone(const QTimeZone& zone); ///< An invalid zone means the system's.

    /// Holds the clock still, for pictures and tests; nullopt lets it run again.
    void setFixedNow(std::optional<Instant> now);

Q_SIGNALS:
    /// Times that were already formatted read differently now: another zone was chosen, or a new day began.
    void styleChanged();
    void ticked(); ///< Once a second: ages move on.

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    FormatClock();
    void noticeDay();

    QTimeZone m_zone = QTimeZone::systemTimeZone();
    std::optional<Instant> m_fixedNow;
    std::int64_t m_day = 0;
    QBasicTimer m_timer;
};

} // namespace durascope
