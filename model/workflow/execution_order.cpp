// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_order.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace durascope {

namespace {

/// Compares rows of one spec. Names are ranked once, so that comparing them is comparing numbers.
class Comparison {
public:
    Comparison(const ExecutionTable::Snapshot& table, const ExecutionOrderSpec& spec)
        : m_table(table)
        , m_spec(spec)
    {
        if (spec.by == ExecutionSort::ByStatus || spec.by == ExecutionSort::ByWorkflow)
            rankNames();
    }

    struct Key {
        std::int64_t value;
        std::int64_t started;
        std::int64_t row;
        std::uint32_t index;
    };
    Key key(std::uint32_t index) const
    {
        const ExecutionRow& row = m_table.at(index);
        return {valueOf(row), row.started, row.row, index};
    }
    bool before(const Key& a, const Key& b) const
    {
        if (a.value != b.value)
            return m_spec.descending ? a.value > b.value : a.value < b.value;
        if (m_spec.by == ExecutionSort::ByStarted && !m_spec.descending)
            return a.row < b.row;
        return a.started != b.started ? a.started > b.started : a.row > b.row;
    }

private:
    void rankNames()
    {
        std::vector<std::uint32_t> numbers(m_table.nameCount());
        std::iota(numbers.begin(), numbers.end(), 0U);
        std::sort(numbers.begin(), numbers.end(),
            [this](std::uint32_t a, std::uint32_t b) { return m_table.name(a) < m_table.name(b); });
        m_rank.resize(numbers.size());
        for (std::size_t place = 0; place < numbers.size(); ++place)
            m_rank[numbers[place]] = static_cast<std::int64_t>(place);
    }
    std::int64_t valueOf(const ExecutionRow& row) const
    {
        switch (m_spec.by) {
        case ExecutionSort::ByStarted:
            return row.started;
        case ExecutionSort::ByUpdated:
            return row.updated;
        case ExecutionSort::ByDuration:
            return executionDuration(row, m_spec.asOf);
        case ExecutionSort::ByStatus:
            return m_rank[row.status];
        case ExecutionSort::ByWorkflow:
            return m_rank[row.workflow];
        }
        return 0;
    }

    const ExecutionTable::Snapshot& m_table;
    const ExecutionOrderSpec& m_spec;
    std::vector<std::int64_t> m_rank;
};

} // namespace

std::int64_t executionDuration(const ExecutionRow& row, std::int64_t asOf)
{
    if (row.started == noTime)
        return noTime;
    const std::int64_t end = row.completed == noTime ? asOf : row.completed;
    // Times before 1970 or bent clocks: the difference of two 64-bit times may not fit.
    std::int64_t length = 0;
    return __builtin_sub_overflow(end, row.started, &length) ? noTime : length;
}

bool matches(const ExecutionTable::Snapshot& table, const ExecutionOrderSpec& spec, std::uint32_t index)
{
    const ExecutionRow& row = table.at(index);
    return fits(table, spec.filter, row) || spec.keep == row.row;
}

std::vector<ExecutionTable::StatusCount> statusCounts(const ExecutionTable& table, const ExecutionFilter& filter)
{
    auto counts = table.counts();
    if (!filter.workflow && !filter.ended)
        return counts;
    ExecutionFilter others = filter;
    others.status.reset();
    std::vector<std::int64_t> ofStatus; // by number of its name
    for (std::uint32_t index = 0; filter.ended && index < table.size(); ++index) {
        const ExecutionRow& row = table.at(index);
        if (!fits(table, others, row))
            continue;
        ofStatus.resize(std::max<std::size_t>(ofStatus.size(), row.status + 1), 0);
        ++ofStatus[row.status];
    }
    const auto workflow = filter.workflow ? table.numberOf(*filter.workflow) : std::nullopt;
    for (auto& count : counts) {
        const auto status = table.numberOf(count.status);
        if (filter.ended)
            count.count = status && *status < ofStatus.size() ? ofStatus[*status] : 0;
        else
            count.count = status && workflow ? table.count(*workflow, *status) : 0;
    }
    return counts;
}

namespace {

std::int64_t countOf(const ExecutionTable& table, const ExecutionFilter& filter)
{
    std::int64_t sum = 0;
    for (const auto& count : statusCounts(table, filter))
        sum += !filter.status || count.status == *filter.status ? count.count : 0;
    return sum;
}

} // namespace

LooserFilter withoutTightestPart(const ExecutionTable& table, const ExecutionFilter& filter)
{
    std::array<ExecutionFilter, 3> without{filter, filter, filter};
    without[0].status.reset();
    without[1].workflow.reset();
    without[2].ended.reset();
    LooserFilter best{{}, -1};
    for (const ExecutionFilter& each : without) {
        const std::int64_t count = each == filter ? -1 : countOf(table, each);
        if (count > best.count)
            best = {each, count};
    }
    return best.count < 0 ? LooserFilter{filter, countOf(table, filter)} : best;
}

ExecutionOrder sortExecutions(
    const ExecutionTable::Snapshot& table, const ExecutionOrderSpec& spec, const std::stop_token& stop)
{
    const Comparison comparison(table, spec);
    std::vector<Comparison::Key> keys;
    keys.reserve(table.size());
    for (std::uint32_t index = 0; index < table.size(); ++index) {
        if (matches(table, spec, index))
            keys.push_back(comparison.key(index));
    }
    if (stop.stop_requested())
        return {};
    std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) { return comparison.before(a, b); });
    ExecutionOrder order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](const auto& key) { return key.index; });
    return order;
}

ExecutionOrder updateOrder(const ExecutionTable::Snapshot& table, const ExecutionOrderSpec& spec,
    const ExecutionOrder& order, std::vector<std::uint32_t> touched)
{
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    ExecutionOrder kept;
    kept.reserve(order.size() + touched.size());
    std::copy_if(order.begin(), order.end(), std::back_inserter(kept),
        [&](std::uint32_t index) { return !std::binary_search(touched.begin(), touched.end(), index); });

    const Comparison comparison(table, spec);
    std::vector<Comparison::Key> entering;
    for (const std::uint32_t index : touched) {
        if (matches(table, spec, index))
            entering.push_back(comparison.key(index));
    }
    const auto before = [&](const auto& a, const auto& b) { return comparison.before(a, b); };
    std::sort(entering.begin(), entering.end(), before);

    ExecutionOrder result;
    result.reserve(kept.size() + entering.size());
    auto from = kept.cbegin();
    for (const auto& key : entering) {
        const auto place = std::lower_bound(from, kept.cend(), key,
            [&](std::uint32_t index, const Comparison::Key& k) { return comparison.before(comparison.key(index), k); });
        result.insert(result.end(), from, place);
        result.push_back(key.index);
        from = place;
    }
    result.insert(result.end(), from, kept.cend());
    return result;
}

} // namespace durascope
