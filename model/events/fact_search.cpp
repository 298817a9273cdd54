// SPDX-License-Identifier: Apache-2.0
#include "model/events/fact_search.h"

#include "backends/contract/saturated.h"

#include <algorithm>
#include <array>
#include <limits>

namespace durascope {

namespace {

constexpr std::int64_t page = 500;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

FactSearch::FactSearch(std::string text, FormatStyle style)
    : m_text(std::move(text))
    , m_style(std::move(style))
{
    std::transform(m_text.begin(), m_text.end(), m_text.begin(), lower);
    m_clock = m_text.find_first_of(":-") != std::string::npos;
    m_digits = m_text.find_first_not_of("0123456789,.'") == std::string::npos;
}

bool FactSearch::contains(std::string_view bytes) const
{
    // The first byte decides nearly always, so both its cases are looked for by the fast search of the library.
    const char first = m_text.front();
    const char upper = first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
    const std::array<char, 2> firsts{first, upper};
    const std::string_view either(firsts.data(), first == upper ? 1 : 2);
    for (std::size_t at = bytes.find_first_of(either); at != std::string_view::npos;
         at = bytes.find_first_of(either, at + 1)) {
        if (bytes.size() - at < m_text.size())
            return false;
        if (std::equal(m_text.begin(), m_text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                [](char wanted, char there) { return wanted == lower(there); }))
            return true;
    }
    return false;
}

bool FactSearch::matches(const Fact& fact) const
{
    if (m_text.empty())
        return false;
    for (const Column* column : {&fact.eventType, &fact.payload}) {
        if (*column && contains((*column)->bytes()))
            return true;
    }
    if (m_digits && (contains(std::to_string(fact.row.value)) || contains(number(fact.row.value).toStdString())))
        return true;
    return m_clock && contains(listTime(textOf(fact.occurredAt), m_style, 9).toStdString());
}

/// A number that is not in the log: there may be none behind its last one, or none before its first one.
static std::int64_t outside(const LogBounds& bounds)
{
    return bounds.first > std::numeric_limits<std::int64_t>::min() ? bounds.first - 1 : bounds.last + 1;
}

Result<FactSearch::Step> FactSearch::step(EventStore& store, const LogBounds& bounds, std::int64_t from, bool forward,
    std::int64_t chunk, const std::stop_token& stop) const
{
    Step step;
    step.next = from;
    for (std::int64_t read = 0; read < chunk && step.next >= bounds.first && step.next <= bounds.last; read += page) {
        if (stop.stop_requested())
            return cancelled();
        const std::int64_t first
            = forward ? step.next : std::max(bounds.first, saturatedDifference(step.next, page - 1));
        const std::int64_t last = forward ? std::min(bounds.last, saturatedSum(step.next, page - 1)) : step.next;
        auto facts = store.facts(first, last, stop);
        if (!facts)
            return failure(facts.error());
        if (!forward)
            std::reverse(facts->facts.begin(), facts->facts.end());
        const auto hit = std::find_if(
            facts->facts.begin(), facts->facts.end(), [this](const Fact& fact) { return matches(fact); });
        if (hit != facts->facts.end()) {
            step.hit = hit->row.value;
            return step;
        }
        if (forward ? last == bounds.last : first == bounds.first)
            step.next = outside(bounds);
        else
            step.next = forward ? last + 1 : first - 1;
    }
    return step;
}

} // namespace durascope
