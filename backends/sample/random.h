// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace durascope {

/// Pseudo-random numbers that are the same on every machine and compiler for one seed (the standard's distributions
/// are not). SplitMix64: one word of state, so a fork is cheap.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 <= result < count; 0 when there is nothing to choose from.
    std::uint64_t below(std::uint64_t count) { return count > 0 ? next() % count : 0; }
    /// low <= result <= high.
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    }
    /// 0 <= result < 1.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }

    std::string hex(std::size_t digits);
    /// A random (version 4) UUID: 36 characters, lower case.
    std::string uuid();

private:
    std::uint64_t m_state;
};

} // namespace durascope
