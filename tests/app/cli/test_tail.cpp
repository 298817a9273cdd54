// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli_run.h"
#include "model/json/json_members.h"

#include <csignal>
#include <memory>

using namespace durascope;
using namespace durascope::test;

namespace {

/// The sqlite3 program as another process that writes, one statement at a time.
class Writer {
public:
    explicit Writer(const QString& path)
    {
        m_process.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), path});
        m_process.waitForStarted();
    }
    ~Writer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    /// Returns when the statement is committed.
    bool run(const QByteArray& sql)
    {
        m_process.write(sql + "\nSELECT 'done';\n");
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(10'000))
                return false;
        }
        return m_process.readLine() == "done\n";
    }

private:
    QProcess m_process;
};

QByteArray insertFact(int number)
{
    return "INSERT INTO events VALUES((SELECT max(sequence_number)+1 FROM events),'2026-11-21T00:00:00Z','t','{\"n\":"
        + QByteArray::number(number) + "}');";
}

QByteArray insertEvent(int number, const QByteArray& execution)
{
    return "INSERT INTO events(id,execution_id,sequence,kind_json,created_at) SELECT 'e" + QByteArray::number(number)
        + "','" + execution + "',coalesce(max(sequence),0)+1,'{\"type\":\"x\",\"n\":" + QByteArray::number(number)
        + "}','2026-11-21T00:00:00+00:00' FROM events WHERE execution_id='" + execution + "';";
}

} // namespace

/// `dscope tail` beside another process that commits.
class TestTail : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_tail = std::make_unique<QProcess>();
        m_lines.clear();
    }
    void cleanup()
    {
        if (m_tail->state() != QProcess::NotRunning) {
            m_tail->kill();
            m_tail->waitForFinished();
        }
        m_tail.reset();
    }
    void printsFactsAsTheyAreCommitted();
    void narrowsToAnExecution();
    void narrowsToATenant();
    void goesOnAfterVacuum();
    void saysThatTheLogWasCut();
    void endsAtItsLimit();
    void endsWhenThePipeCloses();

