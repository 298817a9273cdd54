// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/story_step.h"

#include <algorithm>

namespace durascope {

namespace {

std::size_t eventsOf(const StoryStep& step)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        step.changes, [](const StoryChange& change) { return std::holds_alternative<WorkflowEvent>(change); }));
}

} // namespace

std::size_t StoryScript::eventCount() const
{
    std::size_t count = 0;
    for (const StoryStep& step : steps)
        count += eventsOf(step);
    return count;
}

void StoryScript::cutAfter(Instant time)
{
    while (!steps.empty() && steps.back().at > time)
        steps.pop_back();
}

void StoryScript::cutToEvents(std::size_t most)
{
    for (std::size_t count = eventCount(); count > most; steps.pop_back())
        count -= eventsOf(steps.back());
}

} // namespace durascope
