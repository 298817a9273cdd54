// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"

#include <QList>

#include <optional>
#include <stop_token>
#include <vector>

namespace durascope {

/// Where a position lies in time.
struct LogSample {
    std::int64_t position = 0;
    Instant at;
};

/// Times of at most `count` positions spread evenly over the log, ascending. Positions without an event or with a time
/// that cannot be read are left out. For a worker's thread: each sample is a read of its own.
Result<std::vector<LogSample>> sampleLog(
    EventStore& store, const LogBounds& bounds, int count, const std::stop_token& stop);

/// The shape of a log, drawn from samples: how fast it grew at each place, and about when a position was written.
class LogDensity {
public:
    LogDensity() = default;
    LogDensity(LogBounds bounds, std::vector<LogSample> samples);

    bool empty() const { return m_samples.size() < 2; }
    const LogBounds& bounds() const { return m_bounds; }
    /// Events per time along the log's positions, `parts` values 0 … 1; empty when not known.
    QList<float> rates(int parts) const;
    /// When a position was written, by the line between the samples around it.
    std::optional<Instant> timeAt(std::int64_t position) const;

private:
    LogBounds m_bounds;
    std::vector<LogSample> m_samples;
};

} // namespace durascope
