// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/demo_simulation.h"

#include "backends/sample/story.h"

#include <algorithm>
#include <utility>

namespace durascope {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t startGap = 850'000'000; ///< 70 executions a minute.
constexpr std::int64_t catchUpGap = second;
constexpr std::int64_t catchUpFacts = 52;
constexpr std::int64_t factsAtOnce = 500; ///< How many leave together.

enum CursorIndex : std::size_t { Settlement, Ledger, Mailer, Fraud, Monthly, Abandoned };

Instant later(Instant from, std::int64_t nanoseconds)
{
    return {from.nanoseconds + nanoseconds};
}

StoryWorld worldAt(Instant now)
{
    StoryWorld world;
    world.downFrom = later(now, -33 * minute);
    world.downUntil = later(now, -2 * minute);
    return world;
}

bool isOver(std::string_view status)
{
    return status == "completed" || status == "failed" || status == "cancelled" || status == "limit_exceeded";
}

} // namespace

DemoSimulation::DemoSimulation(std::shared_ptr<MemoryData> data, std::uint64_t seed, Instant now, const DemoSize& size)
    : m_data(std::move(data))
    , m_size(size)
    , m_random(seed)
    , m_world(worldAt(now))
    , m_tale(m_world)
    , m_facts(Random(seed ^ 0xFAC75), m_world)
    , m_nextStart(later(now, startGap / 2))
    , m_nextFacts(later(now, second / 4))
    , m_nextCatchUp(later(now, second / 2))
{
    constexpr std::string_view everything = R"({"filters":null,"min_sequence_number":null})";
    m_cursors = {
        {"refund-settlement",
            R"({"filters":[{"event_types":["card-charge-attempted","card-charge-timed-out"],"payload_predicates":null},)"
            R"({"event_types":["refund-blocked"],"payload_predicates":null}],"min_sequence_number":null})"},
        {"ledger-projection", std::string(everything)},
        {"refund-mailer",
            R"({"filters":[{"event_types":["refund-approved","refund-blocked"],"payload_predicates":null}],)"
            R"("min_sequence_number":null})"},
        {"fraud-features",
            R"({"filters":[{"event_types":["card-charge-attempted","refund-requested"],"payload_predicates":)"
            R"([{"acquirer":"northbank"}]}],"min_sequence_number":null})"},
        {"monthly-export",
            R"({"filters":[{"event_types":["month-closed"],"payload_predicates":null}],"min_sequence_number":null})"},
        {"bi-loader-old", std::string(everything)},
    };
    writePast(now);
}

/// All of the past is one commit: nobody has looked at the store yet.
void DemoSimulation::writePast(Instant now)
{
    {
        MemoryCommit commit(m_data);
        const std::string registered = formatOffsetForm(later(now, -16 * 24 * 60 * minute));
        for (Tenant& row : story::tenants(registered))
            commit.put(std::move(row));
        for (WorkflowDefinition& row : story::definitions(registered))
            commit.put(std::move(row));
        commit.setTerm(story::storeTerm);
    }
    tellPastExecutions(now);
    tellPastFacts(now);
    MemoryCommit commit(m_data);
    for (const Cursor& cursor : m_cursors)
        commit.putCursor(cursor.name, cursor.query, cursor.position);
}

void DemoSimulation::tellPastExecutions(Instant now)
{
    constexpr std::int64_t hour = 60 * minute;
    constexpr std::int64_t fixedStories = 5;
    m_steps.add(ExecutionTale::stuckRefund(now));
    for (std::int64_t i = 0; i < fixedStories - 1; ++i)
        m_steps.add(ExecutionTale::neverDrained(Random(m_random.next()), later(now, -57 * hour + i * 3 * hour)));

    MemoryCommit commit(m_data);
    const auto runUntil = [&](Instant time) {
        while (m_steps.nextAt() && *m_steps.nextAt() <= time)
            apply(commit, m_steps.take().step);
    };
    // The system has grown: as many starts a minute as now lately, ever fewer before.
    const std::int64_t starts = m_size.executions - fixedStories;
    std::int64_t children = 0;
    std::vector<std::int64_t> ages; // youngest first
    for (std::int64_t n = starts; n > 0; --n)
        ages.push_back(ages.empty() ? startGap : ages.back() + startGap * starts / n);
    for (std::int64_t left = starts; left > 0; --left) {
        if (children > 0) { // stands for a start, so that the number of executions is as promised
            --children;
            continue;
        }
        const std::int64_t jitter = static_cast<std::int64_t>(m_random.below(startGap));
        const Instant start = later(now, jitter - ages[static_cast<std::size_t>(left - 1)]);
        runUntil(start);
        std::vector<StoryScript> scripts = m_tale.tell(Random(m_random.next()), start);
        while (scripts.size() > 1 && left < 300) // its child could begin after now
            scripts = m_tale.tell(Random(m_random.next()), start);
        children += std::ssize(scripts) - 1;
        for (StoryScript& script : scripts)
            m_steps.add(std::move(script));
    }
    runUntil(now);
}

