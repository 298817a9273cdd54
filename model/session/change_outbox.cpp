// SPDX-License-Identifier: Apache-2.0
#include "model/session/change_outbox.h"

#include <utility>

namespace durascope {

namespace {

std::size_t weight(const LiveChange& change)
{
    if (!change.workflow)
        return 1;
    const WorkflowChange& workflow = *change.workflow;
    return 1 + workflow.executions.size() + workflow.events.size() + workflow.items.size()
        + workflow.deadLetters.size();
}

void joinLastTwo(std::vector<LiveChange>& parts)
{
    LiveChange later = std::move(parts.back());
    parts.pop_back();
    mergeInto(parts.back(), std::move(later));
}

} // namespace

bool ChangeOutbox::put(LiveChange change)
{
    const std::lock_guard lock(m_mutex);
    m_parts.push_back(std::move(change));
    while (m_parts.size() > 1 && weight(m_parts[m_parts.size() - 2]) <= 2 * weight(m_parts.back()))
        joinLastTwo(m_parts);
    return !std::exchange(m_fetcherSent, true);
}

std::optional<LiveChange> ChangeOutbox::take()
{
    std::vector<LiveChange> parts;
    {
        const std::lock_guard lock(m_mutex);
        m_fetcherSent = false;
        parts.swap(m_parts);
    }
    if (parts.empty())
        return std::nullopt;
    while (parts.size() > 1)
        joinLastTwo(parts);
    return std::move(parts.front());
}

void ChangeOutbox::clear()
{
    const std::lock_guard lock(m_mutex);
    m_parts.clear();
    m_fetcherSent = false;
}

} // namespace durascope
