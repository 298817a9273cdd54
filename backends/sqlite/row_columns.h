// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/row_table.h"
#include "backends/sqlite/query.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace durascope::sqlite {

/// Names of the real tables of a file and of their columns.
using TableColumns = std::set<std::string, std::less<>>;

/// The columns of a row type that a file has and a list wants: their SELECT list (after the rowid) and how a result
/// row becomes a Row. A column that is not among them stays empty.
template <class Row>
class RowColumns {
public:
    RowColumns() = default;
    /// `without` names members that are left out: heavy columns that a list does not show.
    explicit RowColumns(const TableColumns& present, std::initializer_list<Column Row::*> without = {})
    {
        for (const auto& column : columnsOf<Row>()) {
            if (present.find(column.name) == present.end())
                continue;
            if (std::find(without.begin(), without.end(), column.member) == without.end())
                m_columns.push_back(&column);
        }
    }

    /// `rowid, "a", "b"`, each with the alias before it where one is given.
    std::string list(std::string_view alias = {}) const
    {
        const std::string prefix = alias.empty() ? std::string() : std::string(alias) + ".";
        std::string text = prefix + "rowid";
        for (const auto* column : m_columns)
            text += ", " + prefix + std::string(column->name);
        return text;
    }

    /// `SELECT … FROM table`.
    std::string select() const { return "SELECT " + list() + " FROM " + std::string(tableOf<Row>()); }

    const std::vector<const ColumnOf<Row>*>& columns() const { return m_columns; }

    Row read(Query& query) const
    {
        Row row;
        fill(row, query);
        return row;
    }

    std::vector<Row> readAll(Query& query) const
    {
        std::vector<Row> rows;
        appendAll(rows, query);
        return rows;
    }

    void appendAll(std::vector<Row>& rows, Query& query) const
    {
        while (query.next())
            fill(rows.emplace_back(), query);
    }

private:
    void fill(Row& row, Query& query) const
    {
        row.row.value = query.integer(0);
        int index = 1;
        for (const auto* column : m_columns)
            (row.*(column->member)).emplace(query.value(index++));
    }

    std::vector<const ColumnOf<Row>*> m_columns;
};

} // namespace durascope::sqlite
