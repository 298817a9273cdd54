// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output.h"

#include <QString>

#include <vector>

namespace durascope::cli {

/// Aligned columns for people. The first rows decide the widths; the last column takes what the terminal leaves.
class Table {
public:
    struct Column {
        QString title;
        bool right = false;
        int width = 0; ///< At least this many places.
    };
    /// `streaming`: rows are written at once, with the columns' own least widths.
    Table(Output& output, std::vector<Column> columns, bool streaming = false);

    /// One cell a column, each one line of text.
    void add(std::vector<QString> cells);
    /// Writes what is held back, and the header even when there was no row.
    void finish();

private:
    void decideWidths();
    void write(const std::vector<QString>& cells);

    Output& m_output;
    std::vector<Column> m_columns;
    std::vector<std::vector<QString>> m_waiting;
    int m_terminal = 0;
    bool m_decided = false;
};

/// Places a text takes on a terminal: wide characters two, combining marks none.
int displayWidth(const QString& text);

} // namespace durascope::cli
