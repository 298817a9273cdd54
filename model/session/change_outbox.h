// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/live_change.h"

#include <mutex>
#include <optional>
#include <vector>

namespace durascope {

/// Where a follower leaves its changes and the GUI thread fetches them, merged in order. Thread-safe.
/// Unbounded waiting (a paused session) stays cheap: parts are merged like the digits of a binary counter, so a part
/// is copied a logarithmic number of times, and lists too long to be worth keeping become "read everything again".
class ChangeOutbox {
public:
    /// True: nobody is on the way to fetch; the caller sends somebody.
    bool put(LiveChange change);
    /// Everything that waits as one change; the next `put` asks for somebody again.
    std::optional<LiveChange> take();
    void clear();

private:
    std::mutex m_mutex;
    std::vector<LiveChange> m_parts;
    bool m_fetcherSent = false;
};

} // namespace durascope
