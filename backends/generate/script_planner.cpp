// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/script_planner.h"

#include "backends/generate/generate_parts.h"

#include <algorithm>

namespace durascope {

namespace {

constexpr std::int64_t startGap = 733'000'000; ///< 82 executions a minute.
constexpr std::int64_t minute = 60'000'000'000;

/// The shape of a store that has run for long: of its executions about 80 % completed, 10 % failed, 5 % run, 3 % were
/// cancelled, 2 % reached the limit of their segment; 1 % lost a lease, and 3 in 1,000 left a dead letter.
StoryWorld usualWorld(Instant end)
{
    StoryWorld world;
    world.downFrom = world.downUntil = {end.nanoseconds + 60 * minute}; // never within the story
    world.timesOut = 0.001;
    world.finallyFails = 0.5;
    world.neverDrained = 0.03;
    world.orphaned = 0.02;
    world.snapshots = 0.35;
    world.troubled = 0.15;
    world.cancelled = 0.03;
    world.refused = 0.12;
    world.rollsOver = 0.026;
    return world;
}

std::int64_t eventsOf(const std::vector<StoryScript>& scripts)
{
    std::int64_t events = 0;
    for (const StoryScript& script : scripts)
        events += static_cast<std::int64_t>(script.eventCount());
    return events;
}

} // namespace

ScriptPlanner::ScriptPlanner(const GenerateOptions& options)
    : m_random(options.seed)
    , m_tale(usualWorld(endOf(options)))
    , m_end(endOf(options))
    , m_executions(options.executions)
    , m_executionsLeft(options.executions)
    , m_eventsLeft(options.events)
    , m_eventsEach(static_cast<double>(options.events) / static_cast<double>(options.executions))
{
    m_firstStart = nextStart();
}

Instant ScriptPlanner::nextStart() const
{
    return {m_end.nanoseconds - m_executionsLeft * startGap};
}

std::vector<StoryScript> ScriptPlanner::tell(Instant start)
{
    // Only some workflows loop, so what is short is made up for by the next one that does.
    const double most = std::max(200.0, m_eventsEach * 2);
    const int extra = static_cast<int>(std::clamp(m_balance / 2, 0.0, most));
    return m_tale.tell(Random(m_random.next()), start, extra, m_balance < -20);
}

std::vector<StoryScript> ScriptPlanner::next()
{
    const Instant start = nextStart();
    std::vector<StoryScript> scripts;
    if (m_executionsLeft == 1) {
        scripts.push_back(
            ExecutionTale::exactly(Random(m_random.next()), start, static_cast<std::size_t>(m_eventsLeft)));
    } else {
        do {
            scripts = tell(start);
            for (StoryScript& script : scripts)
                script.cutAfter(m_end);
            std::erase_if(scripts, [](const StoryScript& script) { return script.steps.empty(); });
        } while (std::ssize(scripts) >= m_executionsLeft); // the last one is always left to fill up
    }
    m_executionsLeft -= std::ssize(scripts);
    std::int64_t allowed = m_eventsLeft - m_executionsLeft; // one each for those to come
    for (StoryScript& script : scripts) {
        const bool parent = &script != &scripts.back();
        script.cutToEvents(static_cast<std::size_t>(std::max<std::int64_t>(1, allowed - (parent ? 1 : 0))));
        allowed -= static_cast<std::int64_t>(script.eventCount());
    }
    const std::int64_t events = eventsOf(scripts);
    m_eventsLeft -= events;
    m_balance += m_eventsEach * static_cast<double>(scripts.size()) - static_cast<double>(events);
    return scripts;
}

} // namespace durascope
