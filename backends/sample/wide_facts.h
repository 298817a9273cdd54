// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"
#include "backends/sample/random.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// A fact of a large log; both texts live until the next call.
struct WideFact {
    std::string_view eventType;
    std::string_view payload;
};

/// Facts of a whole business for large logs: forty types, few of them frequent (Zipf), payloads of about 200 bytes with
/// nested values. Made for speed: no state between facts, no allocation for each.
class WideFacts {
public:
    explicit WideFacts(Random random);

    static std::span<const std::string_view> types();
    WideFact tell();
    /// How many facts the next append has: mostly one.
    std::size_t batchSize();

private:
    void member(std::string_view key, std::string_view value);
    void number(std::string_view key, std::uint64_t value);

    Random m_random;
    std::vector<double> m_upTo; ///< Cumulative shares of the types.
    std::string m_payload;
};

} // namespace durascope
