// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/event_summary.h"

#include <QCoreApplication>

namespace durascope {

namespace {

/// Puts the words of one event together.
class Summary {
    Q_DECLARE_TR_FUNCTIONS(durascope::EventSummary)
public:
    Summary(const EventFields& event, const Column& column, const FormatStyle& style)
        : m_event(event)
        , m_column(column)
        , m_style(style)
    {
    }

    QString words() const
    {
        switch (m_event.kind()) {
        case EventKind::WorkflowStarted:
            return joined({text("workflow_id") + u' ' + text("workflow_version")});
        case EventKind::WorkflowCompleted:
            return tr("final state %1").arg(size("final_state"));
        case EventKind::WorkflowFailed:
            return text("error");
        case EventKind::WorkflowCancelled:
        case EventKind::NodeSkipped:
        case EventKind::InterruptRaised:
            return text("reason");
        case EventKind::SegmentBoundary:
            return tr("goes on as segment %1, %2").arg(text("segment_number"), id("next_execution_id"));
        case EventKind::NodeScheduled:
            return text("queue_type");
        case EventKind::NodeCancelled:
            return {};
        case EventKind::NodeStarted:
            return tr("attempt %1 by %2").arg(text("attempt"), text("worker_id"));
        case EventKind::NodeCompleted:
            return completed();
        case EventKind::NodeFailed:
            return m_event.flag("retryable") ? tr("%1: %2").arg(text("attempt"), text("error"))
                                             : tr("%1, final: %2").arg(text("attempt"), text("error"));
        case EventKind::NodeParked:
            return tr("attempt %1 not before %2").arg(text("attempt"), time("retry_after"));
        case EventKind::RetryScheduled:
            return tr("attempt %1 in %2").arg(text("attempt"), milliseconds("delay_ms"));
        default:
            return waits();
        }
    }

private:
    QString waits() const
    {
        switch (m_event.kind()) {
        case EventKind::ToolApprovalRequired:
            return joined({text("tool_name"), text("approver")});
        case EventKind::ApprovalReceived:
            return joined(
                {tr("%1 by %2").arg(text("decision"), text("user_id")), text("comment")}, QStringLiteral(": "));
        case EventKind::TimerCreated:
            return joined({tr("fires %1").arg(time("fire_at")), text("correlation_key")});
        case EventKind::TimerFired:
            return text("correlation_key");
        case EventKind::ExternalEventReceived:
            return joined({text("correlation_key"), tr("payload %1").arg(size("payload"))});
        case EventKind::ChildWorkflowStarted:
            return joined({text("child_workflow_id"), id("child_execution_id")});
        case EventKind::ChildWorkflowCompleted:
            return joined({id("child_execution_id"), tr("result %1").arg(size("result"))});
        case EventKind::ChildWorkflowFailed:
            return joined({id("child_execution_id"), text("error")}, QStringLiteral(": "));
        default:
            return limits();
        }
    }

    QString limits() const
    {
        switch (m_event.kind()) {
        case EventKind::BudgetExceeded:
        case EventKind::TokenBudgetExceeded:
            return tr("%1: %2 of %3").arg(text("kind"), amount("current"), amount("limit"));
        case EventKind::CostBudgetExceeded:
            return tr("cost: %1 of %2 USD").arg(text("current_usd"), text("limit_usd"));
        case EventKind::AutonomyLimitReached:
            return tr("%1 %2: %3 of %4")
                .arg(text("agent_ref"), text("limit_type"), text("actual_value"), text("limit_value"));
        case EventKind::CircuitBreakerTripped:
            return tr("%1: %2 errors in a row, limit %3")
                .arg(text("agent_ref"), text("consecutive_errors"), text("threshold"));
        case EventKind::EscalationRequired:
            return tr("%1 to %2: %3").arg(text("agent_ref"), text("escalation_target"), text("reason"));
        case EventKind::PolicyViolation:
            return tr("%1 by %2 of the %3").arg(text("decision"), text("rule"), text("policy_scope"));
        case EventKind::StrategyLimitHit:
            return tr("%1: %2 of %3").arg(text("limit_type"), text("actual_value"), text("limit_value"));
        default:
            return strategy();
        }
    }

