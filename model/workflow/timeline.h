// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/saturated.h"
#include "model/workflow/execution_log.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace durascope {

/// What a stretch of time of a node was.
enum class SpanKind : std::uint8_t {
    Queued, ///< Scheduled, nobody works on it: hollow.
    Ran, ///< A worker held it: solid.
    Parked, ///< Waits for a time the provider named: dashed.
    Approval, ///< Waits for a person: dashed.
    TimerWait, ///< Dashed.
    ChildRun, ///< Waits for a child workflow: dashed.
    Interrupted, ///< Waits for a review: dashed.
    RetryDelay, ///< The link between two attempts: dotted.
    DeadLetter, ///< An envelope with a tail to now.
    Point ///< Something happened, at one moment: a limit, a refusal, a skip.
};

/// How it ended.
enum class SpanEnd : std::uint8_t {
    Open, ///< It goes on.
    Done, ///< Went on to what follows; of a run: completed.
    Failed, ///< For good.
    WillRetry,
    LeaseLost,
    DeadLettered,
    Rejected,
    Cancelled,
    Skipped,
    Superseded, ///< Something else of the same node began without an end being written.
    Abandoned ///< The execution ended first.
};

struct TimelineSpan {
    SpanKind kind = SpanKind::Queued;
    SpanEnd end = SpanEnd::Open;
    std::int64_t from = 0; ///< Nanoseconds since 1970.
    std::int64_t to = 0; ///< Of an open span: the `now` it was computed with.
    std::int32_t attempt = -1; ///< As stored, -1 unknown.
    std::int64_t firstSequence = 0; ///< 0: no event (a row of the queue or a dead letter).
    std::int64_t lastSequence = 0;
    std::string label; ///< Worker, error, tool, person: from the store, data.
    std::int64_t told = noTime; ///< Of a completed run: the duration its event reports, which counts as ran.
    bool approved = false; ///< Of an approval: a person said yes, `label` names them.
    bool estimated = false; ///< `from` is not in the store: derived from the usual lease.

    std::int64_t length() const { return saturatedDifference(to, from); }
};

/// What became of a node.
enum class NodeState : std::uint8_t {
    NotReached,
    Queued,
    Running,
    Waiting,
    Completed,
    Failed,
    Skipped,
    Cancelled,
    DeadLetter
};

struct TimelineNode {
    std::string node;
    NodeState state = NodeState::NotReached;
    std::vector<TimelineSpan> spans; ///< By time; they may overlap when two items of a node ran at once.
    std::int64_t waited = 0; ///< Nanoseconds, summed.
    std::int64_t ran = 0; ///< As the events say (duration_ms) where they do.
};

struct Timeline {
    std::int64_t from = 0; ///< Of the first thing that happened.
    std::int64_t to = 0; ///< Of the last; now while something goes on.
    bool open = false; ///< Something goes on: it grows with the clock.
    std::vector<TimelineNode> nodes; ///< In the order they were first seen.
};

/// Everything a timeline is made of. `log` may be cut at its start: what began before is then shown from its end.
struct TimelineInput {
    const ExecutionLog& log;
    std::span<const WorkItem> items; ///< Of this execution: they know when an attempt was claimed.
    std::span<const DeadLetter> deadLetters; ///< Of this execution.
    std::span<const std::string> definedNodes = {}; ///< Nodes of its definition; those without an event: not reached.
    std::int64_t now = 0;
};

/// Turns a log into spans by the chains the engines write (workflow-store 3.6): internal workers, HTTP workers (no
/// node_started), approvals, rate limits, lost leases with and without a failure event, retries, dead letters with
/// and without a final node_failed. Pure; linear in the events; any log gives some timeline.
Timeline computeTimeline(const TimelineInput& input);

} // namespace durascope
