// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/row_table.h"
#include "backends/sqlite/catalogue.h"
#include "backends/sqlite/query.h"
#include "backends/sqlite/row_columns.h"

#include <string>
#include <vector>

namespace durascope::sqlite {

/// One stored value, whole. Texts and blobs are read piece by piece straight from the file: a value of 100 MB costs
/// its size once and can be stopped. `lookUp` is the statement Catalogue::addLookUp made for the column. Throws
/// Failure; NotFound when the row is gone.
StoredValue largeValue(
    Connection& connection, std::string_view table, std::string_view column, const NamedStatement& lookUp, RowId row);

/// How single rows of a table are read: the light columns by a statement, the heavy ones (texts of any size) piece by
/// piece.
template <class Row>
class SingleRow {
public:
    SingleRow() = default;
    SingleRow(Catalogue& catalogue, const TableColumns& present, std::initializer_list<Column Row::*> heavy)
        : m_light(present, heavy)
    {
        for (const auto& column : columnsOf<Row>()) {
            if (present.find(column.name) == present.end())
                continue;
            if (std::find(heavy.begin(), heavy.end(), column.member) != heavy.end())
                m_heavy.push_back({&column, catalogue.addLookUp(tableOf<Row>(), column.name)});
        }
    }

    /// `SELECT …` of the light columns, for the statements that find the row.
    std::string select() const { return m_light.select(); }

    /// The light columns of the row the query stands on.
    Row readLight(Query& query) const { return m_light.read(query); }

    /// The row the query stands on, whole. The query is stepped no further.
    Row read(Connection& connection, Query& query) const
    {
        Row row = m_light.read(query);
        for (const auto& heavy : m_heavy)
            row.*(heavy.column->member)
                = largeValue(connection, tableOf<Row>(), heavy.column->name, *heavy.lookUp, row.row);
        return row;
    }

private:
    struct Heavy {
        const ColumnOf<Row>* column;
        const NamedStatement* lookUp;
    };
    RowColumns<Row> m_light;
    std::vector<Heavy> m_heavy;
};

} // namespace durascope::sqlite
