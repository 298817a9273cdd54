// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/loading.h"
#include "backends/generate/script_planner.h"
#include "backends/generate/store_schemas.h"
#include "backends/sample/step_queue.h"
#include "backends/sample/story.h"

#include <map>
#include <unordered_map>
#include <variant>

namespace durascope {

namespace {

/// Rows that change after they were first written wait here until their execution is over, so that each is inserted
/// once; they keep the number of their first writing.
class WorkflowLoader {
public:
    explicit WorkflowLoader(SqliteFile& file)
        : m_executions(file)
        , m_events(file)
        , m_snapshots(file)
        , m_items(file)
        , m_letters(file)
        , m_effects(file)
        , m_reservations(file)
        , m_approvals(file)
    {
    }

    std::int64_t events() const { return m_eventRows; }

    void take(StoryStep step, bool last)
    {
        std::string execution;
        for (StoryChange& change : step.changes)
            std::visit(
                [&](auto& row) {
                    execution = textOf(row.executionId);
                    put(std::move(row));
                },
                change);
        if (last)
            flush(execution);
    }
    void flushAll()
    {
        while (!m_open.empty())
            flush(std::string(m_open.begin()->first));
    }

private:
    template <class Row>
    struct Waiting {
        Row row;
        std::int64_t number = 0;
    };
    struct Open {
        Waiting<Execution> execution;
        std::map<std::string, Waiting<WorkItem>> items;
        std::map<std::string, Waiting<ApprovalProjection>> approvals;
    };

    void put(const WorkflowEvent& row) { m_events.insert(row, ++m_eventRows); }
    void put(const Snapshot& row) { m_snapshots.insert(row, ++m_snapshotRows); }
    void put(const DeadLetter& row) { m_letters.insert(row, ++m_letterRows); }
    void put(const ToolEffect& row) { m_effects.insert(row, ++m_effectRows); }
    void put(const ToolReservation& row) { m_reservations.insert(row, ++m_reservationRows); }
    void put(Execution row)
    {
        auto& waiting = open(row.executionId).execution;
        keep(waiting, std::move(row), m_executionRows);
    }
    void put(WorkItem row)
    {
        auto& waiting = open(row.executionId).items[std::string(textOf(row.id))];
        keep(waiting, std::move(row), m_itemRows);
    }
    void put(ApprovalProjection row)
    {
        auto& waiting = open(row.executionId).approvals[std::string(textOf(row.nodeId))];
        keep(waiting, std::move(row), m_approvalRows);
    }
    Open& open(const Column& executionId) { return m_open[std::string(textOf(executionId))]; }

    template <class Row>
    static void keep(Waiting<Row>& waiting, Row row, std::int64_t& rows)
    {
        if (waiting.number == 0)
            waiting.number = ++rows;
        waiting.row = std::move(row);
    }

    void flush(const std::string& executionId)
    {
        const auto found = m_open.find(executionId);
        if (found == m_open.end())
            return;
        m_executions.insert(found->second.execution.row, found->second.execution.number);
        for (const auto& [id, waiting] : found->second.items)
            m_items.insert(waiting.row, waiting.number);
        for (const auto& [node, waiting] : found->second.approvals)
            m_approvals.insert(waiting.row, waiting.number);
        m_open.erase(found);
    }

    RowInserter<Execution> m_executions;
    RowInserter<WorkflowEvent> m_events;
    RowInserter<Snapshot> m_snapshots;
    RowInserter<WorkItem> m_items;
    RowInserter<DeadLetter> m_letters;
    RowInserter<ToolEffect> m_effects;
    RowInserter<ToolReservation> m_reservations;
    RowInserter<ApprovalProjection> m_approvals;
    std::unordered_map<std::string, Open> m_open;
    std::int64_t m_executionRows = 0, m_eventRows = 0, m_snapshotRows = 0, m_itemRows = 0, m_letterRows = 0,
                 m_effectRows = 0, m_reservationRows = 0, m_approvalRows = 0;
};

void writeFixedRows(SqliteFile& file, Instant registered)
{
    constexpr std::int64_t second = 1'000'000'000;
    RowInserter<Tenant> tenants(file);
    std::int64_t number = 0;
    const std::string stamp = formatOffsetForm(registered);
    for (const Tenant& row : story::tenants(stamp))
        tenants.insert(row, ++number);
    RowInserter<WorkflowDefinition> definitions(file);
    number = 0;
    for (const WorkflowDefinition& row : story::definitions(stamp))
        definitions.insert(row, ++number);
    file.run("INSERT INTO store_identity VALUES(1," + std::to_string(story::storeTerm) + ")");
    const std::string installed
        = formatOffsetForm({registered.nanoseconds / second * second}).substr(0, 19).replace(10, 1, " ");
    for (const Migration& migration : workflowMigrations())
        file.run("INSERT INTO _sqlx_migrations VALUES(" + std::to_string(migration.version) + ",'"
            + std::string(migration.description) + "','" + installed + "',1,x'" + std::string(migration.checksum)
            + "',4200000)");
}

} // namespace

void writeWorkflows(const GenerateOptions& options, const std::string& path, GenerateTicker& ticker)
{
    SqliteFile file(path, SqliteFile::Mode::Create);
    beginLoad(file, workflowTables());
    ScriptPlanner planner(options);
    constexpr std::int64_t day = 86'400'000'000'000;
    writeFixedRows(file, {planner.firstStart().nanoseconds - 4 * day});
    {
        WorkflowLoader loader(file);
        StepQueue steps;
        const auto runUntil = [&](std::optional<Instant> time) {
            while (steps.nextAt() && (!time || *steps.nextAt() <= *time)) {
                StepQueue::Taken taken = steps.take();
                loader.take(std::move(taken.step), taken.last);
            }
        };
        while (!planner.done()) {
            for (StoryScript& script : planner.next())
                steps.add(std::move(script));
            runUntil(planner.done() ? std::nullopt : std::optional(planner.nextStart()));
            ticker.tick("rows", loader.events(), options.events);
        }
        runUntil(std::nullopt);
        loader.flushAll();
    }
    endLoad(file, workflowIndexes(), ticker);
}

} // namespace durascope
