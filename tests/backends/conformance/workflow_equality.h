// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"

namespace durascope {

// What the contract itself never compares.
inline bool operator==(const ExecutionActivity& a, const ExecutionActivity& b)
{
    return a.row == b.row && a.events == b.events && a.lastEvent == b.lastEvent && a.lastNodeEvent == b.lastNodeEvent
        && a.deadLetters == b.deadLetters && a.attempt == b.attempt;
}
inline bool operator==(const EventPage& a, const EventPage& b)
{
    return a.events == b.events && a.lastSequence == b.lastSequence && a.count == b.count && a.next == b.next;
}
inline bool operator==(const EventsAfter& a, const EventsAfter& b)
{
    return a.events == b.events && a.last == b.last && a.more == b.more;
}
inline bool operator==(const QueueDepth& a, const QueueDepth& b)
{
    return a.queueType == b.queueType && a.byStatus == b.byStatus && a.oldestPendingAt == b.oldestPendingAt;
}

} // namespace durascope
