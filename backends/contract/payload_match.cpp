// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/payload_match.h"

#include "backends/contract/instant.h"
#include "backends/contract/utf8.h"

#include <algorithm>

namespace durascope {

namespace {

using Kind = JsonTree::Kind;

bool matchesAt(const JsonTree& predicate, std::size_t p, const JsonTree& value, std::size_t v);

bool objectMatches(const JsonTree& predicate, std::size_t p, const JsonTree& value, std::size_t v)
{
    for (std::size_t i = p + 1; i < predicate.node(p).end; i = predicate.node(i).end) {
        const auto& key = predicate.node(i).key;
        if (predicate.member(p, key) != i)
            continue; // a later member of the same name counts
        const auto found = value.member(v, key);
        if (found == 0 || !matchesAt(predicate, i, value, found))
            return false;
    }
    return true;
}

bool arrayMatches(const JsonTree& predicate, std::size_t p, const JsonTree& value, std::size_t v)
{
    for (std::size_t i = p + 1; i < predicate.node(p).end; i = predicate.node(i).end) {
        bool any = false;
        for (std::size_t k = v + 1; !any && k < value.node(v).end; k = value.node(k).end)
            any = matchesAt(predicate, i, value, k);
        if (!any)
            return false;
    }
    return true;
}

/// Recursion is as deep as the predicate, which is at most 127.
bool matchesAt(const JsonTree& predicate, std::size_t p, const JsonTree& value, std::size_t v)
{
    const auto& want = predicate.node(p);
    const auto& have = value.node(v);
    if (want.kind != have.kind)
        return false;
    switch (want.kind) {
    case Kind::Null:
    case Kind::False:
    case Kind::True:
        return true;
    case Kind::Unsigned:
    case Kind::Negative:
        return want.integer == have.integer;
    case Kind::Float:
        return want.real == have.real;
    case Kind::String:
        return want.text == have.text;
    case Kind::Object:
        return objectMatches(predicate, p, value, v);
    case Kind::Array:
        return arrayMatches(predicate, p, value, v);
    }
    return false;
}

bool contains(const std::vector<std::string>& list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

} // namespace

bool isFactTime(std::string_view text)
{
    if (!parseInstant(text))
        return false;
    if (text.back() == 'Z' || text.back() == 'z')
        return true;
    const char sign = text[text.size() - 6]; // what parseInstant reads without an offset is SQLite's own form
    return sign == '+' || sign == '-';
}

bool payloadMatches(const JsonTree& predicate, const JsonTree& value)
{
    return !predicate.empty() && !value.empty() && matchesAt(predicate, 0, value, 0);
}

Result<QueryMatcher> QueryMatcher::make(const EventQuery& query)
{
    QueryMatcher matcher;
    matcher.m_everything = !query.filters || query.filters->empty();
    if (matcher.m_everything)
        return matcher;
    matcher.m_types.emplace();
    for (const auto& given : *query.filters) {
        Filter filter{given.eventTypes, {}};
        if (!given.eventTypes)
            matcher.m_types.reset();
        else if (matcher.m_types)
            matcher.m_types->insert(matcher.m_types->end(), given.eventTypes->begin(), given.eventTypes->end());
        if (given.payloadPredicates) {
            filter.predicates.emplace();
            for (const auto& text : *given.payloadPredicates) {
                const auto& kept = matcher.m_texts.emplace_back(std::make_shared<const std::string>(text));
                if (!filter.predicates->emplace_back().parse(*kept))
                    return failure({ErrorKind::InvalidArgument, "A payload condition is no JSON that can be compared.",
                        "Give one JSON value with at most 127 nested arrays and objects.", text.substr(0, 200), {}});
            }
        }
        matcher.m_filters.push_back(std::move(filter));
    }
    if (matcher.m_types) {
        std::sort(matcher.m_types->begin(), matcher.m_types->end());
        matcher.m_types->erase(std::unique(matcher.m_types->begin(), matcher.m_types->end()), matcher.m_types->end());
    }
    return matcher;
}

bool QueryMatcher::matches(const Filter& filter, std::string_view eventType) const
{
    if (filter.types && !contains(*filter.types, eventType))
        return false;
    return !filter.predicates
        || std::any_of(filter.predicates->begin(), filter.predicates->end(),
            [this](const JsonTree& predicate) { return payloadMatches(predicate, m_payload); });
}

Verdict QueryMatcher::judge(std::string_view occurredAt, std::string_view eventType, std::string_view payload)
{
    if (m_types && !contains(*m_types, eventType))
        return Verdict::NoMatch; // the real system asks for these types only, so it never reads the row
    if (!isFactTime(occurredAt) || !isValidUtf8(eventType) || !m_payload.parse(payload))
        return Verdict::Undecodable;
    const bool any = m_everything || std::any_of(m_filters.begin(), m_filters.end(), [&](const Filter& filter) {
        return matches(filter, eventType);
    });
    return any ? Verdict::Match : Verdict::NoMatch;
}

Verdict QueryMatcher::judge(const Fact& fact)
{
    const auto isText = [](const Column& column) { return column && column->isText(); };
    if (!isText(fact.occurredAt) || !isText(fact.eventType) || !isText(fact.payload))
        return Verdict::Undecodable;
    return judge(textOf(fact.occurredAt), textOf(fact.eventType), textOf(fact.payload));
}

} // namespace durascope
