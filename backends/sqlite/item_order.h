// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"
#include "backends/sqlite/workflow_statements.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace durascope::sqlite {

/// The order of a queue listing. No index gives created_at order, so the keys of all items are read once, sorted here
/// and kept for the chunks that follow; rows are then fetched by rowid.
class ItemOrder {
public:
    /// Positions after the token (empty: from the start) of this filter's listing; reads the keys when the kept ones
    /// are another listing's. Call from inside a read transaction.
    void seek(Connection& connection, const QueueStatements& statements, const WorkflowFilter& filter,
        const std::string& after);
    /// The next row and the token that continues after it; nothing at the end.
    std::optional<RowId> next();
    std::string tokenHere() const; ///< After the row `next` gave last.
    bool atEnd() const { return m_at >= m_keys.size(); }
    void forget();

private:
    struct Key {
        std::int64_t row;
        std::uint64_t offset; ///< Of the rank and created_at in m_times.
        std::uint32_t length;
    };
    std::string_view timeOf(const Key& key) const { return std::string_view(m_times).substr(key.offset, key.length); }
    bool less(const Key& a, const Key& b) const;
    void load(Connection& connection, const QueueStatements& statements, const WorkflowFilter& filter);
    void take(Query& query);

    std::string m_listing; ///< Whose keys these are; empty: none.
    std::string m_times;
    std::vector<Key> m_keys;
    std::size_t m_at = 0;
};

} // namespace durascope::sqlite
