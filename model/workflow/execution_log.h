// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_rows.h"
#include "model/workflow/event_kind.h"
#include "model/workflow/execution_table.h"
#include "model/workflow/numbered_texts.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// A stored time on an axis: nanoseconds since 1970, within ±142 years so that the difference of any two and the sum
/// with a duration fit; noTime when the text is no time.
std::int64_t axisTime(std::string_view stored);

/// What the timeline, the compact history and the status fold need of one event; 56 bytes. Texts are numbers of
/// ExecutionLog::text(), 0 being the empty one.
struct EventBrief {
    std::int64_t sequence = 0;
    std::int64_t at = noTime; ///< created_at in nanoseconds since 1970.
    /// Nanoseconds: duration of a completed node or agent call, delay of a retry; the time a parked node or a timer
    /// waits for. noTime when there is none.
    std::int64_t value = noTime;
    std::uint32_t node = 0;
    std::uint32_t label = 0; ///< Worker, error, tool, reason, person: whatever belongs onto the mark.
    std::int32_t attempt = -1; ///< As stored, 0-based mostly; -1 without.
    std::uint32_t bytes = 0; ///< Of the stored kind.
    EventKind kind = EventKind::Unknown;
    bool retryable = false; ///< node_failed only.
    bool approved = false; ///< approval_received only.
};

/// The log of one execution in brief. Built in pieces on a worker's thread; then a value that is only appended to.
class ExecutionLog {
public:
    /// Events in ascending sequence; those at or below lastSequence() are passed over.
    void append(std::span<const WorkflowEvent> events);

    const std::vector<EventBrief>& events() const { return m_events; }
    std::int64_t lastSequence() const { return m_events.empty() ? 0 : m_events.back().sequence; }
    std::int64_t bytes() const { return m_bytes; } ///< Stored bytes of all events.
    const std::string& text(std::uint32_t number) const { return m_texts.at(number); }
    std::size_t textCount() const { return m_texts.size(); }
    /// Place of a sequence in events(), or of the next one after it.
    std::size_t placeOf(std::int64_t sequence) const;

private:
    std::uint32_t intern(std::string text);
    std::vector<EventBrief> m_events;
    NumberedTexts m_texts;
    std::int64_t m_bytes = 0;
};

/// What of an execution's status its events alone say, next to the status stored in its row; both may be true.
/// Empty when the log has no event that sets one.
std::string foldStatus(const ExecutionLog& log);

} // namespace durascope
