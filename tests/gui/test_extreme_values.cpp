// SPDX-License-Identifier: Apache-2.0
#include "app/events/event_pages.h"
#include "app/overview/overview_page.h"
#include "app/page_fixture.h"
#include "app/shell/page.h"
#include "app/widgets/page_parts.h"
#include "app/workflow/workflow_pages.h"
#include "support/schemas.h"
#include "support/writer.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace durascope;

namespace {

/// What a column may hold after somebody wrote into the file by hand, as SQL.
const std::vector<std::string> oddValues{
    "NULL", "-1", "9223372036854775807", "-9223372036854775808", "1e308", "''",
    "CAST(x'C328FFFE80' AS TEXT)", // no UTF-8
    "CAST(x'610062' AS TEXT)", // a zero within
    "x'00FF10C3'", // a BLOB where a text belongs
    "'0001-01-01T00:00:00+00:00'", "'9999-12-31T23:59:59.999999999+00:00'", "'-4000-02-30T25:61:61Z'", "'unheard_of'",
    "'{\"type\":\"unheard_of\",\"node_id\":{\"a\":[1]},\"attempt\":1e400}'",
    "'{\"type\":\"node_completed\",\"duration_ms\":-9223372036854775808,\"attempt\":9223372036854775807}'",
    "replace(hex(zeroblob(5000)), '0', '[')", // nested deeply and never closed
    "replace(hex(zeroblob(50000)), '0', 'i')", // 100,000 characters
    "char(7, 27, 10, 13, 127, 8238, 8206, 8294, 65279, 128512, 128105, 8205, 128187, 769)", // controls, bidi, emoji
};

/// A JSON value of a million bytes.
const std::string longJson = "'{\"type\":\"node_completed\",\"node_id\":\"n\",\"output\":\"' ||"
                             " replace(hex(zeroblob(500000)), '0', 'x') || '\"}'";

struct Field {
    std::string name;
    std::string usual; ///< SQL; `%` is the number of the row.
    bool json = false;
    bool once = false; ///< Part of a key: each odd value can stand in one row only.
};

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

/// A row for every odd value in every field, the others as usual.
std::string oddRows(const std::string& table, const std::vector<Field>& fields)
{
    std::string names;
    for (const Field& field : fields)
        names += (names.empty() ? "" : ", ") + field.name;
    std::string sql = "BEGIN;";
    int number = 0;
    for (const Field& odd : fields) {
        auto values = oddValues;
        if (odd.json)
            values.push_back(longJson);
        for (const std::string& value : values) {
            ++number;
            std::string row;
            for (const Field& field : fields)
                row += (row.empty() ? "" : ", ")
                    + (&field == &odd ? value : replaced(field.usual, "%", std::to_string(number)));
            sql += "INSERT OR IGNORE INTO " + table + "(" + names + ") VALUES(" + row + ");";
        }
    }
    return sql + "COMMIT;";
}

std::string loosened(const std::string& schema)
{
    return replaced(schema, " NOT NULL", "");
}

const std::string executionId = "11111111-2222-3333-4444-555555555555";
const std::string moment = "'2026-11-21T03:00:00+00:00'";

std::string workflowRows()
{
    const std::string id = "'" + executionId + "'";
    const std::string json = "'{\"type\":\"workflow_started\",\"n\":%}'";
    return "INSERT INTO workflow_executions(execution_id, workflow_id, workflow_version, status, initial_input,"
           " current_state, started_at, updated_at) VALUES("
        + id + ", 'w', '1', 'running', '{}', '{}', " + moment + ", " + moment + ");"
        + oddRows("workflow_executions",
            {{"execution_id", "'e%'"}, {"workflow_id", "'w'"}, {"workflow_version", "'1'"}, {"status", "'running'"},
                {"initial_input", "'{}'", true}, {"current_state", "'{}'", true}, {"started_at", moment},
                {"updated_at", moment}, {"completed_at", moment}, {"tenant_id", "'default'"},
                {"parent_execution_id", id}, {"segment_number", "0"}})
        + oddRows("events",
            {{"id", "'v%'"}, {"execution_id", id}, {"sequence", "%"}, {"kind_json", json, true}, {"created_at", moment},
                {"tenant_id", "'default'"}})
        + oddRows("snapshots",
            {{"id", "'s%'"}, {"execution_id", id}, {"at_sequence", "%"}, {"state_json", "'{}'", true},
                {"created_at", moment}, {"status", "'running'"}, {"completed_nodes_json", "'{}'", true},
                {"active_nodes_json", "'[]'", true}, {"last_sequence", "0"}})
        + oddRows("work_items",
            {{"id", "'i%'"}, {"execution_id", id}, {"node_id", "'n'"}, {"queue_type", "'general'"},
                {"payload_json", "'{}'", true}, {"attempt", "0"}, {"status", "'claimed'"}, {"worker_id", "'k'"},
                {"lease_expires_at", moment}, {"created_at", moment}, {"claimed_at", moment}, {"completed_at", "NULL"},
                {"max_attempts", "3"}, {"retry_after", "NULL"}, {"lease_epoch", "0"}, {"lease_fence", "0"}})
        + oddRows("dead_letter_items",
            {{"id", "'d%'"}, {"execution_id", id}, {"node_id", "'n'"}, {"queue_type", "'general'"},
                {"payload_json", "'{}'", true}, {"attempt", "3"}, {"last_error", "'no'"}, {"created_at", moment},
                {"dead_lettered_at", moment}});
}

std::string factRows(const std::string& positions)
{
    return positions + oddRows("events", {{"occurred_at", moment}, {"event_type", "'t'"}, {"payload", "'{}'", true}})
        + oddRows("subscriber_cursors",
            {{"subscriber_id", "'s%'"}, {"event_query", "'{\"filters\":null,\"min_sequence_number\":null}'", true},
                {"last_processed_sequence_number", "3"}});
}

Page* makePage(const QByteArray& id, StoreSession& session)
{
    if (id == "overview")
        return makeOverviewPage(session, nullptr);
    Page* page = makeWorkflowPage(id, session, nullptr);
    return page != nullptr ? page : makeEventPage(id, session, nullptr);
}

} // namespace

