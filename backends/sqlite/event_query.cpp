// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/payload_match.h"
#include "backends/sqlite/event_reader.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace durascope::sqlite {

namespace {

constexpr std::int64_t rowsPerStep = 2'000;
/// With more types than this, reading every fact once is cheaper than one walk for each type.
constexpr std::size_t mostTypeWalks = 16;

enum class Direction { Up, Down };

/// Facts of one walk (all, or those of one type) in steps by key: no statement stays open in between.
class Walk {
public:
    Walk(Connection& connection, const EventStatements& statements, std::optional<std::string> type,
        Direction direction, std::int64_t from)
        : m_connection(connection)
        , m_statements(statements)
        , m_type(std::move(type))
        , m_direction(direction)
        , m_key(from)
    {
    }

    /// The next fact, or null at the end.
    Fact* current()
    {
        if (m_at == m_facts.size() && !m_ended)
            step();
        return m_at < m_facts.size() ? &m_facts[m_at] : nullptr;
    }
    void advance() { ++m_at; }

private:
    void step()
    {
        const bool up = m_direction == Direction::Up;
        const auto* statement = m_type ? (up ? m_statements.factsOfTypeAfter : m_statements.factsOfTypeBefore)
                                       : (up ? m_statements.factsAfter : m_statements.factsBefore);
        Query query(m_connection, *statement);
        if (m_type)
            query.bind(*m_type);
        query.bind(m_key).bind(m_rows);
        m_facts = m_statements.fact.readAll(query);
        m_at = 0;
        m_ended = m_facts.size() < static_cast<std::size_t>(m_rows);
        if (!m_facts.empty())
            m_key = m_facts.back().row.value;
        m_rows = std::min(m_rows * 4, rowsPerStep); // the first hit is often near
    }

    Connection& m_connection;
    const EventStatements& m_statements;
    std::optional<std::string> m_type;
    Direction m_direction;
    std::int64_t m_key;
    std::int64_t m_rows = 50;
    std::vector<Fact> m_facts;
    std::size_t m_at = 0;
    bool m_ended = false;
};

/// Candidates of a query in order: one walk over everything, or the walks of its types merged.
class Candidates {
public:
    Candidates(Connection& connection, const EventStatements& statements, const QueryMatcher& matcher,
        Direction direction, std::int64_t from)
        : m_up(direction == Direction::Up)
    {
        const auto& types = matcher.types();
        if (!types || types->size() > mostTypeWalks) {
            m_walks.emplace_back(connection, statements, std::nullopt, direction, from);
            return;
        }
        for (const auto& type : *types)
            m_walks.emplace_back(connection, statements, type, direction, from);
    }

    std::optional<Fact> next()
    {
        Walk* best = nullptr;
        for (auto& walk : m_walks) {
            const Fact* fact = walk.current();
            if (fact != nullptr && (best == nullptr || before(*fact, *best->current())))
                best = &walk;
        }
        if (best == nullptr)
            return std::nullopt;
        std::optional<Fact> fact(std::move(*best->current()));
        best->advance();
        return fact;
    }

private:
    bool before(const Fact& a, const Fact& b) const { return m_up ? a.row < b.row : b.row < a.row; }

    std::vector<Walk> m_walks;
    bool m_up;
};

void note(std::vector<std::int64_t>& undecodable, const Fact& fact)
{
    undecodable.push_back(fact.row.value);
}

} // namespace

QueryAnswer answerIn(
    Connection& connection, const EventStatements& statements, const EventQuery& query, std::optional<int> limit)
{
    auto matcher = QueryMatcher::make(query);
    if (!matcher)
        throw Failure{matcher.error(), 0};
    QueryAnswer answer;
    constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
    const std::int64_t after = query.minSequenceNumber
        ? static_cast<std::int64_t>(std::min<std::uint64_t>(*query.minSequenceNumber, greatest))
        : std::numeric_limits<std::int64_t>::min();
    bool cut = false;
    Candidates up(connection, statements, *matcher, Direction::Up, after);
    while (auto fact = up.next()) {
        const auto verdict = matcher->judge(*fact);
        if (verdict == Verdict::Undecodable)
            note(answer.undecodable, *fact);
        if (verdict != Verdict::Match)
            continue;
        if (limit && answer.facts.size() >= static_cast<std::size_t>(std::max(*limit, 0))) {
            cut = true;
            break;
        }
        answer.facts.push_back(std::move(*fact));
    }
    if (!answer.facts.empty())
        answer.lastReturned = answer.facts.back().row.value;
    if (!cut && !answer.facts.empty()) {
        answer.contextVersion = answer.lastReturned;
        return answer;
    }
    // The context version is that of all matching facts, whatever the cursor and the limit: look from the end.
    Candidates down(connection, statements, *matcher, Direction::Down, greatest);
    while (auto fact = down.next()) {
        const auto verdict = matcher->judge(*fact);
        if (verdict == Verdict::Undecodable)
            note(answer.undecodable, *fact);
        if (verdict == Verdict::Match) {
            answer.contextVersion = fact->row.value;
            break;
        }
    }
    std::sort(answer.undecodable.begin(), answer.undecodable.end());
    answer.undecodable.erase(
        std::unique(answer.undecodable.begin(), answer.undecodable.end()), answer.undecodable.end());
    return answer;
}

} // namespace durascope::sqlite
