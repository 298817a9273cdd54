// SPDX-License-Identifier: Apache-2.0
#include "app/cli/canonical_json.h"
#include "app/cli/cli_run.h"
#include "app/cli/sqlite_rows.h"
#include "support/expected.h"

using namespace durascope;
using namespace durascope::test;
using nlohmann::json;

namespace {

/// The lines of a command by one of their members.
std::map<std::string, std::string> byMember(const std::vector<std::string>& lines, std::string_view member)
{
    std::map<std::string, std::string> found;
    for (const std::string& line : lines)
        found[topLevelText(line, member).value_or("")] = line;
    return found;
}

std::vector<std::string> idsAndStatus(const std::vector<std::string>& lines)
{
    std::vector<std::string> found;
    for (const std::string& line : lines)
        found.push_back(*topLevelText(line, "execution_id") + ' ' + *topLevelText(line, "status"));
    return found;
}

} // namespace

/// What the real system says of the stores it wrote is what `dscope --json` prints, and every row is byte for byte
/// what the sqlite3 program reads.
class TestRealWorkflows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void counts_data() { addFixtures(); }
    void counts();
    void executions_data() { addFixtures(); }
    void executions();
    void events_data() { addFixtures(); }
    void events();
    void deadLettersAndItems_data() { addFixtures(); }
    void deadLettersAndItems();
    void everyRow_data() { addFixtures(); }
    void everyRow();
    void idsInEveryForm();
    void leavesNothingBehind();

private:
    void addFixtures();
    QString store() { return copyFixture(m_folder, text("jamjet"), fixture() + text(".db")); }
    static QString fixture() { return QString::fromUtf8(QTest::currentDataTag()); }
    std::vector<std::string> lines(QStringList words)
    {
        const Ran ran = dscope(words << text("--json") << store());
        if (ran.exitCode != 0 || !ran.err.isEmpty())
            QTest::qFail(ran.err.constData(), __FILE__, __LINE__);
        return ran.lines();
    }
    QTemporaryDir m_folder;
};

void TestRealWorkflows::addFixtures()
{
    QTest::addColumn<bool>("unused");
    for (const QString& name : fixtureNames(text("jamjet")))
        QTest::newRow(qPrintable(name)) << true;
}

void TestRealWorkflows::counts()
{
    const json expected = expectedOf("jamjet/" + fixture().toStdString());
    const json info = json::parse(lines({text("info")}).at(0));
    QVERIFY(info["counts"]["tables"] == expected["tables"]);
    QVERIFY(info["counts"]["status"] == expected["status_counts"]);
    QVERIFY(info["families"] == json::array({"workflows"}));
    QVERIFY(info["format"] == (json{{"workflows", expected["schema_version"]}}));
    QVERIFY(info["read_only"] == true && info["engine"] == "sqlite");
}

void TestRealWorkflows::executions()
{
    const json expected = expectedOf("jamjet/" + fixture().toStdString());
    const auto printed = lines({text("executions")});
    QVERIFY(json(idsAndStatus(printed)) == expected["list_executions"]["all"]);
    for (const auto& [status, count] : expected["status_counts"]["workflow_executions"].items())
        QCOMPARE(lines({text("executions"), text("--status"), QString::fromStdString(status)}).size(),
            count.get<std::size_t>());
    const auto byId = byMember(printed, "execution_id");
    QCOMPARE(byId.size(), expected["executions"].size());
    std::map<std::string, std::size_t> tenants;
    for (const json& wanted : expected["executions"]) {
        const std::string& line = byId.at(wanted["execution_id"].get<std::string>());
        QCOMPARE(topLevelText(line, "status"), std::optional(wanted["row_status"].get<std::string>()));
        QCOMPARE(topLevelText(line, "started_at"), std::optional(wanted["started_at"].get<std::string>()));
        QCOMPARE(canonicalHash(*topLevelValue(line, "initial_input")), wanted["initial_input_hash"].get<std::string>());
        QCOMPARE(canonicalHash(*topLevelValue(line, "current_state")),
            wanted["current_state"]["content_hash"].get<std::string>());
        ++tenants[wanted["tenant_id"].get<std::string>()];
    }
    for (const auto& [tenant, count] : tenants)
        QCOMPARE(lines({text("executions"), text("--tenant"), QString::fromStdString(tenant)}).size(), count);
    QCOMPARE(lines({text("executions"), text("--limit"), text("3")}).size(), std::size_t(3));
    QVERIFY(lines({text("executions"), text("--limit=0")}).empty());
}

