// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace durascope {

/// A moment in UTC: nanoseconds since 1970. What is read covers 1824 to 2115, so that no difference of two overflows;
/// a time outside is clamped for arithmetic only, the stored text stays what is shown.
struct Instant {
    std::int64_t nanoseconds = 0;
    auto operator<=>(const Instant&) const = default;

    static Instant now();
    /// It stands for a time too far away to be counted: show the stored text, not this.
    bool isClamped() const;
};

/// Reads the time texts of the known stores: RFC 3339 with `T`, `t` or a blank, fraction of any length (cut to
/// nanoseconds), `Z`, `z` or an offset; and SQLite's `YYYY-MM-DD HH:MM:SS`, which is UTC. Nothing else is a time.
std::optional<Instant> parseInstant(std::string_view text);

/// `2026-11-21T03:08:34.402+00:00`: the workflow store's form, fraction of 0, 3, 6 or 9 digits, the shortest exact one.
std::string formatOffsetForm(Instant instant);
/// `2026-11-21T03:08:34.402Z`: the event store's form, fraction without trailing zeros.
std::string formatZuluForm(Instant instant);

} // namespace durascope
