// SPDX-License-Identifier: Apache-2.0
#include "scratch.h"

#include <QTest>

using namespace durascope;

namespace {

/// Tables with the columns of schema 1 and none of their constraints: any row can stand in them.
const std::string looseTables
    = "CREATE TABLE workflow_executions(execution_id TEXT, workflow_id TEXT, workflow_version TEXT, status TEXT,"
      " initial_input TEXT, current_state TEXT, started_at TEXT, updated_at TEXT, completed_at TEXT);"
      "CREATE INDEX idx_executions_updated_at ON workflow_executions(updated_at);"
      "CREATE TABLE events(id TEXT, execution_id TEXT, sequence INTEGER, kind_json TEXT, created_at TEXT);"
      "CREATE INDEX idx_events_execution_seq ON events(execution_id, sequence);"
      "CREATE TABLE snapshots(id TEXT, execution_id TEXT, at_sequence INTEGER, state_json TEXT, created_at TEXT);"
      "CREATE TABLE work_items(id TEXT, execution_id TEXT, node_id TEXT, queue_type TEXT, payload_json TEXT,"
      " attempt INTEGER, status TEXT, worker_id TEXT, lease_expires_at TEXT, created_at TEXT, claimed_at TEXT,"
      " completed_at TEXT);"
      "CREATE TABLE dead_letter_items(id TEXT, execution_id TEXT, node_id TEXT, queue_type TEXT, payload_json TEXT,"
      " attempt INTEGER, last_error TEXT, created_at TEXT, dead_lettered_at TEXT);";

/// Forty rows whose time is by turns missing, a text, another text and a BLOB.
std::string oddRows(const std::string& table, const std::string& columns, const std::string& values)
{
    return "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 40) INSERT INTO " + table + "("
        + columns + ") SELECT " + values
        + ", CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN '2026-01-01' WHEN 2 THEN '2026-01-0' || (i % 7)"
          " ELSE CAST('x' || i AS BLOB) END FROM k;";
}

/// The rowids as the engine itself sorts them.
std::vector<std::int64_t> rowsBy(Writer& writer, const std::string& sql)
{
    std::vector<std::int64_t> rows;
    const auto take = [](void* out, int, char** values, char**) {
        static_cast<std::vector<std::int64_t>*>(out)->push_back(std::stoll(values[0]));
        return 0;
    };
    if (sqlite3_exec(writer.handle(), sql.c_str(), take, &rows, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(writer.handle()));
    return rows;
}

template <class Row, class Ask>
std::vector<std::int64_t> numbersOf(Ask ask)
{
    std::vector<std::int64_t> numbers;
    for (const Row& row : everyRow<Row>(ask))
        numbers.push_back(row.row.value);
    return numbers;
}

} // namespace

/// Lists in small chunks over rows that no writer of ours would make: each row once, where the engine sorts it.
class TestOddRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const std::string seven = "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 60)"
                                  " INSERT INTO events SELECT 'e' || i, 'a', CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN 7"
                                  " ELSE 'x' || i END, '{}', '' FROM k;"
                                  "INSERT INTO events VALUES('f', 'a', -9223372036854775808, '{}', '');"
                                  "INSERT INTO events VALUES('g', 'a', 2.5, '{}', '');";
        const auto path = m_scratch.database("odd.db",
            looseTables + oddRows("workflow_executions", "execution_id, updated_at", "'e' || i")
                + oddRows("work_items", "id, status, created_at", "'w' || i, 'pending'")
                + oddRows("dead_letter_items", "id, execution_id, dead_lettered_at", "'d' || i, 'a'") + seven);
        m_writer = std::make_unique<Writer>(path);
        m_open = std::make_unique<OpenReader>(path);
    }

    void executionsWithoutATime()
    {
        auto& store = m_open->workflows();
        const auto wanted
            = rowsBy(*m_writer, "SELECT rowid FROM workflow_executions ORDER BY updated_at DESC, rowid DESC");
        for (const int limit : {1, 3, 7, 10, 40, 100})
            QCOMPARE(numbersOf<Execution>([&](const auto& after) { return store.executions({}, after, limit, {}); }),
                wanted);
    }

    void deadLettersWithoutATime()
    {
        auto& store = m_open->workflows();
        const auto wanted
            = rowsBy(*m_writer, "SELECT rowid FROM dead_letter_items ORDER BY dead_lettered_at DESC, rowid DESC");
        const WorkflowFilter ofOne{"a", {}, {}};
        for (const int limit : {1, 3, 10, 100}) {
            QCOMPARE(numbersOf<DeadLetter>([&](const auto& after) { return store.deadLetters({}, after, limit, {}); }),
                wanted);
            QCOMPARE(
                numbersOf<DeadLetter>([&](const auto& after) { return store.deadLetters(ofOne, after, limit, {}); }),
                wanted);
        }
    }

    void itemsWithOddTimes()
    {
        auto& store = m_open->workflows();
        const auto wanted = rowsBy(*m_writer, "SELECT rowid FROM work_items ORDER BY created_at, rowid");
        for (const int limit : {1, 3, 10, 100})
            QCOMPARE(
                numbersOf<WorkItem>([&](const auto& after) { return store.workItems({}, after, limit, {}); }), wanted);
    }

    void eventsWithoutOrWithEqualNumbers()
    {
        auto& store = m_open->workflows();
        const auto wanted
            = rowsBy(*m_writer, "SELECT rowid FROM events WHERE execution_id = 'a' ORDER BY sequence, rowid");
        QCOMPARE(wanted.size(), std::size_t(62));
        const WorkflowFilter ofOne{"a", {}, {}};
        for (const int limit : {1, 3, 20, 21, 100})
            QCOMPARE(numbersOf<WorkflowEvent>([&](const auto& after) { return store.events(ofOne, after, limit, {}); }),
                wanted);
    }

    void eventsThatNoNumberReaches()
    {
        auto& store = m_open->workflows();
        const auto wanted = rowsBy(*m_writer,
            "SELECT rowid FROM events WHERE execution_id = 'a' AND (sequence IS NULL OR sequence < 1 OR"
            " typeof(sequence) = 'text') ORDER BY sequence, rowid");
        QCOMPARE(wanted.size(), std::size_t(41));
        for (const int limit : {0, 1, 20, 21, 30, 100}) {
            const auto events = store.eventsOffSequence("a", limit, {});
            QVERIFY(events);
            QCOMPARE(events->size(), std::min(wanted.size(), static_cast<std::size_t>(limit)));
            for (std::size_t i = 0; i < events->size(); ++i)
                QCOMPARE((*events)[i].row.value, wanted[i]);
        }
        const auto page = store.eventsOf("a", 1, 6, {});
        QCOMPARE(page->count, 62);
        QCOMPARE(page->lastSequence, 7); // a text is no number, however it sorts
        QCOMPARE(page->next, 7);
        QCOMPARE(store.eventsOf("a", 1, 7, {})->next, 0);
        QCOMPARE(store.latestSequence("a", {}).value(), 7);
    }

    /// Paging by a rowid that is another column would give rows twice or for ever.
    void aColumnThatHidesTheRowid()
    {
        const auto opened = openFile(m_scratch.database("hidden.db",
            "CREATE TABLE events(sequence_number INTEGER PRIMARY KEY, occurred_at TEXT, event_type TEXT, payload TEXT,"
            " RowId TEXT);"));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::NotAStore);
        const std::string line = toLine(opened.error());
        QVERIFY2(line.find("hides the rowid") != std::string::npos, line.c_str());
    }

private:
    Scratch m_scratch;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<OpenReader> m_open;
};

QTEST_APPLESS_MAIN(TestOddRows)
#include "test_odd_rows.moc"
