// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/sqlite_store.h"

#include "backends/sqlite/engine_statements.h"
#include "backends/sqlite/event_reader.h"
#include "backends/sqlite/read_session.h"
#include "backends/sqlite/sqlite_watch.h"
#include "backends/sqlite/workflow_reader.h"

namespace durascope::sqlite {

namespace {

/// Refuses a file that took the place of the one that was opened, unless it is the same kind of store.
ReadSession::Accept sameKindAs(const StoreFacts& facts)
{
    Families known;
    known.eventFormat = facts.eventFormat;
    known.workflowSchema = facts.workflowSchema;
    return [known, path = facts.location](Connection& connection) {
        const StoreError error{ErrorKind::Unavailable, "The file was replaced by one of another kind.",
            "Open it again to see what it holds now.", path, {}};
        try {
            const auto found = detectFamilies(connection, Schema::read(connection));
            if (!found.sameKind(known) || found.workflowSchema != known.workflowSchema)
                throw Failure{error, 0};
        } catch (const Failure& failure) {
            throw failure.error.kind == ErrorKind::NotAStore ? Failure{error, 0} : failure;
        }
    };
}

class SqliteReader final : public StoreReader {
public:
    SqliteReader(const StoreFacts& facts, const FileStamp& stamp, const std::shared_ptr<const Schema>& schema,
        const std::shared_ptr<const EventStatements>& events,
        const std::shared_ptr<const WorkflowStatements>& workflows)
        : m_session(facts.location, stamp, sameKindAs(facts))
    {
        if (events)
            m_events = std::make_unique<EventReader>(m_session, events, schema);
        if (workflows)
            m_workflows = std::make_unique<WorkflowReader>(m_session, workflows, facts.workflowSchema.value_or(1));
    }

    EventStore* events() override { return m_events.get(); }
    WorkflowStore* workflows() override { return m_workflows.get(); }
    void release() override { m_session.release(); }

private:
    ReadSession m_session;
    std::unique_ptr<EventReader> m_events;
    std::unique_ptr<WorkflowReader> m_workflows;
};

} // namespace

SqliteStore::SqliteStore(StoreFacts facts, FileStamp stamp, std::shared_ptr<const Schema> schema)
    : m_facts(std::move(facts))
    , m_stamp(stamp)
    , m_schema(std::move(schema))
{
    if (m_facts.eventFormat)
        m_eventStatements = std::make_shared<const EventStatements>(*m_schema);
    if (m_facts.workflowSchema)
        m_workflowStatements = std::make_shared<const WorkflowStatements>(*m_schema);
}

Result<std::unique_ptr<StoreReader>> SqliteStore::reader()
{
    return std::unique_ptr<StoreReader>(
        std::make_unique<SqliteReader>(m_facts, m_stamp, m_schema, m_eventStatements, m_workflowStatements));
}

Result<std::unique_ptr<CommitWatch>> SqliteStore::watch()
{
    return std::unique_ptr<CommitWatch>(std::make_unique<SqliteWatch>(m_facts.location));
}

std::vector<Store::Statement> SqliteStore::statements() const
{
    std::vector<Statement> all;
    const auto take = [&](const Catalogue& catalogue) {
        for (const auto& statement : catalogue.all())
            all.push_back({statement.name, statement.text});
    };
    for (const auto* statement : engineStatements(m_eventStatements != nullptr, m_workflowStatements != nullptr))
        all.push_back({statement->name, statement->text});
    if (m_eventStatements)
        take(*m_eventStatements);
    if (m_workflowStatements)
        take(*m_workflowStatements);
    return all;
}

std::pair<std::int64_t, std::int64_t> SqliteStore::sizesNow() const
{
    return {stampOf(m_facts.location).size, stampOf(m_facts.location + "-wal").size};
}

} // namespace durascope::sqlite
