// SPDX-License-Identifier: Apache-2.0
#include "backends/conformance/load_into_memory.h"

#include "backends/memory/memory_writer.h"

#include <sqlite3.h>

#include <stdexcept>

namespace durascope {

namespace {

class File {
public:
    explicit File(const std::string& path)
    {
        if (sqlite3_open_v2(path.c_str(), &m_handle, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
            throw std::runtime_error("cannot open " + path);
    }
    ~File() { sqlite3_close(m_handle); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// Calls `take(statement)` for each row.
    template <class Take>
    void each(const std::string& query, Take take)
    {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_handle, query.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(query + ": " + sqlite3_errmsg(m_handle));
        while (sqlite3_step(statement) == SQLITE_ROW)
            take(statement);
        sqlite3_finalize(statement);
    }

private:
    sqlite3* m_handle = nullptr;
};

StoredValue valueAt(sqlite3_stmt* row, int column)
{
    const auto bytes = [&] {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(row, column));
        return std::string(data == nullptr ? "" : data, static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
    };
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        return StoredValue::integer(sqlite3_column_int64(row, column));
    case SQLITE_FLOAT:
        return StoredValue::real(sqlite3_column_double(row, column));
    case SQLITE_TEXT:
        return StoredValue::text(bytes());
    case SQLITE_BLOB:
        return StoredValue::blob(bytes());
    default:
        return {};
    }
}

template <class Row, class Take>
void eachRow(File& file, Take take)
{
    std::string query = "SELECT rowid";
    for (const auto& column : columnsOf<Row>())
        query += ',' + std::string(column.name);
    query += " FROM " + std::string(tableOf<Row>()) + " ORDER BY rowid";
    file.each(query, [&](sqlite3_stmt* statement) {
        Row row;
        row.row = RowId{sqlite3_column_int64(statement, 0)};
        int index = 0;
        for (const auto& column : columnsOf<Row>())
            row.*column.member = valueAt(statement, ++index);
        take(std::move(row));
    });
}

/// Through the writer, so that its keys are filled; the numbers are the file's.
template <class Row>
void loadRows(File& file, MemoryCommit& commit, MemoryTable<Row>& table)
{
    eachRow<Row>(file, [&](Row row) {
        table.last = row.row.value - 1;
        commit.put(std::move(row));
    });
}

} // namespace

std::shared_ptr<MemoryData> loadWorkflows(const std::string& path)
{
    File file(path);
    auto data = std::make_shared<MemoryData>();
    MemoryCommit commit(data);
    loadRows(file, commit, data->definitions);
    loadRows(file, commit, data->executions);
    loadRows(file, commit, data->events);
    loadRows(file, commit, data->snapshots);
    loadRows(file, commit, data->items);
    loadRows(file, commit, data->deadLetters);
    loadRows(file, commit, data->timers);
    loadRows(file, commit, data->cronJobs);
    loadRows(file, commit, data->agents);
    loadRows(file, commit, data->apiTokens);
    loadRows(file, commit, data->tenants);
    loadRows(file, commit, data->effects);
    loadRows(file, commit, data->reservations);
    loadRows(file, commit, data->approvals);
    loadRows(file, commit, data->checkpoints);
    loadRows(file, commit, data->artifacts);
    file.each(
        "SELECT term FROM store_identity", [&](sqlite3_stmt* row) { commit.setTerm(sqlite3_column_int64(row, 0)); });
    return data;
}

std::shared_ptr<MemoryData> loadFacts(const std::string& path)
{
    File file(path);
    auto data = std::make_shared<MemoryData>();
    const auto keep = [](auto& table) { return [&table](auto row) { table.rows.emplace(row.row.value, row); }; };
    eachRow<Fact>(file, keep(data->facts));
    eachRow<SubscriberCursor>(file, keep(data->cursors));
    eachRow<StoreMetadata>(file, keep(data->metadata));
    eachRow<AppendBatch>(file, [&](AppendBatch row) { data->batches.emplace(row.row.value, row); });
    return data;
}

} // namespace durascope
