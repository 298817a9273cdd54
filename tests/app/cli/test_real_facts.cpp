// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli_run.h"
#include "app/cli/sqlite_rows.h"
#include "support/expected.h"

using namespace durascope;
using namespace durascope::test;
using nlohmann::json;

/// Facts as the real crates stored them, text for text.
class TestRealFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stored_data();
    void stored();

private:
    QTemporaryDir m_folder;
};

void TestRealFacts::stored_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : fixtureNames(text("factstr")))
        QTest::newRow(qPrintable(name)) << name;
}

void TestRealFacts::stored()
{
    QFETCH(QString, name);
    const QString path = copyFixture(m_folder, text("factstr"), name + text(".db"));
    const json expected = expectedOf("factstr/" + name.toStdString());
    const Ran ran = dscope({text("events"), text("--json"), path});
    QCOMPARE(ran.exitCode, 0);
    const auto lines = ran.lines();
    QCOMPARE(lines.size(), expected["stored"].size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const json& wanted = expected["stored"][i];
        QCOMPARE(
            topLevelInteger(lines[i], "sequence_number"), std::optional(wanted["sequence_number"].get<std::int64_t>()));
        QCOMPARE(topLevelText(lines[i], "occurred_at"), std::optional(wanted["occurred_at_text"].get<std::string>()));
        const std::string payload(topLevelValue(lines[i], "payload").value_or(""));
        if (wanted["payload_text"].is_string()) {
            QCOMPARE(payload, wanted["payload_text"].get<std::string>());
            continue;
        }
        QCOMPARE(payload.size(), wanted["payload_text"]["bytes"].get<std::size_t>());
        QVERIFY(payload.starts_with(wanted["payload_text"]["starts_with"].get<std::string>()));
    }
    const QString copy = m_folder.filePath(text("for-sqlite3-") + name);
    QVERIFY(QFile::copy(path, copy));
    const auto columns = sqliteColumns(copy, "events");
    const auto rows = sqliteRows(copy, "events", columns, "ORDER BY sequence_number");
    QCOMPARE(rows.size(), lines.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto different = difference(lines[i], columns, rows[i]);
        QVERIFY2(!different, different.value_or("").c_str());
    }
    const json info = json::parse(dscope({text("info"), text("--json"), path}).out.toStdString());
    QVERIFY(info["families"] == json::array({"events"}));
    QCOMPARE(info["format"]["events"].get<std::string>(), name.contains(text("0.3.1")) ? "dense" : "sparse");
    QCOMPARE(info["counts"]["tables"]["events"].get<std::size_t>(), lines.size());
    QCOMPARE(info["counts"]["tables"]["append_batches"].get<std::size_t>(), expected["append_batches"].size());
    QCOMPARE(info["counts"]["tables"]["subscriber_cursors"].get<std::size_t>(), expected["cursors"].size());
    QCOMPARE(info["counts"]["tables"]["store_metadata"].get<std::size_t>(), expected["store_metadata"].size());
    QCOMPARE(dscope({text("events"), text("--json"), text("--limit"), text("5"), path}).lines().size(), std::size_t(5));
}

QTEST_GUILESS_MAIN(TestRealFacts)
#include "test_real_facts.moc"
