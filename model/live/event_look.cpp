// SPDX-License-Identifier: Apache-2.0
#include "model/live/event_look.h"

#include <utility>

namespace durascope {

Result<std::optional<EventChange>> EventLook::look(EventStore& store, bool tellFirst, const std::stop_token& stop)
{
    const auto bounds = store.bounds(stop);
    if (!bounds)
        return failure(bounds.error());
    // After the bounds: a cursor never stands beyond the end that is reported with it for longer than one look.
    auto cursors = store.cursors(stop);
    if (!cursors)
        return failure(cursors.error());

    const bool first = !std::exchange(m_started, true);
    const bool moved = *bounds != m_bounds;
    const bool cursorsMoved = !m_cursors || *m_cursors != *cursors;
    m_bounds = *bounds;
    if (cursorsMoved)
        m_cursors = std::make_shared<const std::vector<SubscriberCursor>>(std::move(*cursors));
    if ((first && !tellFirst) || !(moved || cursorsMoved))
        return std::optional<EventChange>();
    return std::optional<EventChange>({m_bounds, cursorsMoved ? m_cursors : nullptr});
}

} // namespace durascope
