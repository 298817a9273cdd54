// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/execution_id.h"
#include "backends/sqlite/workflow_reader.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace durascope::sqlite {

std::int64_t numberIn(Connection& connection, const NamedStatement* statement)
{
    if (statement == nullptr)
        return 0;
    Query query(connection, *statement);
    return query.next() ? query.integer(0) : 0;
}

Result<EventPage> WorkflowReader::eventsOf(
    const std::string& executionId, std::int64_t first, std::int64_t last, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    return m_session.read(stop, [&](Connection& connection) {
        EventPage page;
        {
            Query ends(connection, *m_statements->history.ends);
            ends.bind(id).bind(last);
            if (ends.next()) {
                page.lastSequence = ends.integer(0);
                page.count = ends.integer(1);
                page.next = ends.integer(2);
            }
        }
        Query query(connection, *m_statements->history.between);
        query.bind(id).bind(first).bind(last);
        page.events = m_statements->history.event.readAll(query);
        return page;
    });
}

Result<std::vector<WorkflowEvent>> WorkflowReader::eventsOffSequence(
    const std::string& executionId, int limit, const std::stop_token& stop)
{
    using Limits = std::numeric_limits<std::int64_t>;
    const auto id = storedExecutionId(executionId);
    return m_session.read(stop, [&](Connection& connection) {
        const HistoryStatements& history = m_statements->history;
        std::vector<WorkflowEvent> events;
        const auto left = [&] { return std::max<std::int64_t>(limit - std::ssize(events), 0); };
        const auto take = [&](Query& query) {
            for (WorkflowEvent& event : history.event.readAll(query))
                events.push_back(std::move(event));
        };
        Query null(connection, *history.unnumbered);
        take(null.bind(id).bind(Limits::min()).bind(left()));
        Query low(connection, *history.belowOne);
        take(low.bind(id).bind(left()));
        Query above(connection, *history.eventsBySequence); // what no number is greater than
        take(above.bind(id).bind(Limits::max()).bind(Limits::max()).bind(left()));
        return events;
    });
}

Result<std::int64_t> WorkflowReader::latestSequence(const std::string& executionId, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->history.latest);
        query.bind(id);
        return query.next() ? query.integer(0) : std::int64_t(0);
    });
}

Result<EventsAfter> WorkflowReader::eventsAfter(RowId after, int limit, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        EventsAfter answer;
        const auto most = std::max(limit, 1);
        Query query(connection, *m_statements->history.after);
        query.bind(after).bind(std::int64_t(most) + 1);
        answer.events = m_statements->history.event.readAll(query);
        if (answer.events.size() > static_cast<std::size_t>(most)) {
            answer.more = true;
            answer.events.pop_back();
        }
        answer.last.value = answer.events.empty() ? numberIn(connection, m_statements->history.lastRow)
                                                  : answer.events.back().row.value;
        return answer;
    });
}

Result<std::vector<WorkflowEvent>> WorkflowReader::newestEvents(int limit, const std::stop_token& stop)
{
    return m_session.read(stop, [&](Connection& connection) {
        Query query(connection, *m_statements->history.newest);
        query.bind(std::max(limit, 0));
        return m_statements->history.event.readAll(query);
    });
}

Result<std::vector<Snapshot>> WorkflowReader::snapshots(
    const std::string& executionId, bool withState, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    const auto& history = m_statements->history;
    return withState ? all(history.snapshot, history.snapshots, stop, {id})
                     : all(history.lightSnapshot, history.lightSnapshots, stop, {id});
}

Result<std::optional<Snapshot>> WorkflowReader::latestSnapshot(
    const std::string& executionId, const std::stop_token& stop)
{
    const auto id = storedExecutionId(executionId);
    return m_session.read(stop, [&](Connection& connection) -> std::optional<Snapshot> {
        Query query(connection, *m_statements->history.latestSnapshot);
        query.bind(id);
        if (!query.next())
            return std::nullopt;
        return m_statements->history.wholeSnapshot.read(connection, query);
    });
}

} // namespace durascope::sqlite
