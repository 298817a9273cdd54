// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/event_reader.h"

#include "backends/contract/payload_match.h"
#include "backends/sqlite/detect_events.h"

namespace durascope::sqlite {

namespace {

/// The position and time of the first decodable fact at or after `from` and before `end`.
struct Timed {
    std::int64_t position;
    Instant time;
};
std::optional<Timed> timedFrom(
    Connection& connection, const EventStatements& statements, std::int64_t from, std::int64_t end)
{
    while (from < end) {
        Query query(connection, *statements.timeAtOrAfter);
        query.bind(from);
        if (!query.next() || query.integer(0) >= end)
            return std::nullopt;
        if (const auto time = parseInstant(query.text(1)))
            return Timed{query.integer(0), *time};
        from = query.integer(0) + 1;
    }
    return std::nullopt;
}

std::int64_t positionIn(Connection& connection, const EventStatements& statements, Instant time)
{
    const auto bounds = boundsIn(connection, statements);
    if (bounds.empty())
        return bounds.last + 1;
    std::int64_t low = bounds.first;
    std::int64_t high = bounds.last + 1; // the answer is in [low, high]
    std::int64_t answer = high;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        const auto timed = timedFrom(connection, statements, middle, high);
        if (timed && timed->time < time) {
            low = timed->position + 1;
        } else {
            if (timed)
                answer = timed->position;
            high = middle;
        }
    }
    return answer;
}

} // namespace

LogBounds boundsIn(Connection& connection, const EventStatements& statements)
{
    Query query(connection, *statements.bounds);
    if (!query.next() || query.isNull(0))
        return {};
    return {query.integer(0), query.integer(1)};
}

EventReader::EventReader(
    ReadSession& session, std::shared_ptr<const EventStatements> statements, std::shared_ptr<const Schema> schema)
    : m_session(session)
    , m_statements(std::move(statements))
    , m_schema(std::move(schema))
{
}

Result<BatchFormat> EventReader::format(const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) { return batchFormatOf(connection, *m_schema, 0); });
}

Result<LogBounds> EventReader::bounds(const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) { return boundsIn(connection, *m_statements); });
}

Result<FactPage> EventReader::facts(std::int64_t first, std::int64_t last, const std::stop_token& stop)
{
    if (last - first >= 10'000)
        return failure({ErrorKind::InvalidArgument, "A page holds at most 10,000 facts.", {}, {}, {}});
    return m_session.read(stop, [&](Connection& connection) {
        FactPage page;
        page.bounds = boundsIn(connection, *m_statements);
        if (last >= first)
            page.facts.reserve(static_cast<std::size_t>(last - first) + 1);
        Query query(connection, *m_statements->factsBetween);
        query.bind(first).bind(last);
        m_statements->fact.appendAll(page.facts, query);
        page.batches = boundariesIn(connection, *m_statements, first, last);
        return page;
    });
}

Result<FactPage> EventReader::factsAfter(std::int64_t after, int limit, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        FactPage page;
        page.bounds = boundsIn(connection, *m_statements);
        Query query(connection, *m_statements->factsAfter);
        query.bind(after).bind(std::max(limit, 0));
        page.facts = m_statements->fact.readAll(query);
        return page;
    });
}

Result<Fact> EventReader::fact(std::int64_t position, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->oneFact);
        query.bind(position);
        if (!query.next())
            throw Failure{{ErrorKind::NotFound, "There is no event with this number.", {},
                              "event " + std::to_string(position), {}},
                0};
        return m_statements->wholeFact.read(connection, query);
    });
}

Result<FactBatches> EventReader::batchesAfter(std::int64_t after, int limit, const std::stop_token& stop)
{
    return m_session.read(
        stop, [&](Connection& connection) { return batchesIn(connection, *m_statements, after, limit); });
}

Result<std::vector<AppendBatch>> EventReader::batches(
    std::int64_t first, std::int64_t last, const std::stop_token& stop)
{
    return m_session.read(
        stop, [&](Connection& connection) { return boundariesIn(connection, *m_statements, first, last); });
}

Result<std::int64_t> EventReader::positionAtTime(Instant time, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) { return positionIn(connection, *m_statements, time); });
}

Result<std::vector<std::string>> EventReader::eventTypes(int limit, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        std::vector<std::string> types;
        const auto take = [&](Query&& query) {
            if (!query.next() || !query.isText(0))
                return false;
            types.emplace_back(query.text(0));
            return true;
        };
        // One seek in the index for each type, whatever the number of events.
        bool more = limit > 0 && take(Query(connection, *m_statements->firstType));
        while (more && types.size() < static_cast<std::size_t>(limit)) {
            const std::string greatest = types.back();
            Query next(connection, *m_statements->nextType);
            more = take(std::move(next.bind(greatest)));
        }
        return types;
    });
}

Result<QueryAnswer> EventReader::query(const EventQuery& query, std::optional<int> limit, const std::stop_token& stop)
{
    return m_session.read(
        stop, [&](Connection& connection) { return answerIn(connection, *m_statements, query, limit); });
}

Result<std::vector<SubscriberCursor>> EventReader::cursors(const std::stop_token& stop)
{
    if (m_statements->cursors == nullptr)
        return std::vector<SubscriberCursor>();
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->cursors);
        return m_statements->cursor.readAll(query);
    });
}

Result<std::vector<StoreMetadata>> EventReader::metadata(const std::stop_token& stop)
{
    if (m_statements->metadata == nullptr)
        return std::vector<StoreMetadata>();
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->metadata);
        return m_statements->metadataRow.readAll(query);
    });
}

Result<std::map<std::string, std::int64_t>> EventReader::counts(const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        std::map<std::string, std::int64_t> rows;
        for (const auto& [table, statement] : m_statements->counts) {
            Query query(connection, *statement, scanPatience);
            if (query.next())
                rows[table] = query.integer(0);
        }
        return rows;
    });
}

} // namespace durascope::sqlite
