// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli_run.h"
#include "model/json/json_members.h"

using namespace durascope;
using namespace durascope::test;
using namespace std::string_literals;

namespace {

constexpr const char* factTables
    = "CREATE TABLE events(sequence_number INTEGER PRIMARY KEY, occurred_at TEXT NOT NULL, event_type TEXT NOT NULL,"
      " payload TEXT NOT NULL);"
      "CREATE TABLE append_batches(first_sequence_number INTEGER PRIMARY KEY, last_sequence_number INTEGER NOT NULL);"
      "CREATE TABLE store_metadata(key TEXT PRIMARY KEY, value TEXT NOT NULL);"
      "CREATE TABLE subscriber_cursors(subscriber_id TEXT PRIMARY KEY, event_query TEXT NOT NULL,"
      " last_processed_sequence_number INTEGER NOT NULL);"
      "CREATE INDEX idx_events_type ON events(event_type);"
      "CREATE INDEX idx_events_occurred_at ON events(occurred_at);"
      "INSERT INTO store_metadata VALUES('store_format_version','1');"
      "INSERT INTO store_metadata VALUES('append_batch_boundary_format','sparse_v1');";

} // namespace

/// Rows no writer of ours would make, in real files: shown as what they are, never dropped.
class TestHostileRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oddFacts();
    void oddFactsForPeople();
    void oddExecutions();
    void exitCodes();

private:
    QString factStore(const QByteArray& name, const QByteArray& inserts);
    QTemporaryDir m_folder;
};

QString TestHostileRows::factStore(const QByteArray& name, const QByteArray& inserts)
{
    const QString path = m_folder.filePath(QString::fromUtf8(name));
    const Ran made = sqlite(path, factTables + inserts);
    if (made.exitCode != 0)
        QTest::qFail(made.err.constData(), __FILE__, __LINE__);
    return path;
}

