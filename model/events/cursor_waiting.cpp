// SPDX-License-Identifier: Apache-2.0
#include "model/events/cursor_waiting.h"

#include "backends/contract/payload_match.h"
#include "backends/contract/saturated.h"
#include "model/events/stored_query.h"

namespace durascope {

namespace {

constexpr int chunk = 500;

Status readOldest(EventStore& store, WaitingNote& note, const std::stop_token& stop)
{
    auto page = store.factsAfter(note.cursor, 1, stop);
    if (!page)
        return failure(page.error());
    if (!page->facts.empty())
        note.oldest = parseInstant(textOf(page->facts.front().occurredAt));
    return {};
}

Status countMatching(
    EventStore& store, std::int64_t head, QueryMatcher& matcher, WaitingNote& note, const std::stop_token& stop)
{
    while (note.readTo < head) {
        if (stop.stop_requested())
            return cancelled();
        auto page = store.factsAfter(note.readTo, chunk, stop);
        if (!page)
            return failure(page.error());
        if (page->facts.empty())
            break;
        for (const Fact& fact : page->facts)
            note.matching += matcher.judge(fact) == Verdict::Match ? 1 : 0;
        note.readTo = page->facts.back().row.value;
    }
    note.counted = true;
    return {};
}

} // namespace

Result<std::vector<WaitingNote>> lookAtWaiting(
    EventStore& store, std::int64_t head, const std::vector<WaitingQuestion>& questions, const std::stop_token& stop)
{
    std::vector<WaitingNote> notes;
    for (const WaitingQuestion& question : questions) {
        WaitingNote note;
        if (question.known) {
            note = *question.known;
        } else {
            note.row = question.row;
            note.cursor = question.cursor;
            note.readTo = question.cursor;
            if (auto read = readOldest(store, note, stop); !read)
                return failure(read.error());
        }
        const auto query = parseStoredQuery(question.query);
        auto matcher = query && question.known && saturatedDifference(head, note.cursor) <= countedBehind
            ? QueryMatcher::make(*query)
            : Result<QueryMatcher>(failure({ErrorKind::InvalidArgument, "Not counted.", {}, {}, {}}));
        if (matcher) {
            if (auto counted = countMatching(store, head, *matcher, note, stop); !counted)
                return failure(counted.error());
        }
        notes.push_back(note);
    }
    return notes;
}

} // namespace durascope
