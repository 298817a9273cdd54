// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"
#include "backends/sample/execution_tale.h"
#include "backends/sample/random.h"
#include "backends/sample/story_case.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// A fact of the story, before it has a number.
struct StoryFact {
    std::string occurredAt;
    std::string eventType;
    std::string payload;
};

/// The facts of the refund business, batch by batch: forty refunds are open at any time, each batch moves one of them
/// on by one to three facts; while the acquirer is down, its charges time out and are tried again.
class FactTeller {
public:
    FactTeller(Random random, const StoryWorld& world);

    /// The batch that is appended at `at`; at most `most` facts, at least one.
    std::vector<StoryFact> tell(Instant at, std::size_t most = 3);
    /// The last day of a month.
    std::vector<StoryFact> closeMonth(Instant at, std::string_view month);

private:
    enum class Stage { Requested, Approved, Attempted, TimedOut, Charged };
    struct Refund {
        StoryCase about;
        Stage stage = Stage::Requested;
        int attempt = 0;
        bool reserved = false;
    };
    void open(Refund& refund);
    std::string charge(const Refund& refund) const;

    Random m_random;
    StoryWorld m_world;
    std::vector<Refund> m_open;
};

} // namespace durascope
