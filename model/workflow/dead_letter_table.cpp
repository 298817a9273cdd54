// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/dead_letter_table.h"

#include "model/workflow/dead_letter_cause.h"

#include <algorithm>
#include <numeric>

namespace durascope {

namespace {

constexpr std::int64_t hour = 3'600'000'000'000;
constexpr std::size_t hours = 24;

} // namespace

void DeadLetterTable::clear()
{
    *this = DeadLetterTable();
}

void DeadLetterTable::add(std::span<const DeadLetter> letters)
{
    constexpr std::size_t keptError = 2'000;
    for (const DeadLetter& letter : letters) {
        DeadLetterFacts facts;
        facts.row = letter.row.value;
        facts.storedAt = textOf(letter.deadLetteredAt);
        facts.at = axisTime(facts.storedAt);
        facts.itemId = textOf(letter.id);
        facts.executionId = textOf(letter.executionId);
        facts.node = m_texts.numberOf(std::string(textOf(letter.nodeId)));
        facts.queue = m_texts.numberOf(std::string(textOf(letter.queueType)));
        const std::string_view error = textOf(letter.lastError);
        facts.error = m_texts.numberOf(std::string(error.substr(0, keptError)));
        facts.cause = m_texts.numberOf(causeOf(error));
        facts.attempt = integerOf(letter.attempt);
        // Ids that are no text are not compared: such rows are only known by their place in the table.
        const std::size_t next = m_letters.size();
        const std::size_t place = facts.itemId.empty() ? m_nameless.try_emplace(facts.row, next).first->second
                                                       : m_byItem.try_emplace(facts.itemId, next).first->second;
        if (place == next) {
            m_letters.push_back(std::move(facts));
            continue;
        }
        DeadLetterFacts& before = m_letters[place];
        m_withoutRow -= before.hasRow ? 0 : 1;
        before = std::move(facts);
    }
}

void DeadLetterTable::addItems(std::span<const WorkItem> items)
{
    for (const WorkItem& item : items) {
        const std::string id(textOf(item.id));
        if (textOf(item.status) != "dead_lettered" || m_byItem.contains(id))
            continue;
        DeadLetterFacts facts;
        facts.row = item.row.value;
        facts.itemId = id;
        facts.executionId = textOf(item.executionId);
        facts.node = m_texts.numberOf(std::string(textOf(item.nodeId)));
        facts.queue = m_texts.numberOf(std::string(textOf(item.queueType)));
        facts.attempt = integerOf(item.attempt);
        facts.hasRow = false;
        if (!id.empty())
            m_byItem.emplace(id, m_letters.size());
        m_letters.push_back(std::move(facts));
        ++m_withoutRow;
    }
}

std::vector<DeadLetterTable::Cause> DeadLetterTable::causes(std::int64_t now) const
{
    std::map<std::uint32_t, Cause> byCause;
    for (const DeadLetterFacts& letter : m_letters) {
        Cause& cause = byCause[letter.cause];
        cause.cause = letter.cause;
        ++cause.items;
        ++cause.nodes[letter.node];
        cause.leastAttempts = cause.items == 1 ? letter.attempt : std::min(cause.leastAttempts, letter.attempt);
        cause.mostAttempts = std::max(cause.mostAttempts, letter.attempt);
        cause.lastDay.resize(hours);
        if (letter.at == noTime)
            continue;
        if (cause.first == noTime || letter.at < cause.first) {
            cause.first = letter.at;
            cause.firstStored = letter.storedAt;
        }
        if (letter.at >= cause.last) {
            cause.last = letter.at;
            cause.lastStored = letter.storedAt;
        }
        const std::int64_t ago = (now - letter.at) / hour;
        if (letter.at <= now && ago < static_cast<std::int64_t>(hours))
            cause.lastDay[hours - 1 - static_cast<std::size_t>(ago)] += 1;
    }
    std::vector<Cause> result;
    result.reserve(byCause.size());
    for (auto& [number, cause] : byCause)
        result.push_back(std::move(cause));
    std::sort(result.begin(), result.end(), [this](const Cause& a, const Cause& b) {
        return a.items != b.items ? a.items > b.items : text(a.cause) < text(b.cause);
    });
    return result;
}

std::vector<std::uint32_t> DeadLetterTable::order(std::optional<std::uint32_t> cause) const
{
    std::vector<std::uint32_t> places;
    for (std::uint32_t place = 0; place < m_letters.size(); ++place) {
        if (!cause || m_letters[place].cause == *cause)
            places.push_back(place);
    }
    std::sort(places.begin(), places.end(), [this](std::uint32_t a, std::uint32_t b) {
        const DeadLetterFacts& x = m_letters[a];
        const DeadLetterFacts& y = m_letters[b];
        return x.at != y.at ? x.at > y.at : x.row > y.row;
    });
    return places;
}

} // namespace durascope
