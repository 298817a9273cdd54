// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace durascope {

namespace {

constexpr std::array<std::string_view, 7> readingOrder
    = {"running", "pending", "paused", "failed", "completed", "cancelled", "limit_exceeded"};

std::int64_t timeOf(const std::string& stored)
{
    const auto instant = parseInstant(stored);
    return instant ? instant->nanoseconds : noTime;
}

} // namespace

ExecutionTable::Applied ExecutionTable::apply(std::span<const ExecutionFacts> facts)
{
    Applied applied;
    for (const ExecutionFacts& fact : facts) {
        const ExecutionRow row = encode(fact);
        if (const auto index = indexOf(fact.row)) {
            ExecutionRow& known = writable(*index);
            tally(known, -1);
            known = row;
            applied.changed.push_back(*index);
        } else if (m_size == 0 || at(static_cast<std::uint32_t>(m_size - 1)).row < row.row) {
            append(row);
            applied.added.push_back(static_cast<std::uint32_t>(m_size - 1));
        } else {
            insertInside(row);
            applied.renumbered = true;
        }
        tally(row, 1);
    }
    return applied;
}

std::vector<std::uint32_t> ExecutionTable::remove(std::span<const RowId> rows)
{
    const auto before = std::exchange(m_chunks, {});
    const std::size_t size = std::exchange(m_size, 0);
    std::vector<std::uint32_t> places(size, nowhere);
    auto gone = rows.begin();
    for (std::size_t index = 0; index < size; ++index) {
        const ExecutionRow& row = (*before[index / chunkRows])[index % chunkRows];
        while (gone != rows.end() && gone->value < row.row)
            ++gone;
        if (gone != rows.end() && gone->value == row.row) {
            tally(row, -1);
            continue;
        }
        places[index] = static_cast<std::uint32_t>(m_size);
        append(row);
    }
    return places;
}

ExecutionTable::Difference ExecutionTable::difference(const ExecutionTable& later) const
{
    Difference result;
    const auto named = [&](std::uint32_t mine, std::uint32_t other) { return name(mine) == later.name(other); };
    std::uint32_t index = 0;
    for (std::uint32_t other = 0; other < later.m_size; ++other) {
        const ExecutionRow& now = later.at(other);
        for (; index < m_size && at(index).row < now.row; ++index)
            result.gone.push_back({at(index).row});
        if (index == m_size) {
            result.added.push_back(other);
            result.rows.push_back({now.row});
            continue;
        }
        const ExecutionRow& before = at(index++);
        // The id itself is not kept; what never changes of an execution tells just as well.
        if (before.row != now.row || before.started != now.started || !named(before.workflow, now.workflow)) {
            result.renumbered = true;
            return result;
        }
        if (before.updated != now.updated || before.completed != now.completed || !named(before.status, now.status)
            || !named(before.tenant, now.tenant)) {
            result.changed.push_back(other);
            result.rows.push_back({now.row});
        }
    }
    for (; index < m_size; ++index)
        result.gone.push_back({at(index).row});
    return result;
}

void ExecutionTable::clear()
{
    *this = ExecutionTable();
}

std::optional<std::uint32_t> ExecutionTable::indexOf(RowId row) const
{
    const auto chunk = std::upper_bound(m_chunks.begin(), m_chunks.end(), row.value,
        [](std::int64_t value, const std::shared_ptr<Chunk>& c) { return value < c->front().row; });
    if (chunk == m_chunks.begin())
        return std::nullopt;
    const Chunk& rows = **std::prev(chunk);
    const auto found = std::lower_bound(
        rows.begin(), rows.end(), row.value, [](const ExecutionRow& r, std::int64_t value) { return r.row < value; });
    if (found == rows.end() || found->row != row.value)
        return std::nullopt;
    const auto before = static_cast<std::size_t>(std::prev(chunk) - m_chunks.begin()) * chunkRows;
    return static_cast<std::uint32_t>(before + static_cast<std::size_t>(found - rows.begin()));
}

