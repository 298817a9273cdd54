// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_log.h"

#include "backends/contract/instant.h"
#include "model/workflow/event_fields.h"

#include <algorithm>

namespace durascope {

namespace {

constexpr std::int64_t axisEnd = 4'500'000'000'000'000'000;

std::int64_t milliseconds(const EventFields& event, std::string_view key)
{
    const auto value = event.integer(key);
    std::int64_t nanoseconds = 0;
    const bool fits = value && !__builtin_mul_overflow(*value, std::int64_t{1'000'000}, &nanoseconds);
    return fits ? std::clamp<std::int64_t>(nanoseconds, 0, axisEnd) : noTime;
}

/// Which key carries the words and which the time of a kind; empty where there is none.
struct Keys {
    std::string_view label;
    std::string_view lasts = {};
    std::string_view until = {};
};
Keys keysOf(EventKind kind)
{
    switch (kind) {
    case EventKind::NodeScheduled:
        return {"queue_type"};
    case EventKind::NodeStarted:
        return {"worker_id"};
    case EventKind::NodeCompleted:
        return {"", "duration_ms"};
    case EventKind::WorkflowFailed:
    case EventKind::NodeFailed:
    case EventKind::ChildWorkflowFailed:
        return {"error"};
    case EventKind::NodeParked:
        return {"", "", "retry_after"};
    case EventKind::NodeSkipped:
    case EventKind::InterruptRaised:
        return {"reason"};
    case EventKind::RetryScheduled:
        return {"", "delay_ms"};
    case EventKind::ToolApprovalRequired:
        return {"tool_name"};
    case EventKind::ApprovalReceived:
        return {"user_id"};
    case EventKind::TimerCreated:
        return {"correlation_key", "", "fire_at"};
    case EventKind::ChildWorkflowStarted:
        return {"child_workflow_id"};
    case EventKind::PolicyViolation:
        return {"rule"};
    default:
        return {""};
    }
}

EventBrief briefOf(const WorkflowEvent& row, const EventFields& event)
{
    EventBrief brief;
    brief.sequence = integerOf(row.sequence);
    brief.at = axisTime(textOf(row.createdAt));
    brief.kind = event.kind();
    brief.attempt
        = static_cast<std::int32_t>(std::clamp<std::int64_t>(event.integer("attempt").value_or(-1), -1, 999'999));
    brief.bytes = static_cast<std::uint32_t>(row.kind ? row.kind->bytes().size() : 0);
    brief.retryable = event.flag("retryable");
    brief.approved = event.text("decision") == "approved";
    const Keys keys = keysOf(event.kind());
    if (!keys.lasts.empty())
        brief.value = milliseconds(event, keys.lasts);
    if (!keys.until.empty())
        brief.value = axisTime(event.text(keys.until));
    return brief;
}

} // namespace

std::int64_t axisTime(std::string_view stored)
{
    const auto instant = parseInstant(stored);
    return instant ? std::clamp(instant->nanoseconds, -axisEnd, axisEnd) : noTime;
}

void ExecutionLog::append(std::span<const WorkflowEvent> events)
{
    for (const WorkflowEvent& row : events) {
        if (!m_events.empty() && integerOf(row.sequence) <= lastSequence())
            continue;
        const EventFields event(row.kind);
        EventBrief brief = briefOf(row, event);
        brief.node = intern(event.node());
        const Keys keys = keysOf(event.kind());
        brief.label = keys.label.empty() ? 0 : intern(event.text(keys.label));
        m_bytes += brief.bytes;
        m_events.push_back(brief);
    }
}

std::size_t ExecutionLog::placeOf(std::int64_t sequence) const
{
    const auto found = std::lower_bound(m_events.begin(), m_events.end(), sequence,
        [](const EventBrief& brief, std::int64_t wanted) { return brief.sequence < wanted; });
    return static_cast<std::size_t>(found - m_events.begin());
}

std::uint32_t ExecutionLog::intern(std::string text)
{
    constexpr std::size_t mostBytes = 400; // a mark has no room for more; the event itself is read when asked for
    if (text.size() > mostBytes)
        text.resize(mostBytes);
    return m_texts.numberOf(std::move(text));
}

std::string foldStatus(const ExecutionLog& log)
{
    std::string status;
    for (const EventBrief& event : log.events()) {
        switch (event.kind) {
        case EventKind::WorkflowStarted:
        case EventKind::ApprovalReceived: // unconditionally, even after the end and even when rejected
            status = "running";
            break;
        case EventKind::WorkflowCompleted:
            status = "completed";
            break;
        case EventKind::WorkflowFailed:
            status = "failed";
            break;
        case EventKind::WorkflowCancelled:
            status = "cancelled";
            break;
        case EventKind::StrategyLimitHit:
            status = "limit_exceeded";
            break;
        case EventKind::InterruptRaised:
            status = status == "running" ? "paused" : status;
            break;
        default:
            break;
        }
    }
    return status;
}

} // namespace durascope
