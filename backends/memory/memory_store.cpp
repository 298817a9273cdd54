// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_store.h"

#include "backends/memory/memory_facts.h"
#include "backends/memory/memory_workflows.h"

namespace durascope {

namespace {

class MemoryReader final : public StoreReader {
public:
    explicit MemoryReader(const std::shared_ptr<const MemoryData>& data)
        : m_facts(data)
        , m_workflows(data)
    {
    }
    EventStore* events() override { return &m_facts; }
    WorkflowStore* workflows() override { return &m_workflows; }
    void release() override { } // nothing is held between calls

private:
    MemoryFacts m_facts;
    MemoryWorkflows m_workflows;
};

class MemoryWatch final : public CommitWatch {
public:
    explicit MemoryWatch(std::shared_ptr<MemoryData> data)
        : m_data(std::move(data))
    {
        const std::lock_guard hold(m_data->watchMutex);
        m_seen = m_data->commits;
    }

    Result<bool> wait(const std::stop_token& stop, std::chrono::milliseconds timeout) override
    {
        std::unique_lock hold(m_data->watchMutex);
        const bool changed
            = m_data->committed.wait_for(hold, stop, timeout, [this] { return m_data->commits != m_seen; });
        m_seen = m_data->commits;
        return changed;
    }

private:
    std::shared_ptr<MemoryData> m_data;
    std::uint64_t m_seen = 0;
};

StoreMetadata metadataRow(std::string_view key, std::string_view value)
{
    StoreMetadata row;
    row.key = StoredValue::text(std::string(key));
    row.value = StoredValue::text(std::string(value));
    return row;
}

} // namespace

std::shared_ptr<MemoryData> makeMemoryData()
{
    auto data = std::make_shared<MemoryData>();
    data->metadata.append(metadataRow("store_format_version", "1"));
    data->metadata.append(metadataRow("append_batch_boundary_format", "sparse_v1"));
    return data;
}

std::shared_ptr<MemoryData> memoryDataOf(const std::string& name)
{
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<MemoryData>> byName;
    const std::lock_guard hold(mutex);
    std::shared_ptr<MemoryData>& data = byName[name];
    if (!data)
        data = makeMemoryData();
    return data;
}

MemoryStore::MemoryStore(StoreUrl url, std::string name, std::shared_ptr<MemoryData> data)
    : m_data(std::move(data))
{
    m_facts.url = std::move(url);
    m_facts.name = std::move(name);
    m_facts.engine = "memory";
    m_facts.eventFormat = BatchFormat::Sparse;
    m_facts.workflowSchema = 11;
}

Result<std::unique_ptr<StoreReader>> MemoryStore::reader()
{
    return std::unique_ptr<StoreReader>(std::make_unique<MemoryReader>(m_data));
}

Result<std::unique_ptr<CommitWatch>> MemoryStore::watch()
{
    return std::unique_ptr<CommitWatch>(std::make_unique<MemoryWatch>(m_data));
}

} // namespace durascope
