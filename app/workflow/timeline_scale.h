// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/saturated.h"
#include "model/format/format.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace durascope {

/// Time on a horizontal axis: which stretch is shown and where its ends lie.
struct TimelineScale {
    std::int64_t from = 0; ///< Nanoseconds since 1970.
    std::int64_t to = 1; ///< Greater than from.
    double left = 0; ///< px
    double width = 1; ///< px

    /// Everything between two times, with room at both ends so that the first and last mark are not cut. Times before
    /// 1840 and after 2100 lie at the ends, as the length of an axis must have a number.
    static TimelineScale over(std::int64_t first, std::int64_t last);

    double x(std::int64_t time) const
    {
        return left + static_cast<double>(saturatedDifference(time, from)) / static_cast<double>(to - from) * width;
    }
    std::int64_t time(double px) const
    {
        return from + static_cast<std::int64_t>((px - left) / width * static_cast<double>(to - from));
    }
    double right() const { return left + width; }

    /// Shows `factor` times as much around the time under `px`, never less than a millisecond nor more than `whole`.
    TimelineScale zoomed(double px, double factor, const TimelineScale& whole) const;
    /// Moves by px, staying inside `whole`.
    TimelineScale panned(double px, const TimelineScale& whole) const;
};

/// Round times along a scale, at least `spacing` px apart, each with the text that tells them apart.
struct TimelineTick {
    std::int64_t time = 0;
    QString text;
};
QList<TimelineTick> timelineTicks(const TimelineScale& scale, double spacing, const FormatStyle& style);

} // namespace durascope
