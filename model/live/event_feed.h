// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace durascope {

/// Every event of a store from a cursor on, in commit order, pulled by one thread: first what is there, then what is
/// committed, without a gap between the two. Whole batches: what one transaction made visible comes in one delivery.
/// At least once: the cursor moves only when a delivery was handed out; who must not lose one keeps `Delivery::cursor`
/// after it has dealt with the events and starts there next time. What `dscope tail` and durable subscriptions stand
/// on. Lives in one thread.
class EventFeed {
public:
    enum class Family {
        Facts, ///< Cursor: position.
        WorkflowEvents, ///< Cursor: row number.
    };
    struct Delivery {
        std::vector<FactBatch> facts; ///< Family::Facts only.
        std::vector<WorkflowEvent> events; ///< Family::WorkflowEvents only; a transaction is split only where `more`.
        std::int64_t cursor = 0; ///< Stands after these.
        bool more = false; ///< More is there already.
        bool empty() const { return facts.empty() && events.empty(); }
    };

    /// Takes up the watch for commits first: what is committed from now on is noticed.
    /// Errors: InvalidArgument (the store has no such family) and those of the store.
    static Result<std::unique_ptr<EventFeed>> open(std::shared_ptr<Store> store, Family family);

    /// The next delivery starts with the first event that is committed from now on.
    Status startAtEnd(const std::stop_token& stop);
    /// The next delivery starts after `cursor`; 0: with the first event.
    void startAfter(std::int64_t cursor);
    std::int64_t cursor() const { return m_cursor; }

    /// Waits for events at most `timeout`; an empty delivery when the time is over. Errors: Cancelled when `stop` asks;
    /// Unavailable when the log ends before the cursor (it was restored or replaced); those of the store, after which
    /// it may be called again and goes on without a gap.
    Result<Delivery> next(const std::stop_token& stop, std::chrono::milliseconds timeout);

private:
    EventFeed(std::shared_ptr<Store> store, Family family);
    Status connect();
    Result<Delivery> read(const std::stop_token& stop);
    Result<Delivery> readFacts(const std::stop_token& stop);
    Result<Delivery> readEvents(const std::stop_token& stop);
    Status findAgain(const std::stop_token& stop);

    std::shared_ptr<Store> m_store;
    Family m_family;
    std::unique_ptr<CommitWatch> m_watch;
    std::unique_ptr<StoreReader> m_reader;
    std::int64_t m_cursor = 0;
    StoredValue m_lastId; ///< Of the workflow event at the cursor: its row number may change (VACUUM), its id not.
    bool m_mayHaveNews = true;
};

} // namespace durascope
