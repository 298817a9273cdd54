// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/event_kind.h"

#include <algorithm>
#include <array>

namespace durascope {

namespace {

struct KindFacts {
    std::string_view type;
    Glyph glyph;
    bool problem = false;
};

constexpr std::array<KindFacts, knownEventKinds> facts{{
    {"workflow_started", Glyph::Running},
    {"workflow_completed", Glyph::Completed},
    {"workflow_failed", Glyph::Failed, true},
    {"workflow_cancelled", Glyph::Cancelled},
    {"segment_boundary", Glyph::LimitExceeded},
    {"node_scheduled", Glyph::Pending},
    {"node_started", Glyph::Running},
    {"node_completed", Glyph::Completed},
    {"node_failed", Glyph::Failed, true},
    {"node_parked", Glyph::Parked},
    {"node_skipped", Glyph::Skipped},
    {"node_cancelled", Glyph::Cancelled},
    {"retry_scheduled", Glyph::Retry},
    {"tool_approval_required", Glyph::Person},
    {"approval_received", Glyph::Person},
    {"interrupt_raised", Glyph::Paused},
    {"timer_created", Glyph::Waiting},
    {"timer_fired", Glyph::Waiting},
    {"external_event_received", Glyph::Info},
    {"child_workflow_started", Glyph::Running},
    {"child_workflow_completed", Glyph::Completed},
    {"child_workflow_failed", Glyph::Failed, true},
    {"budget_exceeded", Glyph::LimitExceeded, true},
    {"token_budget_exceeded", Glyph::LimitExceeded, true},
    {"cost_budget_exceeded", Glyph::LimitExceeded, true},
    {"autonomy_limit_reached", Glyph::LimitExceeded, true},
    {"circuit_breaker_tripped", Glyph::Warning, true},
    {"escalation_required", Glyph::Person, true},
    {"policy_violation", Glyph::Warning, true},
    {"strategy_started", Glyph::Info},
    {"plan_generated", Glyph::Info},
    {"iteration_started", Glyph::Info},
    {"tool_called", Glyph::Info},
    {"critic_verdict", Glyph::Info},
    {"iteration_completed", Glyph::Info},
    {"strategy_limit_hit", Glyph::LimitExceeded, true},
    {"strategy_completed", Glyph::Info},
    {"coordinator_discovery", Glyph::Info},
    {"coordinator_scoring", Glyph::Info},
    {"coordinator_decision", Glyph::Info},
    {"agent_tool_invoked", Glyph::Info},
    {"agent_tool_progress", Glyph::Info},
    {"agent_tool_turn", Glyph::Info},
    {"agent_tool_completed", Glyph::Completed},
    {"agent_tool_terminated", Glyph::Cancelled},
    {"agent_tool_failed", Glyph::Failed, true},
}};

} // namespace

EventKind eventKindOf(std::string_view type)
{
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const KindFacts& f) { return f.type == type; });
    return found == facts.end() ? EventKind::Unknown : static_cast<EventKind>(found - facts.begin());
}

std::string_view eventTypeName(EventKind kind)
{
    const auto number = static_cast<std::size_t>(kind);
    return number < facts.size() ? facts[number].type : std::string_view();
}

Glyph eventGlyph(EventKind kind)
{
    const auto number = static_cast<std::size_t>(kind);
    if (number < facts.size())
        return facts[number].glyph;
    return kind == EventKind::Unreadable ? Glyph::Error : Glyph::None;
}

bool isProblem(EventKind kind)
{
    const auto number = static_cast<std::size_t>(kind);
    return number < facts.size() ? facts[number].problem : kind == EventKind::Unreadable;
}

} // namespace durascope
