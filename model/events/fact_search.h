// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"
#include "model/format/format.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

namespace durascope {

/// Looks for a text in facts as they are stored: position, type, payload, and the time as lists show it. Letters of
/// ASCII are compared without case, all other bytes as they are.
class FactSearch {
public:
    FactSearch(std::string text, FormatStyle style);

    bool matches(const Fact& fact) const;

    /// Where a search of one chunk ended.
    struct Step {
        std::optional<std::int64_t> hit;
        std::int64_t next = 0; ///< Where to go on; outside the log: all was searched.
    };
    /// Reads up to `chunk` positions from `from` on (`from` included) towards an end of the log. For a worker's thread.
    Result<Step> step(EventStore& store, const LogBounds& bounds, std::int64_t from, bool forward, std::int64_t chunk,
        const std::stop_token& stop) const;

private:
    bool contains(std::string_view bytes) const;

    std::string m_text; ///< Lower case.
    FormatStyle m_style;
    bool m_digits = false; ///< May be part of a position.
    bool m_clock = false; ///< May be part of a time.
};

} // namespace durascope
