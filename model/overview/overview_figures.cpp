// SPDX-License-Identifier: Apache-2.0
#include "model/overview/overview_figures.h"

#include "backends/contract/saturated.h"
#include "model/workflow/execution_order.h"

#include <algorithm>
#include <map>

namespace durascope {

namespace {

constexpr std::int64_t minute = std::int64_t(60) * 1'000'000'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

/// Places of a moment in the spans the overview counts by; negative when it is older or still to come.
struct Spans {
    explicit Spans(Instant at)
        : now(at.nanoseconds)
        , end((at.nanoseconds / FinishedQuarters::length + 1) * FinishedQuarters::length)
    {
    }
    std::int64_t now;
    std::int64_t end;

    int quarter(std::int64_t at) const
    {
        const std::int64_t start = end - FinishedQuarters::count * FinishedQuarters::length;
        return at < start || at >= end ? -1 : static_cast<int>((at - start) / FinishedQuarters::length);
    }
    int lastMinute(std::int64_t at) const
    {
        const std::int64_t age = saturatedDifference(now, at);
        const bool counted = age >= 0 && age < WorkflowFigures::minutes * minute;
        return counted ? WorkflowFigures::minutes - 1 - static_cast<int>(age / minute) : -1;
    }
    bool inLastDay(std::int64_t at) const { return at > now - day && at <= now; }
};

struct Tally {
    WorkflowFigures figures;
    std::vector<std::int64_t> durations;
};

/// Status texts as numbers of the table, so that rows are compared by number.
struct Statuses {
    explicit Statuses(const ExecutionTable::Snapshot& table)
    {
        for (std::uint32_t number = 0; number < table.nameCount(); ++number) {
            const std::string& name = table.name(number);
            running = name == "running" ? number : running;
            completed = name == "completed" ? number : completed;
            failed = name == "failed" ? number : failed;
            limit = name == "limit_exceeded" ? number : limit;
        }
    }
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t running = none, completed = none, failed = none, limit = none;
};

void countRow(
    const ExecutionRow& row, const Statuses& statuses, const Spans& spans, Tally& tally, FinishedQuarters& quarters)
{
    if (row.status == statuses.running)
        ++tally.figures.running;
    if (row.completed == noTime)
        return;
    const int quarter = spans.quarter(row.completed);
    const bool recent = spans.inLastDay(row.completed);
    const bool bad = row.status == statuses.failed || row.status == statuses.limit;
    if (quarter >= 0 && row.status == statuses.completed)
        ++quarters.completed[static_cast<std::size_t>(quarter)];
    else if (quarter >= 0 && bad)
        ++quarters.failed[static_cast<std::size_t>(quarter)];
    if (recent && row.status == statuses.failed)
        ++tally.figures.failed;
    if (recent && row.status == statuses.limit)
        ++tally.figures.limitExceeded;
    if (recent && row.status == statuses.completed) {
        if (const std::int64_t took = executionDuration(row, spans.now); took != noTime)
            tally.durations.push_back(took);
    }
    if (const int at = spans.lastMinute(row.completed); at >= 0)
        tally.figures.finished[static_cast<std::size_t>(at)] += 1;
}

std::int64_t part(std::vector<std::int64_t>& values, std::size_t hundredths)
{
    if (values.empty())
        return noTime;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) * hundredths / 100);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

OverviewFigures overviewOf(
    const ExecutionTable::Snapshot& table, const std::vector<DeadLetterMark>& deadLetters, Instant now)
{
    const Spans spans(now);
    const Statuses statuses(table);
    OverviewFigures all;
    all.quarters.end = {spans.end};
    std::map<std::uint32_t, Tally> tallies;
    for (std::uint32_t index = 0; index < table.size(); ++index) {
        const ExecutionRow& row = table.at(index);
        countRow(row, statuses, spans, tallies[row.workflow], all.quarters);
    }
    std::map<std::string, std::int64_t> letters;
    for (const DeadLetterMark& letter : deadLetters) {
        if (const int quarter = spans.quarter(letter.at.nanoseconds); quarter >= 0)
            ++all.quarters.deadLetters[static_cast<std::size_t>(quarter)];
        if (spans.inLastDay(letter.at.nanoseconds))
            ++letters[letter.workflow];
    }
    for (auto& [number, tally] : tallies) {
        WorkflowFigures& figures = tally.figures;
        figures.workflow = table.name(number);
        figures.deadLetters = letters[figures.workflow];
        figures.p50 = part(tally.durations, 50);
        figures.p95 = part(tally.durations, 95);
        for (const float finished : figures.finished)
            figures.perMinute += static_cast<double>(finished) / WorkflowFigures::minutes;
        all.workflows.push_back(std::move(figures));
    }
    all.known = all.workflows.size();
    std::sort(all.workflows.begin(), all.workflows.end(), [](const WorkflowFigures& a, const WorkflowFigures& b) {
        const auto trouble = [](const WorkflowFigures& w) { return w.deadLetters + w.failed; };
        if ((a.running > 0) != (b.running > 0))
            return a.running > 0;
        if (trouble(a) != trouble(b))
            return trouble(a) > trouble(b);
        return a.workflow < b.workflow;
    });
    return all;
}

} // namespace durascope