void DemoSimulation::tellPastFacts(Instant now)
{
    constexpr std::int64_t factGap = second / 3;
    const std::int64_t monthClosedAt = m_size.facts * 82 / 100;
    MemoryCommit commit(m_data);
    while (m_lastFact < m_size.facts) {
        const std::int64_t left = m_size.facts - m_lastFact;
        const Instant at = later(now, -left * factGap + static_cast<std::int64_t>(m_random.below(factGap * 9 / 10)));
        const bool closes = m_lastFact + 1 >= monthClosedAt && m_cursors[Monthly].position == 0;
        std::vector<StoryFact> told = closes
            ? m_facts.closeMonth(at, "2026-10")
            : m_facts.tell(at, static_cast<std::size_t>(std::min<std::int64_t>(3, left)));
        std::vector<NewFact> batch;
        for (StoryFact& fact : told)
            batch.push_back({std::move(fact.occurredAt), std::move(fact.eventType), std::move(fact.payload)});
        m_lastFact = commit.append(std::move(batch));
        if (closes)
            m_cursors[Monthly].position = m_lastFact;
        if (at < later(now, -7 * minute))
            m_cursors[Settlement].position = m_lastFact;
    }
    m_cursors[Ledger].position = m_lastFact - 2;
    m_cursors[Mailer].position = m_lastFact;
    m_cursors[Fraud].position = m_lastFact - m_lastFact * 30 / 100;
}

void DemoSimulation::apply(MemoryCommit& commit, StoryStep step)
{
    for (StoryChange& change : step.changes) {
        m_events += std::holds_alternative<WorkflowEvent>(change) ? 1 : 0;
        if (const auto* execution = std::get_if<Execution>(&change); execution && isOver(textOf(execution->status)))
            m_finished.emplace_back(textOf(execution->executionId));
        if (const auto* letter = std::get_if<DeadLetter>(&change))
            m_stuck.emplace_back(textOf(letter->executionId));
        std::visit([&](auto& row) { commit.put(std::move(row)); }, change);
    }
}

Instant DemoSimulation::nextAt() const
{
    const Instant next = std::min({m_nextStart, m_nextFacts, m_nextCatchUp});
    return m_steps.empty() ? next : std::min(next, *m_steps.nextAt());
}

std::int64_t DemoSimulation::step(Instant now)
{
    std::int64_t commits = 0;
    for (Instant due = nextAt(); due <= now; due = nextAt()) {
        if (due == m_nextStart)
            start();
        else if (due == m_nextFacts)
            commits += appendFacts();
        else if (due == m_nextCatchUp)
            commits += catchUp();
        else {
            MemoryCommit commit(m_data);
            apply(commit, m_steps.take().step);
            ++commits;
        }
        commits += makeRoom();
    }
    return commits;
}

void DemoSimulation::start()
{
    for (StoryScript& script : m_tale.tell(Random(m_random.next()), m_nextStart))
        m_steps.add(std::move(script));
    m_nextStart = later(m_nextStart, m_random.between(startGap / 4, startGap * 7 / 4));
}

std::int64_t DemoSimulation::appendFacts()
{
    std::vector<NewFact> batch;
    for (StoryFact& fact : m_facts.tell(m_nextFacts))
        batch.push_back({std::move(fact.occurredAt), std::move(fact.eventType), std::move(fact.payload)});
    m_lastFact = MemoryCommit(m_data).append(std::move(batch));
    m_nextFacts = later(m_nextFacts, m_random.between(60, 860) * (second / 1000));
    std::int64_t commits = 1;
    for (const CursorIndex index : {Ledger, Mailer})
        if (m_random.chance(index == Ledger ? 0.8 : 0.4))
            commits += moveCursor(index, m_lastFact);
    return commits;
}

std::int64_t DemoSimulation::moveCursor(std::size_t index, std::int64_t position)
{
    Cursor& cursor = m_cursors[index];
    if (position == cursor.position)
        return 0;
    cursor.position = position;
    MemoryCommit(m_data).putCursor(cursor.name, cursor.query, position);
    return 1;
}

std::int64_t DemoSimulation::catchUp()
{
    m_nextCatchUp = later(m_nextCatchUp, catchUpGap);
    return moveCursor(Fraud, std::min(m_cursors[Fraud].position + catchUpFacts, m_lastFact));
}

std::int64_t DemoSimulation::makeRoom()
{
    const std::int64_t mostFacts = m_size.mostEvents * 2 / 5 - factsAtOnce;
    const std::int64_t mostWorkflowEvents = m_size.mostEvents - m_size.mostEvents * 2 / 5 - factsAtOnce;
    const auto mostStuck = static_cast<std::size_t>(m_size.executions * 3 / 10);
    std::int64_t commits = 0;
    while (m_events > mostWorkflowEvents && !(m_finished.empty() && m_stuck.empty())) {
        std::deque<std::string>& from = m_finished.empty() || m_stuck.size() > mostStuck ? m_stuck : m_finished;
        if (const auto rows = m_data->byExecution.find(from.front()); rows != m_data->byExecution.end()) {
            m_events -= std::ssize(rows->second.events);
            MemoryCommit(m_data).removeExecution(from.front());
            ++commits;
        }
        from.pop_front();
    }
    if (m_lastFact - m_firstFact + 1 > mostFacts) {
        m_firstFact += factsAtOnce;
        MemoryCommit(m_data).removeFactsBefore(m_firstFact);
        ++commits;
    }
    return commits;
}

} // namespace durascope
