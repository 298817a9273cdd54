// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/history_rows.h"

#include "model/workflow/event_fields.h"

#include <algorithm>

namespace durascope {

namespace {

bool beginsRun(EventKind kind)
{
    return kind == EventKind::NodeScheduled || kind == EventKind::RetryScheduled;
}

bool endsRun(EventKind kind)
{
    return kind == EventKind::NodeCompleted || kind == EventKind::NodeFailed || kind == EventKind::NodeSkipped
        || kind == EventKind::NodeCancelled || kind == EventKind::ApprovalReceived;
}

/// Whether an event belongs to a new run although the node has one: a start after an end, or a second start.
bool restarts(EventKind kind, const NodeRun& run, bool started)
{
    return beginsRun(kind) || (kind == EventKind::NodeStarted && (started || run.ended != EventKind::Unknown));
}

bool isTrouble(const ExecutionLog& log, const RunsOfLog& runs, std::uint32_t place)
{
    if (isProblem(log.events()[place].kind))
        return true;
    const std::uint32_t run = runs.runOf[place];
    return run != RunsOfLog::none && runs.runs[run].ended == EventKind::Unknown;
}

} // namespace

RunsOfLog groupRuns(const ExecutionLog& log)
{
    RunsOfLog result;
    result.runOf.assign(log.events().size(), RunsOfLog::none);
    std::vector<std::uint32_t> current(log.textCount(), RunsOfLog::none);
    std::vector<bool> started(log.textCount(), false);
    for (std::uint32_t place = 0; place < log.events().size(); ++place) {
        const EventBrief& event = log.events()[place];
        if (event.node == 0)
            continue;
        std::uint32_t& run = current[event.node];
        if (run == RunsOfLog::none || restarts(event.kind, result.runs[run], started[event.node])) {
            run = static_cast<std::uint32_t>(result.runs.size());
            result.runs.push_back({event.node, place, place});
            started[event.node] = false;
        }
        NodeRun& open = result.runs[run];
        open.last = place;
        ++open.count;
        open.bytes += event.bytes;
        open.problem = open.problem || isProblem(event.kind);
        if (event.kind == EventKind::NodeStarted)
            started[event.node] = true;
        if (event.kind == EventKind::NodeParked) // the next start continues it
            started[event.node] = false;
        if (endsRun(event.kind))
            open.ended = event.kind;
        result.runOf[place] = run;
    }
    return result;
}

std::vector<HistoryRow> historyRows(const ExecutionDetail& detail, const RunsOfLog& runs, const HistoryWish& wish)
{
    std::vector<HistoryRow> rows;
    const ExecutionLog& log = *detail.log;
    for (std::uint32_t at = 0; at < detail.offSequence.size(); ++at) {
        if (!wish.onlyTrouble || isProblem(EventFields(detail.offSequence[at].kind).kind()))
            rows.push_back({HistoryRow::Kind::OffSequence, at});
    }
    std::vector<std::pair<std::int64_t, std::uint32_t>> letters;
    for (std::uint32_t number = 0; number < detail.deadLetters.size(); ++number)
        letters.emplace_back(axisTime(textOf(detail.deadLetters[number].deadLetteredAt)), number);
    std::sort(letters.begin(), letters.end());
    auto letter = letters.cbegin();
    for (std::uint32_t place = 0; place < log.events().size(); ++place) {
        const std::int64_t at = log.events()[place].at;
        for (; letter != letters.cend() && at != noTime && letter->first != noTime && letter->first < at; ++letter)
            rows.push_back({HistoryRow::Kind::DeadLetter, letter->second});
        const std::uint32_t run = runs.runOf[place];
        if (!wish.compact || run == RunsOfLog::none) {
            if (!wish.onlyTrouble || isTrouble(log, runs, place))
                rows.push_back({HistoryRow::Kind::Event, place});
            continue;
        }
        const NodeRun& whole = runs.runs[run];
        if (whole.first != place || (wish.onlyTrouble && !whole.problem && whole.ended != EventKind::Unknown))
            continue;
        rows.push_back({HistoryRow::Kind::Run, run});
        if (!wish.expanded.contains(run))
            continue;
        for (std::uint32_t inner = whole.first; inner <= whole.last; ++inner) {
            if (runs.runOf[inner] == run)
                rows.push_back({HistoryRow::Kind::EventOfRun, inner});
        }
    }
    for (; letter != letters.cend(); ++letter)
        rows.push_back({HistoryRow::Kind::DeadLetter, letter->second});
    return rows;
}

} // namespace durascope
