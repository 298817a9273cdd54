// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/row_table.h"
#include "backends/contract/value_arena.h"
#include "backends/sqlite/connection.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace durascope::sqlite {

/// How long one run of a statement may take: most are looked up by a key, a few count a whole table.
constexpr std::chrono::seconds keyedPatience{5};
constexpr std::chrono::seconds scanPatience{120};

/// One run of a prepared statement: bind in order, then step. Reset and unbound at the end of its life, so no
/// statement stays open between calls.
class Query {
public:
    Query(Connection& connection, const NamedStatement& statement, std::chrono::seconds patience = keyedPatience);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    Query& bind(std::int64_t value);
    Query& bind(int value) { return bind(std::int64_t(value)); }
    Query& bind(RowId row) { return bind(row.value); }
    Query& bind(std::string_view text); ///< The bytes must live until the last step.
    Query& bind(const std::string& text) { return bind(std::string_view(text)); }
    Query& bind(const char* text) { return bind(std::string_view(text)); }
    Query& bind(const StoredValue& value);

    bool next(); ///< Throws Failure.

    StoredValue value(int column); ///< Values of one run share their memory.
    std::int64_t integer(int column) const; ///< 0 when it is no integer.
    std::string_view text(int column) const; ///< Empty when it is no text; valid until the next step.
    bool isText(int column) const;
    bool isNull(int column) const;

private:
    Connection& m_connection;
    const NamedStatement& m_named;
    sqlite3_stmt* m_statement;
    int m_bound = 0;
    ValueArena m_arena;
};

} // namespace durascope::sqlite
