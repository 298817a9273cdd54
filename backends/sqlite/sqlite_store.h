// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "backends/sqlite/event_statements.h"
#include "backends/sqlite/schema.h"
#include "backends/sqlite/workflow_statements.h"

#include <memory>

namespace durascope::sqlite {

/// An SQLite file that was opened and understood. Holds no connection: each reader has its own.
class SqliteStore final : public Store {
public:
    SqliteStore(StoreFacts facts, FileStamp stamp, std::shared_ptr<const Schema> schema);

    const StoreFacts& facts() const override { return m_facts; }
    Result<std::unique_ptr<StoreReader>> reader() override;
    Result<std::unique_ptr<CommitWatch>> watch() override;
    std::vector<Statement> statements() const override;
    std::pair<std::int64_t, std::int64_t> sizesNow() const override;

private:
    StoreFacts m_facts;
    FileStamp m_stamp;
    std::shared_ptr<const Schema> m_schema;
    std::shared_ptr<const EventStatements> m_eventStatements; ///< Null when the family was not found.
    std::shared_ptr<const WorkflowStatements> m_workflowStatements; ///< Likewise.
};

} // namespace durascope::sqlite
