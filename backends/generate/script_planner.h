// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/generate/generate.h"
#include "backends/sample/execution_tale.h"
#include "backends/sample/random.h"

#include <vector>

namespace durascope {

/// Tells execution after execution, starts ascending, so that their number and the number of their events come out
/// exactly as asked for: runs that loop are made longer or shorter, the last one fills up.
class ScriptPlanner {
public:
    explicit ScriptPlanner(const GenerateOptions& options);

    bool done() const { return m_executionsLeft == 0; }
    Instant firstStart() const { return m_firstStart; }
    Instant nextStart() const;
    /// One execution, or two when it rolled over. Nothing in them is later than the end of the story.
    std::vector<StoryScript> next();

private:
    std::vector<StoryScript> tell(Instant start);

    Random m_random;
    ExecutionTale m_tale;
    Instant m_end;
    Instant m_firstStart;
    std::int64_t m_executions;
    std::int64_t m_executionsLeft;
    std::int64_t m_eventsLeft;
    double m_eventsEach; ///< On the average, of all.
    double m_balance = 0; ///< Events that the executions told so far are short of their share.
};

} // namespace durascope
