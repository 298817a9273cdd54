// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/result.h"

#include <chrono>
#include <utility>

namespace durascope {

/// What a reading gave, and how long it took (rounded up): dear readings are repeated more seldom.
template <class T>
struct Timed {
    T value;
    std::chrono::milliseconds took{0};
};

/// Runs `read`, which returns a Result<T>, and times it.
template <class Read>
auto timed(const Read& read)
{
    using Value = typename decltype(read())::value_type;
    const auto begun = std::chrono::steady_clock::now();
    auto result = read();
    if (!result)
        return Result<Timed<Value>>(failure(result.error()));
    const auto took = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
    return Result<Timed<Value>>(Timed<Value>{std::move(*result), took});
}

} // namespace durascope
