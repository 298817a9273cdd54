// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// A time that a row does not have.
inline constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

/// What is kept of every execution: 48 bytes. Times in nanoseconds since 1970, noTime where null or unreadable.
/// `status`, `tenant` and `workflow` are numbers of ExecutionTable::name().
struct ExecutionRow {
    std::int64_t row = 0; ///< Its row number in the store.
    std::int64_t started = noTime;
    std::int64_t updated = noTime;
    std::int64_t completed = noTime;
    std::uint32_t status = 0;
    std::uint32_t tenant = 0;
    std::uint32_t workflow = 0; ///< Workflow id without its version.
};
static_assert(sizeof(ExecutionRow) <= 64);

/// Every execution of a store in memory, so that counts, orders and filters by status need no statement. Rows stand
/// in ascending row number; an index is the place of a row here and stays while rows are only added at the end.
/// Not thread-safe; a snapshot() may go to any thread.
class ExecutionTable {
public:
    /// The table at one moment. Immutable and cheap to copy: unchanged parts are shared with the table.
    class Snapshot {
    public:
        std::size_t size() const { return m_size; }
        const ExecutionRow& at(std::uint32_t index) const { return (*m_chunks[index / chunkRows])[index % chunkRows]; }
        const std::string& name(std::uint32_t number) const { return (*m_names)[number]; }
        std::size_t nameCount() const { return m_names ? m_names->size() : 0; }

    private:
        friend class ExecutionTable;
        std::vector<std::shared_ptr<const std::vector<ExecutionRow>>> m_chunks;
        std::shared_ptr<const std::vector<std::string>> m_names;
        std::size_t m_size = 0;
    };

    /// Which indexes apply() touched. `renumbered`: a row came in the middle, so every index before is void.
    struct Applied {
        std::vector<std::uint32_t> added;
        std::vector<std::uint32_t> changed;
        bool renumbered = false;
    };
    /// Adds new rows and replaces known ones (the same row number).
    Applied apply(std::span<const ExecutionFacts> facts);
    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
    /// Takes rows out (ascending numbers; unknown ones are passed over). Returns where each index stands now, or
    /// nowhere.
    std::vector<std::uint32_t> remove(std::span<const RowId> rows);
    void clear();
    /// How the same store read later differs from this table.
    struct Difference {
        std::vector<RowId> gone; ///< Ascending.
        std::vector<std::uint32_t> added, changed; ///< Indexes of `later`.
        std::vector<RowId> rows; ///< Row numbers of both.
        /// A row number stands for another execution than before, or rows came in the middle: nothing can be kept.
        bool renumbered = false;
    };
    Difference difference(const ExecutionTable& later) const;

    std::size_t size() const { return m_size; }
    const ExecutionRow& at(std::uint32_t index) const { return (*m_chunks[index / chunkRows])[index % chunkRows]; }
    std::optional<std::uint32_t> indexOf(RowId row) const;
    const std::string& name(std::uint32_t number) const { return (*m_names)[number]; }
    /// The number of a name that some row has or had.
    std::optional<std::uint32_t> numberOf(std::string_view name) const;

    struct StatusCount {
        std::string status; ///< As stored.
        std::int64_t count = 0;
    };
    /// Exact rows of every stored status that has any: known statuses in the order people read them, then the rest.
    std::vector<StatusCount> counts() const;
    std::int64_t count(std::string_view status) const;
    /// Exact rows of one workflow and status.
    std::int64_t count(std::uint32_t workflow, std::uint32_t status) const;
    /// Every workflow that has rows, by name.
    std::vector<std::uint32_t> workflows() const;

    Snapshot snapshot() const;
    std::size_t bytes() const; ///< Of the rows, for tests of the budget.

private:
    static constexpr std::size_t chunkRows = 2048;
    using Chunk = std::vector<ExecutionRow>;

    ExecutionRow encode(const ExecutionFacts& facts);
    std::uint32_t intern(const std::string& name);
    ExecutionRow& writable(std::uint32_t index);
    void append(const ExecutionRow& row);
    void insertInside(const ExecutionRow& row);
    void tally(const ExecutionRow& row, std::int64_t by);

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::shared_ptr<std::vector<std::string>> m_names = std::make_shared<std::vector<std::string>>();
    std::map<std::string, std::uint32_t, std::less<>> m_numbers;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> m_tally; ///< (workflow, status) → rows.
    std::size_t m_size = 0;
};

} // namespace durascope
