// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/row_table.h"
#include "backends/contract/store_error.h"
#include "backends/contract/stored_value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace durascope {

/// What the writing side throws; turned into a StoreError at the border of this folder.
struct GenerateFailure {
    StoreError error;
};

/// A connection that writes. Throws GenerateFailure.
class SqliteFile {
public:
    enum class Mode { Create, Existing };
    SqliteFile(const std::string& path, Mode mode);

    void run(const std::string& statements);
    std::int64_t number(const std::string& query); ///< First column of the first row; 0 without a row or for null.
    sqlite3* handle() const { return m_handle.get(); }
    [[noreturn]] void fail(std::string_view doing) const;

private:
    struct Closer {
        void operator()(sqlite3* handle) const;
    };
    std::string m_path;
    std::unique_ptr<sqlite3, Closer> m_handle;
};

/// One prepared statement. Bound texts must live until the next run().
class SqliteStatement {
public:
    SqliteStatement(SqliteFile& file, const std::string& text);

    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view text);
    void bind(int index, const StoredValue& value);
    /// Runs a statement that gives no rows, and makes it ready again.
    void run();
    /// Runs one that gives at most one row of one integer; `missing` when there is none.
    std::int64_t number(std::int64_t missing);

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    SqliteFile& m_file;
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

/// Inserts whole rows of one table, with their row numbers.
template <class Row>
class RowInserter {
public:
    explicit RowInserter(SqliteFile& file)
        : m_statement(file, text())
    {
    }
    void insert(const Row& row, std::int64_t rowid)
    {
        int index = 1;
        m_statement.bind(index, rowid);
        const StoredValue null{};
        for (const auto& column : columnsOf<Row>()) {
            const Column& value = row.*column.member;
            m_statement.bind(++index, value ? *value : null); // both are lvalues: no copy, the text stays
        }
        m_statement.run();
    }

private:
    static std::string text()
    {
        std::string columns = "INSERT INTO " + std::string(tableOf<Row>()) + "(rowid";
        std::string values = ") VALUES(?";
        for (const auto& column : columnsOf<Row>()) {
            columns += ',' + std::string(column.name);
            values += ",?";
        }
        return columns + values + ')';
    }
    SqliteStatement m_statement;
};

} // namespace durascope