/// Every page over rows that no writer of ours would make: it lives, shows every row, and nothing warns.
class TestExtremeValues : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() override
    {
        WidgetTest::initTestCase();
        m_workflows = make("workflows.db", loosened(workflowSchemaSql(11)), workflowRows());
        m_facts = make("facts.db", loosened(eventSchemaSql(true)),
            factRows("INSERT INTO events VALUES(-7, " + moment + ", 't', '{}'), (-1, " + moment + ", 't', '{}');"));
        // After the greatest position SQLite gives the next row any free one.
        m_far = make("far.db", loosened(eventSchemaSql(true)),
            factRows({}) + "INSERT INTO events VALUES(9223372036854775807, " + moment + ", 'far', '{}');");
        m_negative = make("negative.db", loosened(eventSchemaSql(true)),
            "INSERT INTO events VALUES(-9, " + moment + ", 't', '{}'), (-2, " + moment + ", 't', '{}');");
    }

    void overviews_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : {m_workflows, m_facts, m_far, m_negative})
            QTest::newRow(qPrintable(path.section(u'/', -1))) << path;
    }
    void overviews()
    {
        QFETCH(QString, path);
        open(path, "overview");
        const auto views = m_page->findChildren<RowView*>();
        QTRY_VERIFY_WITH_TIMEOUT(
            std::any_of(views.begin(), views.end(), [](const RowView* view) { return view->source()->rowCount() > 0; }),
            20'000);
        for (RowView* view : views)
            readThrough(view);
    }

    void workflowLists_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("executions") << QByteArray("executions") << QByteArray("Executions")
                                    << QByteArray("SELECT count(*) FROM workflow_executions");
        QTest::newRow("queue") << QByteArray("queue") << QByteArray("Work items")
                               << QByteArray("SELECT count(*) FROM work_items WHERE status IN ('pending', 'claimed')");
        QTest::newRow("dead letters") << QByteArray("dead-letters") << QByteArray("Dead letters")
                                      << QByteArray("SELECT count(*) FROM dead_letter_items");
        QTest::newRow("execution") << QByteArray("execution") << QByteArray("History")
                                   << QByteArray("SELECT (SELECT count(*) FROM events WHERE execution_id = '")
                + QByteArray::fromStdString(executionId)
                + QByteArray("') + (SELECT count(*) FROM dead_letter_items WHERE execution_id = '")
                + QByteArray::fromStdString(executionId) + QByteArray("')");
    }
    void workflowLists()
    {
        QFETCH(QByteArray, page);
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, rows);
        open(m_workflows, page,
            {{QStringLiteral("id"), QString::fromStdString(page == "execution" ? executionId : std::string())}});
        const qint64 wanted = std::stoll(Writer(m_workflows.toStdString()).ask(rows.toStdString()));
        QVERIFY(wanted > 30);
        if (page == "dead-letters") // not the first cause only
            m_page->findChild<CountFilters*>()->choose("all");
        RowView* view = listNamed(*m_page, QString::fromUtf8(list));
        QVERIFY(view);
        QTRY_COMPARE_WITH_TIMEOUT(view->source()->rowCount(), wanted, 20'000);
        readThrough(view);
    }

    void logs_data() { factStores(); }
    void logs()
    {
        QFETCH(QString, path);
        QFETCH(qint64, rows);
        QFETCH(qint64, lastKey);
        open(path, "log");
        RowView* view = listNamed(*m_page, QStringLiteral("Event log"));
        QVERIFY(view);
        QTRY_COMPARE_WITH_TIMEOUT(view->source()->rowCount(), rows, 20'000);
        QCOMPARE(view->source()->keyAt(rows - 1), std::optional(RowKey{lastKey}));
        readThrough(view);
    }

    void subscriptions_data() { factStores(); }
    void subscriptions()
    {
        QFETCH(QString, path);
        open(path, "subscriptions");
        RowView* view = listNamed(*m_page, QStringLiteral("Durable streams"));
        QVERIFY(view);
        const qint64 wanted = std::stoll(Writer(path.toStdString()).ask("SELECT count(*) FROM subscriber_cursors"));
        QTRY_COMPARE_WITH_TIMEOUT(view->source()->rowCount(), wanted, 20'000);
        readThrough(view);
    }

    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

private:
    QString make(const char* name, const std::string& schema, const std::string& rows)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        Writer writer(path.toStdString());
        writer.run("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF");
        writer.run(schema);
        writer.run(rows);
        return path;
    }

    /// Columns: path, rows of its log (positions without a gap), the greatest position.
    void factStores()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<qint64>("rows");
        QTest::addColumn<qint64>("lastKey");
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        const qint64 last = std::stoll(Writer(m_facts.toStdString()).ask("SELECT max(sequence_number) FROM events"));
        QTest::newRow("facts") << m_facts << last + 8 << last;
        QTest::newRow("far") << m_far << most << most;
        QTest::newRow("negative") << m_negative << qint64(8) << qint64(-2);
    }

    void open(const QString& path, const QByteArray& id, const QVariantMap& what = {})
    {
        m_session = std::make_unique<StoreSession>(path);
        m_session->open();
        QVERIFY(waitUntilOpen(*m_session));
        m_page.reset(makePage(id, *m_session));
        QVERIFY(m_page);
        showPage(*m_page);
        m_page->goTo(what);
    }

    /// Reads every row (of a very long list both ends), chooses some of them, and paints.
    void readThrough(RowView* view)
    {
        constexpr qint64 end = 400;
        const qint64 count = view->source()->rowCount();
        for (qint64 row = 0; row < count; ++row) {
            if (row == end && count > 2 * end)
                row = count - end;
            QVERIFY2(rowLoaded(*view->source(), row), qPrintable(QString::number(row)));
            const RowRef ref = view->source()->rowAt(row);
            for (int column = 0; column < view->source()->columns().size(); ++column) {
                const QString text = ref.block->cell(ref.index, column).text;
                QVERIFY(text.size() <= 70'000 && !text.contains(u'\n') && !text.contains(QChar(8238)));
                (void)ref.block->fullText(ref.index, column);
            }
        }
        for (const qint64 row : {qint64(0), count / 3, count / 2, count - 1}) {
            if (count > 0 && view->source()->rowCount() > row) {
                view->setCurrentRow(row);
                QTest::qWait(60);
                QVERIFY(!m_page->grab().isNull());
            }
        }
    }

    QTemporaryDir m_folder;
    QString m_workflows, m_facts, m_far, m_negative;
    std::unique_ptr<StoreSession> m_session;
    std::unique_ptr<Page> m_page;
};

QTEST_MAIN(TestExtremeValues)
#include "test_extreme_values.moc"
