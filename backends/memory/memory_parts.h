// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"
#include "backends/memory/memory_data.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace durascope::memory {

/// What a list needs of an execution.
ExecutionFacts factsOf(const Execution& row);

/// The rows of the numbers that are there, in the order asked for.
template <class Row, class Numbers>
std::vector<Row> rowsAt(const MemoryTable<Row>& table, const Numbers& numbers)
{
    std::vector<Row> rows;
    for (const auto& number : numbers)
        if (const auto found = table.rows.find(number); found != table.rows.end())
            rows.push_back(found->second);
    return rows;
}

/// All rows by the texts of some columns, then by number.
template <class Row>
std::vector<Row> rowsInOrder(const MemoryTable<Row>& table, std::initializer_list<Column Row::*> columns = {})
{
    std::vector<Row> rows;
    for (const auto& [number, row] : table.rows)
        rows.push_back(row);
    std::ranges::stable_sort(rows, [&](const Row& a, const Row& b) {
        for (const auto column : columns)
            if (textOf(a.*column) != textOf(b.*column))
                return textOf(a.*column) < textOf(b.*column);
        return false;
    });
    return rows;
}

/// The numbers of a map from some key to a row number.
template <class Map>
std::vector<std::int64_t> numbersOf(const Map& map)
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(map.size());
    for (const auto& [key, number] : map)
        numbers.push_back(number);
    return numbers;
}

/// A place in a list that is ordered by a text and then by row: the text, a line feed, the row number.
std::string placeText(std::string_view text, RowId row);
std::pair<std::string, std::int64_t> placeOf(const std::string& place);

} // namespace durascope::memory
