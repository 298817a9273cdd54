// SPDX-License-Identifier: Apache-2.0
#include "model/live/live_change.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace durascope {

namespace {

// Beyond this a list is no longer worth carrying: reading the table again is cheaper than applying it.
constexpr std::size_t mostEvents = 2'000;
constexpr std::size_t mostRows = 20'000;

/// Appends `later`; a row that stands in both takes its later value at its earlier place.
template <class Row>
void joinByRow(std::vector<Row>& earlier, std::vector<Row> later)
{
    if (earlier.empty()) {
        earlier = std::move(later);
        return;
    }
    std::unordered_map<std::int64_t, std::size_t> places;
    places.reserve(later.size());
    for (std::size_t index = 0; index < later.size(); ++index)
        places[later[index].row.value] = index;
    std::vector<bool> placed(later.size(), false);
    for (Row& row : earlier) {
        const auto found = places.find(row.row.value);
        if (found == places.end())
            continue;
        row = std::move(later[found->second]);
        placed[found->second] = true;
    }
    for (std::size_t index = 0; index < later.size(); ++index)
        if (!placed[index])
            earlier.push_back(std::move(later[index]));
}

void joinEvents(WorkflowChange& earlier, WorkflowChange& later)
{
    earlier.eventsCut = earlier.eventsCut || later.eventsCut;
    auto& events = earlier.events;
    if (later.eventsCut)
        events.clear(); // what `later` lost lies between the two: only its tail is without a gap
    events.insert(
        events.end(), std::make_move_iterator(later.events.begin()), std::make_move_iterator(later.events.end()));
    if (events.size() > mostEvents) {
        events.erase(events.begin(), events.end() - static_cast<std::ptrdiff_t>(mostEvents));
        earlier.eventsCut = true;
    }
}

void joinWorkflow(WorkflowChange& earlier, WorkflowChange later)
{
    if (later.tablesRewritten) { // what came before speaks of rows that have other numbers now
        earlier = std::move(later);
        return;
    }
    earlier.heads = std::move(later.heads);
    joinEvents(earlier, later);
    joinByRow(earlier.executions, std::move(later.executions));
    joinByRow(earlier.items, std::move(later.items));
    joinByRow(earlier.deadLetters, std::move(later.deadLetters));
    earlier.deadLettersRemoved = earlier.deadLettersRemoved || later.deadLettersRemoved;
    if (earlier.executions.size() > mostRows || earlier.items.size() > mostRows) {
        earlier.tablesRewritten = true;
        earlier.executions.clear();
        earlier.items.clear();
    }
    if (earlier.deadLetters.size() > mostRows) {
        earlier.deadLettersRemoved = true;
        earlier.deadLetters.clear();
    }
}

} // namespace

void mergeInto(LiveChange& earlier, LiveChange later)
{
    if (later.commits)
        earlier.noticedAt = later.noticedAt;
    earlier.checkedAt = std::max(earlier.checkedAt, later.checkedAt);
    earlier.commits = earlier.commits || later.commits;
    earlier.touched = earlier.touched || later.touched;
    if (later.events) {
        if (earlier.events && !later.events->cursors)
            later.events->cursors = std::move(earlier.events->cursors);
        earlier.events = std::move(later.events);
    }
    if (!later.workflow)
        return;
    if (earlier.workflow)
        joinWorkflow(*earlier.workflow, std::move(*later.workflow));
    else
        earlier.workflow = std::move(later.workflow);
}

} // namespace durascope