void TestRealWorkflows::events()
{
    const json expected = expectedOf("jamjet/" + fixture().toStdString());
    std::map<std::string, std::int64_t> counted;
    std::map<std::string, std::int64_t> last;
    for (const std::string& line : lines({text("events")})) {
        const std::string id = *topLevelText(line, "execution_id");
        ++counted[id];
        last[id] = std::max(last[id], *topLevelInteger(line, "sequence"));
    }
    int asked = 0;
    for (const json& wanted : expected["executions"]) {
        const auto id = wanted["execution_id"].get<std::string>();
        QCOMPARE(counted[id], wanted["event_count"].get<std::int64_t>());
        QCOMPARE(last[id], wanted["latest_sequence"].get<std::int64_t>());
        if (++asked > 8)
            continue;
        const auto own = lines({text("events"), text("--execution"), QString::fromStdString(id)});
        QCOMPARE(static_cast<std::int64_t>(own.size()), counted[id]);
        std::int64_t before = 0;
        for (const std::string& line : own) {
            QVERIFY(*topLevelInteger(line, "sequence") > before);
            before = *topLevelInteger(line, "sequence");
        }
    }
}

void TestRealWorkflows::deadLettersAndItems()
{
    const json expected = expectedOf("jamjet/" + fixture().toStdString());
    const auto printed = lines({text("dead-letters")});
    QCOMPARE(printed.size(), expected["dead_letters"].size());
    for (std::size_t i = 0; i < printed.size(); ++i) {
        const json& wanted = expected["dead_letters"][i];
        QCOMPARE(canonicalHash(*topLevelValue(printed[i], "payload")), wanted["payload"].get<std::string>());
        json shown = json::parse(printed[i]);
        for (const auto& [name, value] : wanted.items()) {
            if (name != "payload" && !value.is_object()) // a long text is given by its beginning
                QVERIFY2(shown[name] == value, name.c_str());
        }
    }
    const auto items = byMember(lines({text("queue")}), "id");
    for (const json& wanted : expected["work_items"]) {
        const json shown = json::parse(items.at(wanted["id"].get<std::string>()));
        for (const auto& [name, value] : wanted.items())
            QVERIFY2(shown.at(name) == value, name.c_str());
    }
    for (const auto& [status, count] : expected["status_counts"]["work_items"].items())
        QCOMPARE(
            lines({text("queue"), text("--status"), QString::fromStdString(status)}).size(), count.get<std::size_t>());
}

void TestRealWorkflows::everyRow()
{
    struct List {
        const char* command;
        const char* table;
        const char* order;
    };
    const List lists[] = {{"executions", "workflow_executions", "ORDER BY updated_at DESC, rowid DESC"},
        {"events", "events", "ORDER BY rowid"}, {"queue", "work_items", "ORDER BY created_at, rowid"},
        {"dead-letters", "dead_letter_items", "ORDER BY dead_lettered_at DESC, rowid DESC"}};
    const QString copy = m_folder.filePath(text("for-sqlite3.db"));
    QFile::remove(copy);
    QVERIFY(QFile::copy(store(), copy));
    for (const List& list : lists) {
        const auto printed = lines({text(list.command)});
        const auto columns = sqliteColumns(copy, list.table);
        const auto rows = sqliteRows(copy, list.table, columns, list.order);
        QCOMPARE(printed.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto different = difference(printed[i], columns, rows[i]);
            QVERIFY2(!different, different.value_or("").c_str());
        }
    }
}

void TestRealWorkflows::idsInEveryForm()
{
    const QString path = copyFixture(m_folder, text("jamjet"), text("jamjet-0.5.0-schema11.db"));
    const json expected = expectedOf("jamjet/jamjet-0.5.0-schema11");
    const QString id = QString::fromStdString(expected["executions"][0]["execution_id"].get<std::string>());
    const QString digits = QString(id).remove(QLatin1Char('-'));
    const Ran whole = dscope({text("events"), text("--json"), text("--execution"), id, path});
    QVERIFY(!whole.out.isEmpty());
    for (const QString& form : {text("exec_") + digits, digits, id.toUpper()})
        QCOMPARE(dscope({text("events"), text("--json"), text("--execution"), form, path}).out, whole.out);
    QVERIFY(dscope({text("executions"), text("--json"), text("--execution"), id, path}).lines().size() == 1);
}

void TestRealWorkflows::leavesNothingBehind()
{
    QTemporaryDir alone;
    const QString path = copyFixture(alone, text("jamjet"), text("jamjet-0.5.0-server.db"));
    QFile before(path);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();
    for (const char* command : {"info", "executions", "events", "queue", "dead-letters"})
        QCOMPARE(dscope({text(command), path}).exitCode, 0);
    QCOMPARE(QDir(alone.path()).entryList(QDir::Files), QStringList{text("jamjet-0.5.0-server.db")});
    before.seek(0);
    QVERIFY(before.readAll() == bytes);
}

QTEST_GUILESS_MAIN(TestRealWorkflows)
#include "test_real_workflows.moc"
