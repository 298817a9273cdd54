// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/stored_value.h"
#include "model/workflow/event_kind.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace durascope {

/// The keys of one stored event, found in one pass and decoded when asked for. Refers to the column it was made
/// from, which must outlive it. Of repeated keys the last one counts.
class EventFields {
public:
    explicit EventFields(const Column& kindColumn);

    EventKind kind() const { return m_kind; }
    const std::string& type() const { return m_type; } ///< As stored; empty when unreadable.
    std::string node() const { return text("node_id"); } ///< Empty when the event is on no node.

    bool has(std::string_view key) const; ///< Present and not null.
    std::string_view raw(std::string_view key) const; ///< Exact bytes of the value; empty when absent.
    std::string text(std::string_view key) const; ///< A string unescaped; other values as their bytes; null is empty.
    std::optional<std::int64_t> integer(std::string_view key) const;
    bool flag(std::string_view key) const; ///< Is `true`.

private:
    std::vector<std::pair<std::string_view, std::string_view>> m_members;
    EventKind m_kind = EventKind::Unreadable;
    std::string m_type;
};

} // namespace durascope