private:
    void start(const QStringList& words) { m_tail->start(dscopePath(), QStringList{text("tail")} + words); }
    /// Commits rows 1, 2, … until the first one is printed: from then on none may be missing.
    template <class Insert>
    int untilItPrints(Writer& writer, Insert insert)
    {
        int number = 0;
        while (m_lines.empty() && number < 2'000) {
            if (!writer.run(insert(++number)))
                return 0;
            readLines(10);
        }
        return number;
    }
    void readLines(int milliseconds)
    {
        m_tail->waitForReadyRead(milliseconds);
        while (m_tail->canReadLine())
            m_lines.push_back(m_tail->readLine().trimmed().toStdString());
    }
    bool waitForLines(std::size_t count)
    {
        for (int turn = 0; turn < 200 && m_lines.size() < count; ++turn)
            readLines(50);
        return m_lines.size() >= count;
    }
    int stopBy(int signal)
    {
        ::kill(static_cast<pid_t>(m_tail->processId()), signal);
        m_tail->waitForFinished(10'000);
        return m_tail->exitStatus() == QProcess::NormalExit ? m_tail->exitCode() : -1;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_tail;
    std::vector<std::string> m_lines;
};

void TestTail::printsFactsAsTheyAreCommitted()
{
    const QString path = copyFixture(m_folder, text("factstr"), text("factstr-sqlite-0.5.2.db"));
    Writer writer(path);
    start({text("--json"), path});
    const int begun = untilItPrints(writer, insertFact);
    QVERIFY(begun > 0);
    for (int i = 1; i <= 50; ++i)
        QVERIFY(writer.run(insertFact(begun + i)));
    const auto firstPrinted = topLevelInteger(*topLevelValue(m_lines.front(), "payload"), "n");
    QVERIFY(firstPrinted && *firstPrinted >= 1);
    QVERIFY(waitForLines(static_cast<std::size_t>(begun + 50 - *firstPrinted + 1)));
    std::int64_t expected = *firstPrinted;
    for (const std::string& line : m_lines)
        QCOMPARE(topLevelInteger(*topLevelValue(line, "payload"), "n"), std::optional(expected++));
    QCOMPARE(expected, begun + 51);
    QCOMPARE(stopBy(SIGTERM), 0);
    QVERIFY(m_tail->readAllStandardError().isEmpty());
}

void TestTail::narrowsToAnExecution()
{
    const QString path = copyFixture(m_folder, text("jamjet"), text("jamjet-0.5.0-schema11.db"));
    const auto ids = sqlite(path, "SELECT execution_id FROM workflow_executions ORDER BY rowid LIMIT 2;").lines();
    const QByteArray one = QByteArray::fromStdString(ids.at(0));
    const QByteArray other = QByteArray::fromStdString(ids.at(1));
    Writer writer(path);
    const QString form = text("exec_") + QString::fromUtf8(one).remove(QLatin1Char('-')).toUpper();
    start({text("--json"), text("--execution"), form, path});
    const int begun = untilItPrints(writer, [&](int n) { return insertEvent(n, one); });
    QVERIFY(begun > 0);
    QVERIFY(writer.run(insertEvent(begun + 1, other)));
    QVERIFY(writer.run(insertEvent(begun + 2, one)));
    const auto last = "\"n\":" + std::to_string(begun + 2) + "}";
    for (int turn = 0; turn < 200 && m_lines.back().find(last) == std::string::npos; ++turn)
        readLines(50);
    QVERIFY(m_lines.back().find(last) != std::string::npos);
    for (const std::string& line : m_lines)
        QCOMPARE(topLevelText(line, "execution_id"), std::optional(ids.at(0)));
    QCOMPARE(stopBy(SIGINT), 0);
}

void TestTail::narrowsToATenant()
{
    const QString path = copyFixture(m_folder, text("jamjet"), text("jamjet-0.5.0-schema11.db"));
    const auto ids
        = sqlite(path, "SELECT min(execution_id) FROM workflow_executions GROUP BY tenant_id='acme';").lines();
    const QByteArray other = QByteArray::fromStdString(ids.at(0));
    const QByteArray acme = QByteArray::fromStdString(ids.at(1));
    Writer writer(path);
    start({text("--json"), text("--tenant"), text("acme"), path});
    // The event's own tenant column says "default" in both: the execution decides.
    const int begun = untilItPrints(writer, [&](int n) { return insertEvent(100'000 + n, acme); });
    QVERIFY(begun > 0);
    QVERIFY(writer.run(insertEvent(200'001, other)));
    QVERIFY(writer.run(insertEvent(200'002, acme)));
    for (int turn = 0; turn < 200 && m_lines.back().find("200002") == std::string::npos; ++turn)
        readLines(50);
    for (const std::string& line : m_lines)
        QCOMPARE(topLevelText(line, "execution_id"), std::optional(ids.at(1)));
    QVERIFY(m_lines.back().find("200002") != std::string::npos);
}

/// VACUUM gives the rows of this table other numbers.
void TestTail::goesOnAfterVacuum()
{
    const QString path = copyFixture(m_folder, text("jamjet"), text("jamjet-6ed0b69-schema10.db"));
    const auto ids = sqlite(path, "SELECT execution_id FROM workflow_executions ORDER BY rowid LIMIT 1;").lines();
    const QByteArray one = QByteArray::fromStdString(ids.at(0));
    Writer writer(path);
    start({text("--json"), path});
    const int begun = untilItPrints(writer, [&](int n) { return insertEvent(n, one); });
    QVERIFY(begun > 0);
    for (int round = 0; round < 5; ++round) {
        const int first = begun + 3 * round;
        QVERIFY(writer.run("PRAGMA foreign_keys=OFF; DELETE FROM events WHERE id IN (SELECT id FROM events ORDER BY"
                           " rowid LIMIT 20);"));
        QVERIFY(writer.run("VACUUM;"));
        for (int n = 1; n <= 3; ++n)
            QVERIFY(writer.run(insertEvent(first + n, one)));
    }
    const auto last = "\"n\":" + std::to_string(begun + 15) + "}";
    for (int turn = 0; turn < 200 && m_lines.back().find(last) == std::string::npos; ++turn)
        readLines(50);
    std::int64_t expected = begun + 15;
    for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line)
        QCOMPARE(topLevelInteger(*topLevelValue(*line, "kind"), "n"), std::optional(expected--));
    QCOMPARE(stopBy(SIGINT), 0);
}

void TestTail::saysThatTheLogWasCut()
{
    const QString path = copyFixture(m_folder, text("factstr"), text("factstr-sqlite-0.3.1.db"));
    Writer writer(path);
    start({text("--json"), path});
    QVERIFY(untilItPrints(writer, insertFact) > 0);
    QVERIFY(writer.run("DELETE FROM events WHERE sequence_number > 5;"));
    QVERIFY(m_tail->waitForFinished(10'000));
    QCOMPARE(m_tail->exitCode(), 1);
    QVERIFY(m_tail->readAllStandardError().contains("restored or replaced"));
}

void TestTail::endsAtItsLimit()
{
    start({text("--json"), text("--limit"), text("3"), text("--facts"), text("demo:")});
    QVERIFY(m_tail->waitForFinished(60'000));
    QCOMPARE(m_tail->exitCode(), 0);
    QCOMPARE(m_tail->readAllStandardOutput().count('\n'), 3);
}

void TestTail::endsWhenThePipeCloses()
{
    m_tail->start(QStringLiteral("sh"),
        {QStringLiteral("-c"), QStringLiteral("\"$0\" tail --json demo: | head -n 1 >/dev/null; echo over"),
            dscopePath()});
    QVERIFY(m_tail->waitForFinished(60'000));
    QCOMPARE(m_tail->readAllStandardOutput(), QByteArray("over\n"));
    QVERIFY(m_tail->readAllStandardError().isEmpty());
}

QTEST_GUILESS_MAIN(TestTail)
#include "test_tail.moc"
