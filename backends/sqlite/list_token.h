// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/row_table.h"

#include <optional>
#include <string>
#include <string_view>

namespace durascope::sqlite {

/// Where a chunked list stands: the sort key and the rowid of the last row given out, as one text.
struct ListToken {
    StoredValue key;
    RowId row;

    std::string text() const;
    static std::optional<ListToken> parse(std::string_view text); ///< Nothing for an empty or foreign text.
};

/// True if the engine sorts `a` before `b`: nothing, then numbers, texts by their bytes, BLOBs by theirs.
bool sortsBefore(const StoredValue& a, const StoredValue& b);

} // namespace durascope::sqlite