void TestHostileRows::oddFacts()
{
    QByteArray sql = "INSERT INTO events VALUES"
                     "(1,'2026-11-21T00:00:00Z','a',x'7b7d'),"
                     "(2,'not a time','b','{\"a\":1,}'),"
                     "(5,12,x'6162',CAST(x'22ff22' AS TEXT)),"
                     "(6,'2026-11-21T00:00:00Z',CAST(x'c3' AS TEXT),'[1,' || char(13,10) || '2]'),"
                     "(7,'2026-11-21T00:00:00Z','nul' || char(0) || 'l','null'),"
                     "(8,1.5,'deep','"
        + QByteArray(50'000, '[') + QByteArray(50'000, ']') + "');";
    const QString path = factStore("facts.db", sql);
    const Ran ran = dscope({text("events"), text("--json"), path});
    QCOMPARE(ran.exitCode, 0);
    const auto lines = ran.lines();
    QCOMPARE(lines.size(), std::size_t(6));
    for (const std::string& line : lines)
        QVERIFY2(isJson(line), line.c_str());
    QCOMPARE(lines[0],
        "{\"sequence_number\":1,\"occurred_at\":\"2026-11-21T00:00:00Z\",\"event_type\":\"a\",\"payload\":null,"
        "\"payload_base64\":\"e30=\",\"problem\":\"payload is a BLOB, not text\"}"s);
    QCOMPARE(topLevelText(lines[1], "payload_text"), std::optional("{\"a\":1,}"s));
    QVERIFY(topLevelText(lines[1], "problem"));
    QCOMPARE(topLevelText(lines[2], "payload_base64"), std::optional("Iv8i"s));
    QCOMPARE(topLevelText(lines[2], "event_type_base64"), std::optional("YWI="s));
    QCOMPARE(topLevelText(lines[2], "occurred_at"), std::optional("12"s)); // TEXT affinity made it a text
    QCOMPARE(topLevelText(lines[3], "event_type_base64"), std::optional("ww=="s));
    QCOMPARE(topLevelValue(lines[3], "payload"), std::optional<std::string_view>("[1,  2]"));
    QCOMPARE(topLevelText(lines[4], "event_type"), std::optional("nul\0l"s));
    QCOMPARE(topLevelValue(lines[4], "payload"), std::optional<std::string_view>("null"));
    QVERIFY(!topLevelText(lines[4], "problem"));
    QCOMPARE(topLevelValue(lines[5], "payload")->size(), std::size_t(100'000));
}

void TestHostileRows::oddFactsForPeople()
{
    const QString path = factStore("escape.db",
        "INSERT INTO events VALUES(1,'2026-11-21T00:00:00Z',char(27) || '[31mred','{\"a\":\"' || char(8238) || "
        "'\"}');");
    const Ran ran = dscope({text("events"), path});
    QCOMPARE(ran.exitCode, 0);
    QVERIFY(!ran.out.contains('\x1b'));
    QVERIFY(!ran.out.contains("\xe2\x80\xae"));
    QCOMPARE(ran.lines().size(), std::size_t(2));
}

void TestHostileRows::oddExecutions()
{
    const QString path = copyFixture(m_folder, text("jamjet"), text("jamjet-0.4.0-schema3.db"));
    const Ran before = dscope({text("executions"), text("--json"), path});
    const Ran made = sqlite(path,
        "INSERT INTO workflow_executions(execution_id,workflow_id,workflow_version,status,initial_input,current_state,"
        "started_at,updated_at) VALUES (CAST(x'ff' AS TEXT),'w','1',x'00','{','\"\\ud800\"','9','9999');");
    QCOMPARE(made.exitCode, 0);
    const Ran after = dscope({text("executions"), text("--json"), path});
    QCOMPARE(after.lines().size(), before.lines().size() + 1);
    const std::string first = after.lines().front();
    QVERIFY(isJson(first));
    QCOMPARE(topLevelText(first, "execution_id_base64"), std::optional("/w=="s));
    QCOMPARE(topLevelText(first, "status_base64"), std::optional("AA=="s));
    QCOMPARE(topLevelText(first, "initial_input_text"), std::optional("{"s));
    QVERIFY(*topLevelValue(first, "current_state") == "\"\\ud800\""); // RFC 8259 allows it
    QVERIFY(first.find("parent_execution_id") == std::string::npos); // schema 3 has no such column
}

void TestHostileRows::exitCodes()
{
    const auto fails = [](const QStringList& words, int code) {
        const Ran ran = dscope(words);
        return ran.exitCode == code && ran.out.isEmpty() && ran.err.count('\n') == 1 && ran.err.startsWith("dscope: ");
    };
    const QString empty = m_folder.filePath(text("empty.db"));
    QFile file(empty);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QString noise = m_folder.filePath(text("noise.db"));
    QFile other(noise);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(QByteArray(5'000, 'x'));
    other.close();
    const QString facts = copyFixture(m_folder, text("factstr"), text("factstr-sqlite-0.5.2.db"));
    for (const QString& path :
        {m_folder.filePath(text("missing.db")), empty, noise, m_folder.path(), text("nosuch://x")}) {
        for (const char* command : {"info", "executions", "events", "tail"})
            QVERIFY2(fails({text(command), text("--json"), path}, 1), qPrintable(path));
    }
    QVERIFY(!QFile::exists(m_folder.filePath(text("missing.db"))));
    QVERIFY(fails({text("executions"), facts}, 1));
    QVERIFY(fails({text("events"), text("--tenant"), text("acme"), facts}, 2));
    QVERIFY(fails({text("events")}, 2));
    QVERIFY(fails({text("events"), text("--bad"), facts}, 2));
    QVERIFY(fails({}, 2));
    for (const char* word : {"--help", "--version"}) {
        const Ran ran = dscope({text(word)});
        QVERIFY(ran.exitCode == 0 && !ran.out.isEmpty() && ran.err.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestHostileRows)
#include "test_hostile_rows.moc"
