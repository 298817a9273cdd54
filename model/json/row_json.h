// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/row_table.h"

#include <string>
#include <string_view>

namespace durascope {

/// Writes the members of one row as `dscope --json` prints them: columns under their stored names without the ending
/// _json, values as stored. A value that JSON cannot say stands as null, with NAME_text or NAME_base64 behind it and
/// one member `problem` at the end.
class RowJson {
public:
    /// Clears `out` and opens the object.
    explicit RowJson(std::string& out);
    void add(std::string_view column, Content content, const StoredValue& value);
    /// Closes the object and the line.
    void finish();

private:
    void plainText(std::string_view name, std::string_view bytes);
    void jsonText(std::string_view name, std::string_view bytes);
    void number(std::string_view name, Content content, const StoredValue& value);
    void base64(std::string_view name, std::string_view bytes, std::string_view why);
    void member(std::string_view name, std::string_view ending);
    void problem(std::string_view name, std::string_view why);

    std::string& m_out;
    std::string m_problem;
    bool m_first = true;
};

/// One line: the row's object and a line feed. Columns the file lacks are absent.
template <class Row>
void writeRowJson(std::string& out, const Row& row)
{
    RowJson json(out);
    for (const ColumnOf<Row>& column : columnsOf<Row>()) {
        const Column& value = row.*(column.member);
        if (value)
            json.add(column.name, column.content, *value);
    }
    json.finish();
}

/// The same without the line feed, for the clipboard.
template <class Row>
std::string rowJson(const Row& row)
{
    std::string line;
    writeRowJson(line, row);
    line.pop_back();
    return line;
}

} // namespace durascope
