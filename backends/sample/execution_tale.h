// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"
#include "backends/sample/random.h"
#include "backends/sample/story_step.h"

#include <vector>

namespace durascope {

/// The circumstances all executions share, and how often things go wrong.
struct StoryWorld {
    Instant downFrom; ///< The acquirer is down from here …
    Instant downUntil; ///< … to here, and again for six minutes in every three quarters of an hour after it.
    double timesOut = 0; ///< Share of charges that time out besides.
    double finallyFails = 0.04; ///< Share of timed-out charges whose end is in the log, so that the execution fails.
    double neverDrained = 0; ///< Share of executions that wait in the queue without a worker.
    double orphaned = 0; ///< Share of executions whose worker died with nobody to sweep its lease.
    double snapshots
        = 1; ///< Share of commits that leave a snapshot; less than the real system's, to keep a file small.
    double troubled = 1; ///< Factor on the shares of what else leaves a dead letter or delays.
    double cancelled = 0.013; ///< Share of executions that somebody cancels.
    double refused = 0.018; ///< Share of calls of a model that fail for good, without a dead letter.
    double rollsOver = 0.004; ///< Share of calls of a model that reach the limit of a segment.

    bool isDown(Instant time) const;
};

/// Tells one execution that starts at `start`: which workflow, what about, how it goes. Two scripts when it rolled over
/// into a child, else one. `extraTurns` makes workflows that loop longer, by calls from outside and repeated nodes;
/// `shortOnly` picks the shortest workflow.
class ExecutionTale {
public:
    explicit ExecutionTale(const StoryWorld& world)
        : m_world(world)
    {
    }
    std::vector<StoryScript> tell(Random random, Instant start, int extraTurns = 0, bool shortOnly = false) const;
    /// The execution of the pictures: 7f3a91c2, stuck at charge_card, 22 minutes old at `now`.
    static StoryScript stuckRefund(Instant now);
    /// An execution of the former support-digest whose first item waits for ever.
    static StoryScript neverDrained(Random random, Instant start);
    /// A running execution with exactly so many events, at least one.
    static StoryScript exactly(Random random, Instant start, std::size_t events);

private:
    StoryWorld m_world;
};

} // namespace durascope
