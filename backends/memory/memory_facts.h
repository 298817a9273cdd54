// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"
#include "backends/memory/memory_data.h"

#include <memory>

namespace durascope {

/// The event family of a memory store, as one thread reads it. Format sparse.
class MemoryFacts final : public EventStore {
public:
    explicit MemoryFacts(std::shared_ptr<const MemoryData> data);

    Result<BatchFormat> format(const std::stop_token& stop) override;
    Result<LogBounds> bounds(const std::stop_token& stop) override;
    Result<FactPage> facts(std::int64_t first, std::int64_t last, const std::stop_token& stop) override;
    Result<FactPage> factsAfter(std::int64_t after, int limit, const std::stop_token& stop) override;
    Result<Fact> fact(std::int64_t position, const std::stop_token& stop) override;
    Result<FactBatches> batchesAfter(std::int64_t after, int limit, const std::stop_token& stop) override;
    Result<std::vector<AppendBatch>> batches(
        std::int64_t first, std::int64_t last, const std::stop_token& stop) override;
    Result<std::int64_t> positionAtTime(Instant time, const std::stop_token& stop) override;
    Result<std::vector<std::string>> eventTypes(int limit, const std::stop_token& stop) override;
    Result<QueryAnswer> query(const EventQuery& query, std::optional<int> limit, const std::stop_token& stop) override;
    Result<std::vector<SubscriberCursor>> cursors(const std::stop_token& stop) override;
    Result<std::vector<StoreMetadata>> metadata(const std::stop_token& stop) override;
    Result<std::map<std::string, std::int64_t>> counts(const std::stop_token& stop) override;

private:
    LogBounds boundsNow() const;
    std::vector<AppendBatch> batchesTouching(std::int64_t first, std::int64_t last) const; ///< Under the lock.

    std::shared_ptr<const MemoryData> m_data;
};

} // namespace durascope
