// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/cell.h"

#include <cstdint>
#include <string_view>

namespace durascope {

/// The 46 kinds of events of a workflow log, in the order of its catalogue; and two for what is none of them.
enum class EventKind : std::uint8_t {
    WorkflowStarted,
    WorkflowCompleted,
    WorkflowFailed,
    WorkflowCancelled,
    SegmentBoundary,
    NodeScheduled,
    NodeStarted,
    NodeCompleted,
    NodeFailed,
    NodeParked,
    NodeSkipped,
    NodeCancelled,
    RetryScheduled,
    ToolApprovalRequired,
    ApprovalReceived,
    InterruptRaised,
    TimerCreated,
    TimerFired,
    ExternalEventReceived,
    ChildWorkflowStarted,
    ChildWorkflowCompleted,
    ChildWorkflowFailed,
    BudgetExceeded,
    TokenBudgetExceeded,
    CostBudgetExceeded,
    AutonomyLimitReached,
    CircuitBreakerTripped,
    EscalationRequired,
    PolicyViolation,
    StrategyStarted,
    PlanGenerated,
    IterationStarted,
    ToolCalled,
    CriticVerdict,
    IterationCompleted,
    StrategyLimitHit,
    StrategyCompleted,
    CoordinatorDiscovery,
    CoordinatorScoring,
    CoordinatorDecision,
    AgentToolInvoked,
    AgentToolProgress,
    AgentToolTurn,
    AgentToolCompleted,
    AgentToolTerminated,
    AgentToolFailed,
    Unknown, ///< An object whose `type` is none of these: shown by its own name.
    Unreadable ///< No JSON object, or one without a text as `type`.
};
inline constexpr int knownEventKinds = 46;

EventKind eventKindOf(std::string_view type);
std::string_view eventTypeName(EventKind kind); ///< As stored; empty for the last two.
Glyph eventGlyph(EventKind kind);
/// Failures, refusals and limits: what [ and ] step through.
bool isProblem(EventKind kind);

} // namespace durascope
