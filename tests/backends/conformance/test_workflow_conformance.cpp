// SPDX-License-Identifier: Apache-2.0
// The SQLite engine answers every question about a workflow store as the memory engine does.
#include "backends/conformance/load_into_memory.h"
#include "backends/conformance/same.h"
#include "backends/conformance/workflow_equality.h"
#include "backends/generate/generate.h"
#include "backends/memory/memory_workflows.h"
#include "backends/open_store.h"
#include "support/fixtures.h"

#include <QTemporaryDir>

using namespace durascope;

namespace {

/// All chunks of a list behind each other.
template <class Row, class Ask>
Result<std::vector<Row>> wholeList(Ask ask)
{
    std::vector<Row> rows;
    std::string after;
    do {
        Result<Chunk<Row>> chunk = ask(after);
        if (!chunk)
            return failure(chunk.error());
        rows.insert(rows.end(), chunk->rows.begin(), chunk->rows.end());
        after = chunk->next;
    } while (!after.empty());
    return rows;
}

} // namespace

class TestWorkflowConformance : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::stop_token m_stop;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<MemoryWorkflows> m_memory;
    std::vector<ExecutionFacts> m_executions;

    WorkflowStore& other() { return *m_reader->workflows(); }
    std::vector<RowId> executionRows() const
    {
        std::vector<RowId> rows{RowId{0}, RowId{1'000'000}};
        for (const ExecutionFacts& facts : m_executions)
            rows.push_back(facts.row);
        return rows;
    }
    std::vector<WorkflowFilter> filters() const
    {
        std::vector<WorkflowFilter> chosen(5);
        chosen[1].status = "completed";
        chosen[2].tenantId = "acme";
        chosen[3].tenantId = "nobody";
        chosen[4].executionId = "exec_" + std::string(32, '0');
        for (std::size_t i = 0; i < m_executions.size(); i += m_executions.size() / 3 + 1) {
            chosen.push_back({m_executions[i].executionId, {}, {}});
            chosen.push_back({m_executions[i].executionId, "pending", m_executions[i].tenantId});
        }
        return chosen;
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::newRow("generated") << QString();
        for (const char* name : {"jamjet-0.5.0-schema11.db", "jamjet-0.5.0-server.db"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void init()
    {
        QFETCH_GLOBAL(QString, fixture);
        const QString path = m_folder.filePath(QStringLiteral("store-%1.db").arg(fixture));
        if (!QFile::exists(path) && !fixture.isEmpty()) {
            QVERIFY(copyFixture(QStringLiteral("jamjet/") + fixture, path));
        } else if (!QFile::exists(path)) {
            GenerateOptions options;
            options.executions = 300;
            options.events = 6'000;
            QVERIFY(generateSqliteStore(options, path.toStdString(), {}, m_stop).has_value());
        }
        m_memory = std::make_unique<MemoryWorkflows>(loadWorkflows(path.toStdString()));
        auto store = openStore(*parseStoreUrl(path.toStdString()), m_stop);
        QVERIFY2(store.has_value(), store ? "" : toLine(store.error()).c_str());
        m_store = *store;
        m_reader = std::move(*m_store->reader());
        QVERIFY(m_reader->workflows() != nullptr);
        m_executions = *m_memory->executionFactsAfter({0}, 1'000'000, m_stop);
        QVERIFY(!m_executions.empty());
    }
    void cleanup()
    {
        m_reader.reset();
        m_store.reset();
    }

    void lists()
    {
        const auto compare = [&]<class Row>(const char* name, auto method) {
            for (const WorkflowFilter& filter : filters())
                for (const int limit : {1, 37, 100'000}) {
                    const auto ask = [&](WorkflowStore& store) {
                        return wholeList<Row>(
                            [&](const std::string& after) { return (store.*method)(filter, after, limit, m_stop); });
                    };
                    if (limit > 1 || m_executions.size() < 100)
                        SAME(name, ask(*m_memory), ask(other()));
                }
        };
        compare.operator()<Execution>("executions", &WorkflowStore::executions);
        compare.operator()<WorkflowEvent>("events", &WorkflowStore::events);
        compare.operator()<WorkItem>("items", &WorkflowStore::workItems);
        compare.operator()<DeadLetter>("dead letters", &WorkflowStore::deadLetters);
    }

    void executionFacts()
    {
        for (const RowId after : {RowId{0}, RowId{7}, RowId{1'000'000}})
            for (const int limit : {1, 50, 1'000'000})
                SAME("facts after", m_memory->executionFactsAfter(after, limit, m_stop),
                    other().executionFactsAfter(after, limit, m_stop));
        for (const std::string& since :
            {std::string(), m_executions[m_executions.size() / 2].updatedAt, std::string("9")})
            for (const int limit : {1, 50, 1'000'000})
                SAME("facts since", m_memory->executionFactsUpdatedSince(since, limit, m_stop),
                    other().executionFactsUpdatedSince(since, limit, m_stop));
        SAME("facts of rows", m_memory->executionFacts(executionRows(), m_stop),
            other().executionFacts(executionRows(), m_stop));
        SAME("activity", m_memory->executionActivity(executionRows(), m_stop),
            other().executionActivity(executionRows(), m_stop));
    }

    void oneExecution()
    {
        for (const RowId row : executionRows())
            SAME("execution by row", m_memory->execution(row, m_stop), other().execution(row, m_stop));
        std::vector<std::string> ids{"", "no id", "EXEC_1"};
        for (const ExecutionFacts& facts : m_executions)
            ids.push_back(facts.executionId);
        for (const std::string& id : ids) {
            const QByteArray name = QByteArray::fromStdString(id);
            SAME("execution " + name, m_memory->execution(id, m_stop), other().execution(id, m_stop));
            const std::string upper = QByteArray::fromStdString(id).toUpper().toStdString();
            SAME("upper case " + name, m_memory->execution(upper, m_stop), other().execution(upper, m_stop));
            const std::string display = "exec_" + QByteArray::fromStdString(id).replace('-', "").toStdString();
            SAME("display form " + name, m_memory->execution(display, m_stop), other().execution(display, m_stop));
            SAME("chain of " + name, m_memory->segmentChain(id, m_stop), other().segmentChain(id, m_stop));
        }
    }

    void logsOfExecutions()
    {
        for (const ExecutionFacts& facts : m_executions) {
            const std::string& id = facts.executionId;
            const QByteArray name = QByteArray::fromStdString(id);
            for (const auto& [first, last] : {std::pair(1L, 1'000'000L), std::pair(3L, 5L), std::pair(9L, 2L)})
                SAME("events of " + name, m_memory->eventsOf(id, first, last, m_stop),
                    other().eventsOf(id, first, last, m_stop));
            SAME("off sequence of " + name, m_memory->eventsOffSequence(id, 9, m_stop),
                other().eventsOffSequence(id, 9, m_stop));
            SAME("last of " + name, m_memory->latestSequence(id, m_stop), other().latestSequence(id, m_stop));
            for (const bool withState : {false, true})
                SAME("snapshots of " + name, m_memory->snapshots(id, withState, m_stop),
                    other().snapshots(id, withState, m_stop));
            SAME(
                "latest snapshot of " + name, m_memory->latestSnapshot(id, m_stop), other().latestSnapshot(id, m_stop));
            SAME("items of " + name, m_memory->itemsOf(id, m_stop), other().itemsOf(id, m_stop));
            SAME("letters of " + name, m_memory->deadLettersOf(id, m_stop), other().deadLettersOf(id, m_stop));
            SAME("effects of " + name, m_memory->toolEffects(id, m_stop), other().toolEffects(id, m_stop));
            SAME("reservations of " + name, m_memory->toolReservations(id, m_stop),
                other().toolReservations(id, m_stop));
            SAME("approvals of " + name, m_memory->approvals(id, m_stop), other().approvals(id, m_stop));
            SAME("timers of " + name, m_memory->timers(id, m_stop), other().timers(id, m_stop));
            SAME("checkpoint of " + name, m_memory->projectorCheckpoint("approvals", id, m_stop),
                other().projectorCheckpoint("approvals", id, m_stop));
        }
    }

    void wholeLog()
    {
        for (const RowId after : {RowId{0}, RowId{100}, RowId{10'000'000}})
            for (const int limit : {1, 100, 1'000'000})
                SAME("events after", m_memory->eventsAfter(after, limit, m_stop),
                    other().eventsAfter(after, limit, m_stop));
        for (const int limit : {1, 100, 1'000'000})
            SAME("newest", m_memory->newestEvents(limit, m_stop), other().newestEvents(limit, m_stop));
        SAME("heads", m_memory->heads(m_stop), other().heads(m_stop));
    }

    void queue()
    {
        SAME("depths", m_memory->queueDepths(m_stop), other().queueDepths(m_stop));
        for (const int limit : {1, 20, 1'000'000}) {
            SAME("open", m_memory->openItems(limit, m_stop), other().openItems(limit, m_stop));
            std::optional<WorkItem> last;
            std::size_t walked = 0;
            do {
                const auto piece = other().openItemsAfter(last, limit, m_stop);
                SAME("open piece", m_memory->openItemsAfter(last, limit, m_stop), piece);
                last = piece->empty() ? std::nullopt : std::optional(piece->back());
                walked += piece->size();
            } while (last);
            QCOMPARE(walked, other().openItems(1'000'000, m_stop)->size());
            for (const char* status : {"pending", "claimed", "completed", "failed", "dead_lettered", "?"})
                for (const char* queue : {"", "python_tool", "?"})
                    SAME(status, m_memory->itemsByStatus(status, queue, limit, m_stop),
                        other().itemsByStatus(status, queue, limit, m_stop));
            SAME("letters after", m_memory->deadLettersAfter({0}, limit, m_stop),
                other().deadLettersAfter({0}, limit, m_stop));
        }
        const auto items = *m_memory->itemsByStatus("completed", "", 1'000'000, m_stop);
        QVERIFY(!items.empty());
        for (const int scan : {10, 1'000'000})
            for (const std::string& since : {std::string(), std::string(textOf(items[items.size() / 2].completedAt))})
                SAME("completed since", m_memory->completedSince(since, scan, m_stop),
                    other().completedSince(since, scan, m_stop));
        std::vector<RowId> rows{RowId{0}};
        for (const WorkItem& item : items)
            rows.push_back(item.row);
        SAME("items by row", m_memory->itemsByRow(rows, m_stop), other().itemsByRow(rows, m_stop));
        for (const std::string& id : {std::string("no id"), std::string(textOf(items[0].id))})
            SAME("item", m_memory->workItem(id, m_stop), other().workItem(id, m_stop));
        for (const std::int64_t row : {0L, 1L, 2L})
            SAME("letter", m_memory->deadLetter({row}, m_stop), other().deadLetter({row}, m_stop));
    }

    void smallTables()
    {
        QCOMPARE(m_memory->schemaVersion(), other().schemaVersion());
        const auto definitions = m_memory->definitions(m_stop);
        SAME("definitions", definitions, other().definitions(m_stop));
        for (const WorkflowDefinition& row : *definitions)
            SAME("definition",
                m_memory->definition(std::string(textOf(row.workflowId)), std::string(textOf(row.version)), m_stop),
                other().definition(std::string(textOf(row.workflowId)), std::string(textOf(row.version)), m_stop));
        SAME("timers", m_memory->timers({}, m_stop), other().timers({}, m_stop));
        SAME("cron jobs", m_memory->cronJobs(m_stop), other().cronJobs(m_stop));
        SAME("agents", m_memory->agents(m_stop), other().agents(m_stop));
        SAME("tokens", m_memory->apiTokens(m_stop), other().apiTokens(m_stop));
        SAME("tenants", m_memory->tenants(m_stop), other().tenants(m_stop));
        SAME("artifact", m_memory->artifact("default", "none", m_stop), other().artifact("default", "none", m_stop));
        SAME("term", m_memory->storeTerm(m_stop), other().storeTerm(m_stop));
    }

    void counts()
    {
        const auto memory = m_memory->counts(m_stop);
        const auto actual = other().counts(m_stop);
        QVERIFY(actual.has_value());
        // The file may have tables that the memory engine does not keep.
        for (const auto& [table, rows] : memory->tables)
            QVERIFY2(actual->tables.contains(table) && actual->tables.at(table) == rows, table.c_str());
        for (const auto& [table, byStatus] : memory->status)
            QVERIFY2(actual->status.contains(table) && actual->status.at(table) == byStatus, table.c_str());
    }
};

QTEST_APPLESS_MAIN(TestWorkflowConformance)
#include "test_workflow_conformance.moc"