    QString strategy() const
    {
        switch (m_event.kind()) {
        case EventKind::StrategyStarted:
            return text("strategy");
        case EventKind::PlanGenerated:
            return tr("steps %1").arg(text("steps"));
        case EventKind::IterationStarted:
            return tr("iteration %1").arg(text("iteration"));
        case EventKind::ToolCalled:
            return text("tool");
        case EventKind::CriticVerdict:
            return joined({m_event.flag("passed") ? tr("passed with %1").arg(text("score"))
                                                  : tr("not passed with %1").arg(text("score")),
                              text("feedback")},
                QStringLiteral(": "));
        case EventKind::IterationCompleted:
            return joined({tr("iteration %1").arg(text("iteration")), tokens(), cost("cost_delta_usd")});
        case EventKind::StrategyCompleted:
            return joined({tr("%1 iterations").arg(text("iterations")), cost("total_cost_usd")});
        case EventKind::CoordinatorDiscovery:
            return joined({tr("looks for %1").arg(text("query_skills")), text("query_trust_domain")});
        case EventKind::CoordinatorScoring:
            return tr("spread %1").arg(text("spread"));
        case EventKind::CoordinatorDecision:
            return joined(
                {m_event.has("selected") ? tr("chose %1").arg(text("selected")) : tr("chose none"), text("method")});
        default:
            return agent();
        }
    }

    QString agent() const
    {
        switch (m_event.kind()) {
        case EventKind::AgentToolInvoked:
            return joined({text("agent_uri"), text("mode"), text("protocol")});
        case EventKind::AgentToolProgress:
            return tr("chunk %1: %2").arg(text("chunk_index"), text("partial_output_summary"));
        case EventKind::AgentToolTurn:
            return tr("turn %1 %2: %3").arg(text("turn_number"), text("direction"), text("content_summary"));
        case EventKind::AgentToolCompleted:
            return joined({milliseconds("latency_ms"),
                m_event.has("total_turns") ? tr("%1 turns").arg(text("total_turns")) : QString(), cost("total_cost")});
        case EventKind::AgentToolTerminated:
            return joined({text("reason"), tr("%1 chunks").arg(text("chunks_received"))});
        case EventKind::AgentToolFailed:
            return joined({text("failure_type"), text("message")}, QStringLiteral(": "));
        default:
            return oneLine(textOf(m_column)); // what is not known is shown as it is stored
        }
    }

    QString completed() const
    {
        return joined({milliseconds("duration_ms"), tokens(), text("gen_ai_model"), cost("cost_usd")});
    }
    QString tokens() const
    {
        if (!m_event.has("input_tokens") && !m_event.has("output_tokens"))
            return {};
        return tr("%1 + %2 tokens").arg(amount("input_tokens"), amount("output_tokens"));
    }
    QString cost(std::string_view key) const { return m_event.has(key) ? tr("%1 USD").arg(text(key)) : QString(); }
    QString text(std::string_view key) const { return oneLine(m_event.text(key)); }
    QString id(std::string_view key) const { return shortId(m_event.text(key)); }
    QString time(std::string_view key) const { return listTime(m_event.text(key), m_style); }
    QString size(std::string_view key) const { return byteSize(static_cast<std::int64_t>(m_event.raw(key).size())); }
    QString amount(std::string_view key) const
    {
        const auto value = m_event.integer(key);
        return value ? number(*value) : text(key);
    }
    QString milliseconds(std::string_view key) const
    {
        const auto value = m_event.integer(key);
        std::int64_t nanoseconds = 0;
        return value && !__builtin_mul_overflow(*value, std::int64_t{1'000'000}, &nanoseconds) ? duration(nanoseconds)
                                                                                               : text(key);
    }
    static QString joined(QStringList parts, const QString& with = QStringLiteral(", "))
    {
        parts.removeAll(QString());
        return parts.join(with);
    }

    const EventFields& m_event;
    const Column& m_column;
    const FormatStyle& m_style;
};

} // namespace

QString eventSummary(const EventFields& event, const Column& kindColumn, const FormatStyle& style)
{
    if (event.kind() == EventKind::Unreadable)
        return cellText(kindColumn);
    return Summary(event, kindColumn, style).words();
}

Cell eventTypeCell(const EventFields& event)
{
    Cell cell;
    cell.glyph = eventGlyph(event.kind());
    cell.text = event.kind() == EventKind::Unreadable
        ? QCoreApplication::translate("durascope::EventSummary", "not readable")
        : oneLine(event.type());
    const bool failure = cell.glyph == Glyph::Failed;
    cell.tone = event.kind() == EventKind::Unreadable ? Tone::Problem : failure ? Tone::Failed : Tone::Normal;
    return cell;
}

} // namespace durascope
