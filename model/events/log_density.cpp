// SPDX-License-Identifier: Apache-2.0
#include "model/events/log_density.h"

#include "backends/contract/saturated.h"

#include <algorithm>
#include <cmath>

namespace durascope {

namespace {

/// a + (b - a) * part, where b - a may be more than a signed number holds.
std::int64_t between(std::int64_t a, std::int64_t b, double part)
{
    const auto distance = static_cast<double>(static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a));
    const double step = std::min(distance, std::max(0.0, distance * part));
    const auto moved = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(step));
    return std::clamp(moved, a, b);
}

} // namespace

Result<std::vector<LogSample>> sampleLog(
    EventStore& store, const LogBounds& bounds, int count, const std::stop_token& stop)
{
    std::vector<LogSample> samples;
    if (bounds.empty())
        return samples;
    std::int64_t before = saturatedDifference(bounds.first, 1);
    for (int i = 0; i < count; ++i) {
        if (stop.stop_requested())
            return cancelled();
        const std::int64_t position
            = between(bounds.first, bounds.last, count < 2 ? 0 : static_cast<double>(i) / (count - 1));
        if (position <= before)
            continue;
        before = position;
        auto page = store.facts(position, position, stop);
        if (!page)
            return failure(page.error());
        if (page->facts.empty())
            continue;
        if (const auto at = parseInstant(textOf(page->facts.front().occurredAt)))
            samples.push_back({position, *at});
    }
    return samples;
}

LogDensity::LogDensity(LogBounds bounds, std::vector<LogSample> samples)
    : m_bounds(bounds)
    , m_samples(std::move(samples))
{
}

QList<float> LogDensity::rates(int parts) const
{
    if (empty() || parts < 1)
        return {};
    std::vector<double> raw(static_cast<std::size_t>(parts));
    const double length = static_cast<double>(m_bounds.last) - static_cast<double>(m_bounds.first) + 1;
    std::size_t right = 1;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const double middle = static_cast<double>(m_bounds.first) + (static_cast<double>(i) + 0.5) * length / parts;
        while (right + 1 < m_samples.size() && static_cast<double>(m_samples[right].position) < middle)
            ++right;
        const LogSample& a = m_samples[right - 1];
        const LogSample& b = m_samples[right];
        // A millisecond at least: times of one append are equal, or run back a little.
        const double nanoseconds
            = std::max(1e6, static_cast<double>(b.at.nanoseconds) - static_cast<double>(a.at.nanoseconds));
        raw[i] = (static_cast<double>(b.position) - static_cast<double>(a.position)) / nanoseconds;
    }
    // Against the 95th part of a hundred, so that one burst does not flatten all the rest.
    std::vector<double> sorted = raw;
    std::sort(sorted.begin(), sorted.end());
    const double top = sorted[std::min(sorted.size() - 1, sorted.size() * 95 / 100)];
    QList<float> rates;
    for (const double value : raw)
        rates += top > 0 ? static_cast<float>(std::min(1.0, std::sqrt(value / top))) : 0.F;
    return rates;
}

std::optional<Instant> LogDensity::timeAt(std::int64_t position) const
{
    if (m_samples.empty())
        return std::nullopt;
    const auto right = std::lower_bound(m_samples.begin(), m_samples.end(), position,
        [](const LogSample& sample, std::int64_t at) { return sample.position < at; });
    if (right == m_samples.end())
        return m_samples.back().at;
    if (right == m_samples.begin() || right->position == position)
        return right->at;
    const LogSample& left = *std::prev(right);
    const double part = (static_cast<double>(position) - static_cast<double>(left.position))
        / (static_cast<double>(right->position) - static_cast<double>(left.position));
    const double span = static_cast<double>(right->at.nanoseconds) - static_cast<double>(left.at.nanoseconds);
    return Instant{left.at.nanoseconds + static_cast<std::int64_t>(span * part)};
}

} // namespace durascope
