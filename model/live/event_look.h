// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/live_change.h"

#include <optional>
#include <stop_token>

namespace durascope {

/// What a follower remembers of an event store, and what it reads to see what is new.
class EventLook {
public:
    /// Reports a change since the last look, or nothing. The first look only learns where the store ends, unless
    /// `tellFirst`: then it reports that.
    Result<std::optional<EventChange>> look(EventStore& store, bool tellFirst, const std::stop_token& stop);

private:
    bool m_started = false;
    LogBounds m_bounds;
    std::shared_ptr<const std::vector<SubscriberCursor>> m_cursors;
};

} // namespace durascope
