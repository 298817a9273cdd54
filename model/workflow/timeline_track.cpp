// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/timeline_track.h"

#include "backends/contract/saturated.h"

#include <algorithm>

namespace durascope {

namespace {

/// How long a worker may hold an item without renewing it: where an attempt that lost its lease began, when no
/// event and no row says so.
constexpr std::int64_t usualLease = 30'000'000'000;

bool isLeaseLoss(const std::string& error)
{
    return error.find("lease expired") != std::string::npos;
}

bool isWait(SpanKind kind)
{
    return kind != SpanKind::Ran && kind != SpanKind::Point && kind != SpanKind::DeadLetter;
}

} // namespace

void NodeTrack::take(const EventBrief& event, const std::string& label)
{
    m_latest = std::max(m_latest, event.at);
    m_lastEventAt = event.at;
    switch (event.kind) {
    case EventKind::NodeScheduled:
        close(event.at, SpanEnd::Superseded, event.sequence);
        begin(SpanKind::Queued, event, label);
        m_result.state = NodeState::Queued;
        break;
    case EventKind::NodeStarted:
        closeForStart(event);
        begin(SpanKind::Ran, event, label);
        m_result.state = NodeState::Running;
        break;
    case EventKind::NodeCompleted:
        endRun(event, SpanEnd::Done, {});
        m_result.state = NodeState::Completed;
        break;
    case EventKind::NodeFailed:
        takeFailure(event, label);
        break;
    case EventKind::NodeSkipped:
        close(event.at, SpanEnd::Skipped, event.sequence);
        point(event, SpanEnd::Skipped, label);
        m_result.state = NodeState::Skipped;
        break;
    case EventKind::NodeCancelled:
        if (open())
            close(event.at, SpanEnd::Cancelled, event.sequence);
        else
            point(event, SpanEnd::Cancelled, label);
        m_result.state = NodeState::Cancelled;
        break;
    default:
        takeWait(event, label);
    }
}

void NodeTrack::takeWait(const EventBrief& event, const std::string& label)
{
    const auto wait = [&](SpanKind kind) {
        endRun(event, SpanEnd::Done, {});
        begin(kind, event, label);
        m_result.state = NodeState::Waiting;
    };
    switch (event.kind) {
    case EventKind::NodeParked:
        wait(SpanKind::Parked);
        break;
    case EventKind::ToolApprovalRequired:
        wait(SpanKind::Approval);
        break;
    case EventKind::TimerCreated:
        wait(SpanKind::TimerWait);
        break;
    case EventKind::ChildWorkflowStarted:
        wait(SpanKind::ChildRun);
        break;
    case EventKind::InterruptRaised:
        wait(SpanKind::Interrupted);
        break;
    case EventKind::RetryScheduled: {
        close(event.at, SpanEnd::Superseded, event.sequence);
        begin(SpanKind::RetryDelay, event);
        m_result.state = NodeState::Waiting;
        break;
    }
    case EventKind::ApprovalReceived:
        if (open() && open()->kind == SpanKind::Approval) {
            open()->label = label;
            open()->approved = event.approved;
        }
        close(event.at, event.approved ? SpanEnd::Done : SpanEnd::Rejected, event.sequence);
        break;
    case EventKind::TimerFired:
    case EventKind::ChildWorkflowCompleted:
        close(event.at, SpanEnd::Done, event.sequence);
        break;
    case EventKind::ChildWorkflowFailed:
        close(event.at, SpanEnd::Failed, event.sequence);
        break;
    default:
        if (isProblem(event.kind))
            point(event, SpanEnd::Failed, label);
    }
}

/// A run that begins while another seems to run: its lease was lost and a claim, not a failure, tells so.
void NodeTrack::closeForStart(const EventBrief& event)
{
    if (open() && open()->kind == SpanKind::Ran) {
        close(event.at, SpanEnd::LeaseLost, event.sequence);
        return;
    }
    splitDelay(event.at, event);
    close(event.at, SpanEnd::Done, event.sequence);
}

/// A retry delay that was over before `until`: from then on the attempt was queued.
void NodeTrack::splitDelay(std::int64_t until, const EventBrief& event)
{
    const TimelineSpan* delay = open();
    if (!delay || delay->kind != SpanKind::RetryDelay || delay->to == noTime || delay->to >= until)
        return;
    const std::int64_t over = delay->to;
    const std::int32_t attempt = delay->attempt;
    close(over, SpanEnd::Done, delay->lastSequence);
    beginAt(SpanKind::Queued, over, event);
    open()->attempt = attempt;
}

/// Ends a run. HTTP workers write no node_started, so it may have to be begun first.
void NodeTrack::endRun(const EventBrief& event, SpanEnd end, const std::string& label)
{
    const bool settles = event.kind == EventKind::NodeCompleted || event.kind == EventKind::NodeFailed;
    if (!open() || open()->kind != SpanKind::Ran) {
        if (!settles) { // a wait that follows a wait: nothing ran
            close(event.at, SpanEnd::Done, event.sequence);
            return;
        }
        bool estimated = false;
        EventBrief start = event;
        start.at = runBegan(event, label, estimated);
        start.attempt = event.attempt >= 0 ? event.attempt : open() ? open()->attempt : -1;
        closeForStart(start);
        begin(SpanKind::Ran, start, label);
        open()->estimated = estimated;
    }
    if (!label.empty())
        open()->label = label;
    if (event.kind == EventKind::NodeCompleted)
        open()->told = event.value;
    close(event.at, end, event.sequence);
}

/// When a run without a node_started began: at the claim of its work item, or as long before its end as it reports,
/// or a usual lease before a worker was given up.
std::int64_t NodeTrack::runBegan(const EventBrief& event, const std::string& label, bool& estimated)
{
    std::int64_t earliest = std::numeric_limits<std::int64_t>::min();
    if (open())
        earliest = open()->from;
    else if (!m_result.spans.empty())
        earliest = std::max(m_result.spans.back().from, m_result.spans.back().to);
    if (const std::int64_t claimed = claimBetween(earliest, event.at); claimed != noTime)
        return claimed;
    const bool told = event.kind == EventKind::NodeCompleted && event.value != noTime;
    estimated = !told && isLeaseLoss(label);
    const std::int64_t length = told ? event.value : estimated ? usualLease : 0;
    return std::min(std::max(earliest, saturatedDifference(event.at, length)), event.at);
}

void NodeTrack::takeFailure(const EventBrief& event, const std::string& error)
{
    m_result.state = NodeState::Failed;
    TimelineSpan* before = open();
    if (before && (before->kind == SpanKind::Approval || before->kind == SpanKind::Interrupted)) {
        before->label = error;
        close(event.at, SpanEnd::Rejected, event.sequence);
        return;
    }
    const SpanEnd last = !m_result.spans.empty() ? m_result.spans.back().end : SpanEnd::Open;
    if (!before && (last == SpanEnd::Rejected || last == SpanEnd::LeaseLost)) {
        // The rejection or the lost lease is drawn already; this event only says what follows from it.
        m_result.spans.back().lastSequence = event.sequence;
        return;
    }
    const SpanEnd end = isLeaseLoss(error) ? SpanEnd::LeaseLost
        : event.retryable                  ? SpanEnd::WillRetry
                                           : SpanEnd::Failed;
    endRun(event, end, error);
}

/// The row of the queue knows what the log may not say. Events after it belong to a run that was sent back.
void NodeTrack::takeDeadLetter(std::int64_t at, std::string error, std::int32_t attempts)
{
    m_latest = std::max(m_latest, at);
    EventBrief row;
    row.at = at;
    row.kind = EventKind::NodeFailed;
    row.attempt = std::max(attempts - 1, 0);
    if (open() && open()->from <= at) {
        endRun(row, SpanEnd::DeadLettered, error);
    } else {
        const auto last = std::find_if(m_result.spans.rbegin(), m_result.spans.rend(),
            [at](const TimelineSpan& span) { return span.kind == SpanKind::Ran && span.from <= at; });
        if (last != m_result.spans.rend())
            last->end = SpanEnd::DeadLettered; // its node_failed was written beside the dead letter
    }
    const auto goesOn = m_open;
    beginAt(SpanKind::DeadLetter, at, row, std::move(error));
    m_open = goesOn;
    if (m_result.state == NodeState::Failed || m_lastEventAt <= at)
        m_result.state = NodeState::DeadLetter;
}

TimelineNode NodeTrack::finish(std::int64_t now, bool ended)
{
    EventBrief clock;
    clock.at = now;
    splitDelay(now, clock);
    for (TimelineSpan& span : m_result.spans)
        settle(span, now, ended);
    m_open.reset();
    std::stable_sort(m_result.spans.begin(), m_result.spans.end(),
        [](const TimelineSpan& a, const TimelineSpan& b) { return a.from < b.from; });
    sum();
    return std::move(m_result);
}

void NodeTrack::sum()
{
    for (const TimelineSpan& span : m_result.spans) {
        if (isWait(span.kind))
            m_result.waited = saturatedSum(m_result.waited, span.length());
        else if (span.kind == SpanKind::Ran)
            m_result.ran = saturatedSum(m_result.ran, span.told != noTime ? span.told : span.length());
        m_latest = std::max(m_latest, span.to);
    }
}

void NodeTrack::settle(TimelineSpan& span, std::int64_t now, bool ended)
{
    if (span.end != SpanEnd::Open)
        return;
    span.to = std::max(span.from, now);
    if (ended && span.kind != SpanKind::DeadLetter)
        span.end = SpanEnd::Abandoned;
}

void NodeTrack::begin(SpanKind kind, const EventBrief& event, std::string label)
{
    beginAt(kind, event.at, event, std::move(label));
}

void NodeTrack::beginAt(SpanKind kind, std::int64_t at, const EventBrief& event, std::string label)
{
    TimelineSpan span;
    span.kind = kind;
    span.from = at;
    span.to = noTime;
    span.attempt = event.attempt;
    span.firstSequence = event.sequence;
    span.lastSequence = event.sequence;
    span.label = std::move(label);
    // Until it ends, the planned end stands in `to`: where a retry delay or a parked node goes on.
    if (kind == SpanKind::RetryDelay && event.value != noTime)
        span.to = saturatedSum(at, event.value);
    m_open = m_result.spans.size();
    m_result.spans.push_back(std::move(span));
}

void NodeTrack::close(std::int64_t at, SpanEnd end, std::int64_t sequence)
{
    TimelineSpan* span = open();
    if (!span)
        return;
    span->to = std::max(span->from, at);
    span->end = end;
    span->lastSequence = std::max(span->lastSequence, sequence);
    m_open.reset();
}

void NodeTrack::point(const EventBrief& event, SpanEnd end, const std::string& label)
{
    TimelineSpan span;
    span.kind = SpanKind::Point;
    span.end = end;
    span.from = span.to = event.at;
    span.firstSequence = span.lastSequence = event.sequence;
    span.attempt = event.attempt;
    span.label = label;
    m_result.spans.push_back(std::move(span));
}

std::int64_t NodeTrack::claimBetween(std::int64_t from, std::int64_t to) const
{
    const auto after = std::upper_bound(m_claims.begin(), m_claims.end(), to);
    if (after == m_claims.begin() || *std::prev(after) < from)
        return noTime;
    return *std::prev(after);
}

} // namespace durascope
