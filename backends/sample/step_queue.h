// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sample/story_step.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace durascope {

/// Runs many scripts beside each other: hands out their steps in the order of time.
class StepQueue {
public:
    void add(StoryScript script);
    bool empty() const { return m_running.empty(); }
    std::optional<Instant> nextAt() const;

    struct Taken {
        StoryStep step;
        bool last = false; ///< The script is over.
    };
    /// The earliest step. The queue must not be empty.
    Taken take();

private:
    struct Running {
        StoryScript script;
        std::size_t next = 0;
        std::size_t order = 0; ///< Decides between equal times, so that a run is repeatable.
        Instant at() const { return script.steps[next].at; }
    };
    static bool later(const Running& a, const Running& b);

    std::vector<Running> m_running; ///< A heap, the earliest first.
    std::size_t m_added = 0;
};

} // namespace durascope
