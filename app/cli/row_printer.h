// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/person_columns.h"
#include "app/cli/table.h"
#include "model/json/row_json.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace durascope::cli {

/// Prints rows of one table: as JSON lines or as a table for people.
template <class Row>
class RowPrinter {
public:
    RowPrinter(Output& output, const Options& options, bool streaming = false)
        : m_output(output)
    {
        if (options.json)
            return;
        m_style.now = Instant::now();
        m_columns = personColumns<Row>(options);
        std::vector<Table::Column> heads;
        for (const auto& column : m_columns)
            heads.push_back({column.title, column.right, column.width});
        m_table = std::make_unique<Table>(output, std::move(heads), streaming);
    }

    void print(const Row& row)
    {
        if (!m_table) {
            writeRowJson(m_output.line(), row);
            m_output.write(m_output.line());
            return;
        }
        std::vector<QString> cells;
        cells.reserve(m_columns.size());
        for (const auto& column : m_columns)
            cells.push_back(column.cell(row, m_style));
        m_table->add(std::move(cells));
    }

    void finish()
    {
        if (m_table)
            m_table->finish();
    }

private:
    Output& m_output;
    FormatStyle m_style;
    std::vector<PersonColumn<Row>> m_columns;
    std::unique_ptr<Table> m_table;
};

/// Bytes of a row's texts and blobs.
template <class Row>
std::size_t bytesOf(const Row& row)
{
    std::size_t bytes = 0;
    for (const ColumnOf<Row>& column : columnsOf<Row>()) {
        const Column& value = row.*(column.member);
        bytes += value ? value->bytes().size() : 0;
    }
    return bytes;
}

/// How many rows to ask for at a time: few where rows are large, so that memory stays flat, many where they are small.
class ChunkSize {
public:
    int rows() const { return m_rows; }
    /// A limit of the user's own, counted down.
    int rows(std::optional<std::int64_t> left) const
    {
        return left && *left < m_rows ? static_cast<int>(*left) : m_rows;
    }
    void learn(std::size_t gotRows, std::size_t gotBytes)
    {
        constexpr std::size_t wantedBytes = 4U << 20U;
        if (gotRows == 0)
            return;
        const std::size_t fit = wantedBytes / (gotBytes / gotRows + 200);
        const std::size_t most = std::min<std::size_t>(4 * static_cast<std::size_t>(m_rows), 1'000);
        m_rows = static_cast<int>(std::clamp<std::size_t>(fit, 4, most));
    }

private:
    int m_rows = 32; ///< Large rows may come first: grows step by step.
};

} // namespace durascope::cli
