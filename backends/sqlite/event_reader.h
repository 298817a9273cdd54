// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"
#include "backends/sqlite/event_statements.h"
#include "backends/sqlite/read_session.h"

#include <memory>

namespace durascope::sqlite {

/// An event store in an SQLite file.
class EventReader final : public EventStore {
public:
    EventReader(
        ReadSession& session, std::shared_ptr<const EventStatements> statements, std::shared_ptr<const Schema> schema);

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
    ReadSession& m_session;
    std::shared_ptr<const EventStatements> m_statements;
    std::shared_ptr<const Schema> m_schema;
};

/// First and last number, from the transaction that is open.
LogBounds boundsIn(Connection& connection, const EventStatements& statements);

/// Whole batches after a position, from the transaction that is open.
FactBatches batchesIn(Connection& connection, const EventStatements& statements, std::int64_t after, int limit);

/// Stored boundaries that touch [first, last], ascending.
std::vector<AppendBatch> boundariesIn(
    Connection& connection, const EventStatements& statements, std::int64_t first, std::int64_t last);

/// The answer of a query, from the transaction that is open.
QueryAnswer answerIn(
    Connection& connection, const EventStatements& statements, const EventQuery& query, std::optional<int> limit);

} // namespace durascope::sqlite
