// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>

namespace durascope {

/// Sums and differences of numbers as a store holds them: what would run over the end of the range stays at the end.
constexpr std::int64_t saturatedSum(std::int64_t a, std::int64_t b)
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    if (b > 0 && a > most - b)
        return most;
    if (b < 0 && a < least - b)
        return least;
    return a + b;
}

constexpr std::int64_t saturatedDifference(std::int64_t a, std::int64_t b)
{
    // -b does not exist for the least number; one more on both sides does.
    return b == std::numeric_limits<std::int64_t>::min() ? saturatedSum(saturatedSum(a, 1), -(b + 1))
                                                         : saturatedSum(a, -b);
}

} // namespace durascope
