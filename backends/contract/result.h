// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store_error.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace durascope {

/// The answer of every contract operation: a value or a StoreError. Dropping one is a compiler warning.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, StoreError> {
public:
    using tl::expected<T, StoreError>::expected;
    Result(tl::expected<T, StoreError> other)
        : tl::expected<T, StoreError>(std::move(other))
    {
    }
};

/// An operation that returns nothing but may fail.
using Status = Result<void>;

/// `return failure({ErrorKind::NotFound, "…"});`
inline tl::unexpected<StoreError> failure(StoreError error)
{
    return tl::unexpected<StoreError>(std::move(error));
}

inline tl::unexpected<StoreError> cancelled()
{
    return failure({ErrorKind::Cancelled, "Stopped before it was finished.", {}, {}, {}});
}

} // namespace durascope
