// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/story_step.h"

namespace durascope {

std::size_t StoryScript::eventCount() const
{
    std::size_t count = 0;
    for (const StoryStep& step : steps)
        for (const StoryChange& change : step.changes)
            count += std::holds_alternative<WorkflowEvent>(change) ? 1U : 0U;
    return count;
}

void StoryScript::cutAfter(Instant time)
{
    while (!steps.empty() && steps.back().at > time)
        steps.pop_back();
}

} // namespace durascope
