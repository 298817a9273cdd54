// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/step_queue.h"

#include <algorithm>
#include <utility>

namespace durascope {

bool StepQueue::later(const Running& a, const Running& b)
{
    return a.at() != b.at() ? a.at() > b.at() : a.order > b.order;
}

void StepQueue::add(StoryScript script)
{
    if (script.steps.empty())
        return;
    m_running.push_back({std::move(script), 0, m_added++});
    std::ranges::push_heap(m_running, later);
}

std::optional<Instant> StepQueue::nextAt() const
{
    return m_running.empty() ? std::nullopt : std::optional(m_running.front().at());
}

StepQueue::Taken StepQueue::take()
{
    std::ranges::pop_heap(m_running, later);
    Running& running = m_running.back();
    Taken taken{std::move(running.script.steps[running.next]), false};
    ++running.next;
    taken.last = running.next == running.script.steps.size();
    if (taken.last)
        m_running.pop_back();
    else
        std::ranges::push_heap(m_running, later);
    return taken;
}

} // namespace durascope
