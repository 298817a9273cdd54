// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace durascope {

/// Where a fact stands in its append, as far as a boundary of two or more facts is stored.
struct BatchPlace {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t size() const { return last - first + 1; }
    bool operator==(const BatchPlace&) const = default;
};

/// The boundary that counts for a position: of overlapping ranges the first wins, backward ones are ignored, and a
/// range of one fact is no batch to show. `batches` ascend.
std::optional<BatchPlace> batchAt(std::span<const AppendBatch> batches, std::int64_t position);

/// What only the whole of a payload tells, found out before it was cut.
struct CutPayload {
    std::int64_t bytes = 0;
    std::string problem; ///< As payloadProblemOf.
};

/// One fact of a page, which must outlive it.
struct ListedFact {
    const Fact& fact; ///< `payload` holds at most FactRows::keptPayload bytes.
    const CutPayload* cut; ///< Null when the payload is whole.
    std::optional<BatchPlace> batch;

    std::int64_t payloadBytes() const; ///< Of the whole stored payload.

    std::string timeProblem() const; ///< Why the time cannot be read; empty when it can.
    std::string payloadProblem() const; ///< Why the payload is no JSON text; empty when it is.
};

/// Facts that were read together, made on a worker's thread and never changed: as they were read, because most rows of
/// a page are never looked at; only long payloads are cut. Missing numbers keep their place.
class FactRows {
public:
    static constexpr std::size_t keptPayload = 8'192;

    FactRows(std::int64_t first, std::int64_t last, FactPage page);

    std::int64_t first() const { return m_first; }
    int size() const { return m_size; }
    /// Nothing: there is no fact at this number.
    std::optional<ListedFact> at(int index) const;
    const LogBounds& bounds() const { return m_page.bounds; }
    std::size_t bytes() const; ///< What they weigh in memory, about.

private:
    std::int64_t m_first;
    int m_size;
    FactPage m_page;
    std::map<std::int64_t, CutPayload> m_cut; ///< By number.
};

/// Reads first … last with their boundaries. Requires last - first < 10,000.
Result<std::shared_ptr<const FactRows>> readFactRows(
    EventStore& store, std::int64_t first, std::int64_t last, const std::stop_token& stop);

/// Why a fact's time or payload cannot be decoded as the store's own reader would; empty when it can.
std::string timeProblemOf(const Fact& fact);
std::string payloadProblemOf(const Fact& fact);

} // namespace durascope