std::optional<std::uint32_t> ExecutionTable::numberOf(std::string_view name) const
{
    const auto found = m_numbers.find(name);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

std::vector<ExecutionTable::StatusCount> ExecutionTable::counts() const
{
    std::map<std::string, std::int64_t, std::less<>> sums;
    for (const auto& [pair, rows] : m_tally) {
        if (rows > 0)
            sums[name(pair.second)] += rows;
    }
    std::vector<StatusCount> result;
    for (const std::string_view status : readingOrder) {
        if (const auto found = sums.find(status); found != sums.end()) {
            result.push_back({found->first, found->second});
            sums.erase(found);
        }
    }
    for (const auto& [status, rows] : sums)
        result.push_back({status, rows});
    return result;
}

std::int64_t ExecutionTable::count(std::string_view status) const
{
    const auto number = numberOf(status);
    std::int64_t sum = 0;
    for (const auto& [pair, rows] : m_tally)
        sum += number && pair.second == *number ? rows : 0;
    return sum;
}

std::int64_t ExecutionTable::count(std::uint32_t workflow, std::uint32_t status) const
{
    const auto found = m_tally.find({workflow, status});
    return found == m_tally.end() ? 0 : found->second;
}

std::vector<std::uint32_t> ExecutionTable::workflows() const
{
    std::vector<std::uint32_t> result;
    for (const auto& [pair, rows] : m_tally) {
        if (rows > 0 && (result.empty() || result.back() != pair.first))
            result.push_back(pair.first);
    }
    std::sort(result.begin(), result.end(), [this](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
    return result;
}

ExecutionTable::Snapshot ExecutionTable::snapshot() const
{
    Snapshot result;
    result.m_chunks.assign(m_chunks.begin(), m_chunks.end());
    result.m_names = m_names;
    result.m_size = m_size;
    return result;
}

std::size_t ExecutionTable::bytes() const
{
    std::size_t sum = 0;
    for (const auto& chunk : m_chunks)
        sum += chunk->capacity() * sizeof(ExecutionRow);
    return sum;
}

ExecutionRow ExecutionTable::encode(const ExecutionFacts& facts)
{
    return {facts.row.value, timeOf(facts.startedAt), timeOf(facts.updatedAt), timeOf(facts.completedAt),
        intern(facts.status), intern(facts.tenantId), intern(facts.workflowId)};
}

std::uint32_t ExecutionTable::intern(const std::string& name)
{
    if (const auto found = m_numbers.find(name); found != m_numbers.end())
        return found->second;
    if (m_names.use_count() > 1) // a snapshot reads the old list
        m_names = std::make_shared<std::vector<std::string>>(*m_names);
    const auto number = static_cast<std::uint32_t>(m_names->size());
    m_names->push_back(name);
    m_numbers.emplace(name, number);
    return number;
}

ExecutionRow& ExecutionTable::writable(std::uint32_t index)
{
    std::shared_ptr<Chunk>& chunk = m_chunks[index / chunkRows];
    if (chunk.use_count() > 1) {
        auto copy = std::make_shared<Chunk>();
        copy->reserve(chunkRows);
        copy->assign(chunk->begin(), chunk->end());
        chunk = std::move(copy);
    }
    return (*chunk)[index % chunkRows];
}

void ExecutionTable::append(const ExecutionRow& row)
{
    if (m_size % chunkRows == 0) {
        m_chunks.push_back(std::make_shared<Chunk>());
        m_chunks.back()->reserve(chunkRows);
    } else {
        writable(static_cast<std::uint32_t>(m_size - 1));
    }
    m_chunks.back()->push_back(row);
    ++m_size;
}

/// Rare: row numbers grow, so this is a row that was written before its chunk was read and missed by it.
void ExecutionTable::insertInside(const ExecutionRow& row)
{
    std::vector<ExecutionRow> all;
    all.reserve(m_size + 1);
    for (const auto& chunk : m_chunks)
        all.insert(all.end(), chunk->begin(), chunk->end());
    const auto place = std::lower_bound(
        all.begin(), all.end(), row.row, [](const ExecutionRow& r, std::int64_t value) { return r.row < value; });
    all.insert(place, row);
    m_chunks.clear();
    m_size = 0;
    for (const ExecutionRow& each : all)
        append(each);
}

void ExecutionTable::tally(const ExecutionRow& row, std::int64_t by)
{
    m_tally[{row.workflow, row.status}] += by;
}

} // namespace durascope
