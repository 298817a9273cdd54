// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace durascope {

/// One alternative of a query: type condition and payload condition. An absent condition is true, a present but
/// empty list is never true. Types are compared byte for byte; any listed predicate may match (subset rule).
struct EventFilter {
    std::optional<std::vector<std::string>> eventTypes;
    std::optional<std::vector<std::string>> payloadPredicates; ///< Each one JSON text.
    bool operator==(const EventFilter&) const = default;
};

/// Which facts are wanted. Absent or empty filters match every fact; otherwise any filter may match.
/// `minSequenceNumber` is an exclusive cursor on returned rows and no part of matching.
struct EventQuery {
    std::optional<std::vector<EventFilter>> filters;
    std::optional<std::uint64_t> minSequenceNumber;
    bool operator==(const EventQuery&) const = default;
};

} // namespace durascope
