// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"
#include "backends/memory/memory_data.h"
#include "backends/memory/memory_writer.h"
#include "backends/sample/execution_tale.h"
#include "backends/sample/fact_teller.h"
#include "backends/sample/step_queue.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace durascope {

/// How much of the past a simulation starts with, and how much it keeps.
struct DemoSize {
    std::int64_t executions = 5'000;
    std::int64_t facts = 50'000;
    std::int64_t mostEvents = 200'000; ///< Rows of both event tables together.
};

/// The simulated live system behind `demo:`. Everything it does follows from its seed and the time it was made at;
/// time itself is given from outside, so a test can run an hour of it in a moment. One thread at a time.
class DemoSimulation {
public:
    /// Writes the past up to `now` into the empty data.
    DemoSimulation(std::shared_ptr<MemoryData> data, std::uint64_t seed, Instant now, const DemoSize& size = {});

    /// Does what is due by `now`, each transaction of the real system as one commit. Returns their number.
    std::int64_t step(Instant now);
    /// When the next thing is due.
    Instant nextAt() const;

private:
    struct Cursor {
        std::string name, query;
        std::int64_t position = 0;
    };

    void writePast(Instant now);
    void tellPastExecutions(Instant now);
    void tellPastFacts(Instant now);
    void apply(MemoryCommit& commit, StoryStep step);
    void start();
    std::int64_t appendFacts();
    std::int64_t moveCursor(std::size_t index, std::int64_t position);
    std::int64_t catchUp();
    std::int64_t makeRoom();

    std::shared_ptr<MemoryData> m_data;
    DemoSize m_size;
    Random m_random;
    StoryWorld m_world;
    ExecutionTale m_tale;
    FactTeller m_facts;
    StepQueue m_steps;
    Instant m_nextStart;
    Instant m_nextFacts;
    Instant m_nextCatchUp;
    std::vector<Cursor> m_cursors;
    std::deque<std::string> m_finished; ///< Ended executions, oldest first.
    std::deque<std::string> m_stuck; ///< Executions with a dead letter, oldest first.
    std::int64_t m_events = 0; ///< Rows of the workflow family's event table.
    std::int64_t m_firstFact = 1;
    std::int64_t m_lastFact = 0;
};

} // namespace durascope
