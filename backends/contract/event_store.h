// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_query.h"
#include "backends/contract/event_rows.h"
#include "backends/contract/instant.h"
#include "backends/contract/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace durascope {

/// How append boundaries are kept (two conventions exist on disk).
enum class BatchFormat {
    Dense, ///< Every append has a row in append_batches.
    Sparse, ///< Only appends of two or more have one; a metadata marker says so.
    Mixed, ///< No marker and holes in the boundaries: no version can run durable streams on it.
    Unknown ///< A marker or version nobody knows: a future format.
};
/// "dense", "sparse", "mixed" or "unknown".
std::string_view batchFormatName(BatchFormat format);

/// The ends of the log. Numbers are dense under the writers' protocol (max + 1 under a lock), so
/// `last - first + 1` rows are expected; a hole is a damaged or edited log, not a pending commit.
struct LogBounds {
    std::int64_t first = 0; ///< 0 when the log is empty.
    std::int64_t last = 0;
    bool empty() const { return last < first || (first == 0 && last == 0); }
    bool operator==(const LogBounds&) const = default;
};

/// A page of facts in ascending position. Immutable once returned; one read transaction made it.
struct FactPage {
    std::vector<Fact> facts;
    LogBounds bounds; ///< As of the same snapshot.
    /// Stored boundaries that touch the positions asked for, ascending, as of the same snapshot; filled by `facts`
    /// only: a batch is right only beside the facts it was committed with.
    std::vector<AppendBatch> batches;
};

/// The facts of one append, in order: what one transaction made visible at once. A fact outside every stored
/// boundary is a batch of its own.
struct FactBatch {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::vector<Fact> facts;
};

/// Whole batches after a position, in commit order, from one snapshot.
struct FactBatches {
    std::vector<FactBatch> batches;
    LogBounds bounds;
    bool more = false; ///< The limit was reached: ask again from the last batch's end.
};

/// The answer of `query`: the matching facts after the cursor, and the context version.
struct QueryAnswer {
    std::vector<Fact> facts;
    std::optional<std::int64_t> lastReturned;
    std::optional<std::int64_t> contextVersion; ///< Greatest matching number, the cursor ignored; absent if none.
    std::vector<std::int64_t> undecodable; ///< Rows the real system would drop silently: never hidden here.
};

/// What an event store holds, read only. One object lives in one thread; what it returns may go to any thread.
/// Every call is one short read transaction and leaves no statement open. Payloads come back whole.
/// Errors everywhere: Busy, Unavailable, Corrupt, PermissionDenied, Cancelled, BackendFailure.
class EventStore {
public:
    virtual ~EventStore() = default;

    virtual Result<BatchFormat> format(const std::stop_token& stop) = 0;
    virtual Result<LogBounds> bounds(const std::stop_token& stop) = 0;

    /// Facts with first <= position <= last, ascending; a missing number is simply not in the page.
    /// Requires last - first < 10,000.
    virtual Result<FactPage> facts(std::int64_t first, std::int64_t last, const std::stop_token& stop) = 0;
    /// At most `limit` facts with position > after, ascending.
    virtual Result<FactPage> factsAfter(std::int64_t after, int limit, const std::stop_token& stop) = 0;
    /// One fact with its whole payload; NotFound if the number is not there.
    virtual Result<Fact> fact(std::int64_t position, const std::stop_token& stop) = 0;

    /// Whole batches after a position: what a follower delivers. At least one batch even if it exceeds `limit` facts.
    virtual Result<FactBatches> batchesAfter(std::int64_t after, int limit, const std::stop_token& stop) = 0;
    /// Stored boundaries that touch [first, last], ascending.
    virtual Result<std::vector<AppendBatch>> batches(std::int64_t first, std::int64_t last, const std::stop_token& stop)
        = 0;

    /// The first position whose time is at or after `time`, found by bisection over positions (numbers follow commit
    /// order; times are nearly ordered). `last + 1` when all are older. Undecodable times are stepped over.
    virtual Result<std::int64_t> positionAtTime(Instant time, const std::stop_token& stop) = 0;
    /// Distinct event types, ascending bytes, at most `limit`.
    virtual Result<std::vector<std::string>> eventTypes(int limit, const std::stop_token& stop) = 0;

    /// Section 3.4 of the store's contract: matching facts ascending, and the context version, from one snapshot.
    virtual Result<QueryAnswer> query(const EventQuery& query, std::optional<int> limit, const std::stop_token& stop)
        = 0;

    virtual Result<std::vector<SubscriberCursor>> cursors(const std::stop_token& stop) = 0;
    virtual Result<std::vector<StoreMetadata>> metadata(const std::stop_token& stop) = 0;

    /// Rows of each table of the family that the file has, by table name. Exact: walks a key, so it may take a moment.
    virtual Result<std::map<std::string, std::int64_t>> counts(const std::stop_token& stop) = 0;
};

} // namespace durascope
