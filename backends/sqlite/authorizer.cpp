// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/authorizer.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace durascope::sqlite {

namespace {

constexpr std::array<std::string_view, 9> functions{
    "coalesce", "count", "ifnull", "length", "max", "min", "substr", "total", "typeof"};
constexpr std::array<std::string_view, 4> pragmas{"data_version", "encoding", "schema_version", "table_xinfo"};

template <std::size_t N>
bool listed(const std::array<std::string_view, N>& list, const char* name)
{
    return name != nullptr && std::find(list.begin(), list.end(), name) != list.end();
}

} // namespace

int authorizeReading(void*, int action, const char* first, const char* second, const char*, const char*)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_TRANSACTION: // BEGIN and COMMIT around reads
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return listed(functions, second) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
        return listed(pragmas, first) ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

} // namespace durascope::sqlite
