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

} // namespace durascope::sqlite
