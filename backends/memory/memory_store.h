// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "backends/memory/memory_data.h"

#include <memory>

namespace durascope {

/// Tables without rows but those every store has: metadata, the default tenant.
std::shared_ptr<MemoryData> makeMemoryData();
/// The data of a name in this process; made when it is new, kept until the process ends.
std::shared_ptr<MemoryData> memoryDataOf(const std::string& name);

/// A store over data in memory, holding both families.
class MemoryStore : public Store {
public:
    MemoryStore(StoreUrl url, std::string name, std::shared_ptr<MemoryData> data);

    const StoreFacts& facts() const override { return m_facts; }
    Result<std::unique_ptr<StoreReader>> reader() override;
    Result<std::unique_ptr<CommitWatch>> watch() override;
    std::vector<Statement> statements() const override { return {}; }
    std::pair<std::int64_t, std::int64_t> sizesNow() const override { return {0, 0}; }

protected:
    const std::shared_ptr<MemoryData>& data() const { return m_data; }

private:
    std::shared_ptr<MemoryData> m_data;
    StoreFacts m_facts;
};

} // namespace durascope
