// SPDX-License-Identifier: Apache-2.0
#include "model/overview/overview_reading.h"

namespace durascope {

namespace {

constexpr std::int64_t minute = std::int64_t(60) * 1'000'000'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr int letterChunk = 500;
constexpr std::size_t mostLetters = 20'000;
constexpr std::size_t mostLookedUp = 2'000; ///< Executions looked up for their workflow in one reading.
constexpr int doneMinutes = 5;
constexpr int doneScan = 2'000;

/// Empty when the execution is not there or too many were looked up already: another reading goes on from here.
std::string workflowOf(WorkflowStore& store, const std::string& execution, WorkflowsById& known, std::size_t& lookedUp,
    const std::stop_token& stop)
{
    if (const auto found = known.find(execution); found != known.end())
        return found->second;
    if (++lookedUp > mostLookedUp)
        return {};
    const auto row = store.execution(execution, stop);
    std::string workflow = row ? std::string(textOf(row->workflowId)) : std::string();
    known.emplace(execution, workflow);
    return workflow;
}

} // namespace

Result<std::vector<DeadLetterMark>> readDeadLetterMarks(
    WorkflowStore& store, Instant now, WorkflowsById& known, const std::stop_token& stop)
{
    std::vector<DeadLetterMark> marks;
    std::size_t lookedUp = 0;
    std::string next;
    do {
        auto chunk = store.deadLetters({}, next, letterChunk, stop);
        if (!chunk)
            return failure(chunk.error());
        for (const DeadLetter& letter : chunk->rows) {
            const auto at = parseInstant(textOf(letter.deadLetteredAt));
            if (at && at->nanoseconds < now.nanoseconds - day - FinishedQuarters::length)
                return marks;
            if (at)
                marks.push_back(
                    {workflowOf(store, std::string(textOf(letter.executionId)), known, lookedUp, stop), *at});
        }
        next = chunk->next;
    } while (!next.empty() && marks.size() < mostLetters && !stop.stop_requested());
    return marks;
}

Result<std::vector<RecentEvent>> readRecentEvents(
    WorkflowStore& store, int limit, WorkflowsById& known, const std::stop_token& stop)
{
    auto events = store.newestEvents(limit, stop);
    if (!events)
        return failure(events.error());
    std::vector<RecentEvent> recent;
    std::size_t lookedUp = 0;
    for (WorkflowEvent& event : *events) {
        std::string workflow = workflowOf(store, std::string(textOf(event.executionId)), known, lookedUp, stop);
        recent.push_back({std::move(event), std::move(workflow)});
    }
    return recent;
}

Result<std::map<std::string, double>> readDonePerMinute(WorkflowStore& store, Instant now, const std::stop_token& stop)
{
    const std::string since = formatOffsetForm({now.nanoseconds - doneMinutes * minute});
    auto items = store.completedSince(since, doneScan, stop);
    if (!items)
        return failure(items.error());
    std::map<std::string, double> rates;
    for (const WorkItem& item : *items)
        rates[std::string(textOf(item.queueType))] += 1.0 / doneMinutes;
    return rates;
}

Result<StoreCounts> readStoreCounts(StoreReader& reader, const Store& store, const std::stop_token& stop)
{
    StoreCounts counts;
    std::tie(counts.fileBytes, counts.logBytes) = store.sizesNow();
    if (WorkflowStore* workflows = reader.workflows()) {
        auto counted = workflows->counts(stop);
        if (!counted)
            return failure(counted.error());
        counts.tables = std::move(counted->tables);
    }
    if (EventStore* events = reader.events()) {
        auto counted = events->counts(stop);
        if (!counted)
            return failure(counted.error());
        for (const auto& [table, rows] : *counted)
            counts.tables["facts/" + table] = rows; // both families may have a table `events`
    }
    return counts;
}

} // namespace durascope
