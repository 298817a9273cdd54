// SPDX-License-Identifier: Apache-2.0
#include "app/cli/option_specs.h"

#include <QFile>
#include <QTest>

using namespace durascope;
using namespace durascope::cli;
using namespace std::string_literals;

class TestOptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsCommandsAndValues();
    void refusesWhatIsWrong();
    void helpAndManualNameEveryOption();
};

void TestOptions::readsCommandsAndValues()
{
    const auto parsed = parseOptions({"events", "--json", "--limit=5", "--tenant", "acme", "--execution", "exec_1",
        "--status", "failed", "--", "--odd.db"});
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->command, Command::Events);
    QVERIFY(parsed->json);
    QCOMPARE(parsed->limit, std::optional<std::int64_t>(5));
    QCOMPARE(parsed->filter.tenantId, std::optional("acme"s));
    QCOMPARE(parsed->filter.executionId, std::optional("exec_1"s));
    QCOMPARE(parsed->filter.status, std::optional("failed"s));
    QCOMPARE(parsed->url, "--odd.db"s);
    const auto written = parseOptions({"generate", "--executions", "7", "--events", "9", "--seed", "3", "a.db"});
    QVERIFY(written->generate.family == GenerateOptions::Family::Workflow);
    QCOMPARE(written->generate.executions, 7);
    QCOMPARE(written->generate.events, 9);
    QCOMPARE(written->generate.seed, 3U);
    const auto facts = parseOptions({"generate", "--facts", "11", "--dense", "a.db"});
    QVERIFY(facts->generate.family == GenerateOptions::Family::Facts && facts->generate.facts == 11);
    QVERIFY(facts->generate.format == BatchFormat::Dense);
    QCOMPARE(parseOptions({"tail", "--help"})->helpFor, std::optional(Command::Tail));
    QCOMPARE(parseOptions({"--version"})->command, Command::Version);
}

void TestOptions::refusesWhatIsWrong()
{
    const std::vector<std::vector<std::string>> wrong{{}, {"list"}, {"events"}, {"events", "a", "b"},
        {"events", "--nope", "a"}, {"events", "--limit"}, {"events", "--limit", "-1", "a"},
        {"events", "--limit", "1x", "a"}, {"events", "--limit", "99999999999999999999", "a"},
        {"info", "--limit", "1", "a"}, {"executions", "--facts", "a"}, {"events", "--json=1", "a"}, {"events", ""},
        {"generate", "--seed", "x", "a"}, {"generate", "--json", "a"}, {"generate", "--executions", "0", "a"}};
    for (const auto& words : wrong) {
        const auto parsed = parseOptions(words);
        QVERIFY2(!parsed.has_value(), words.empty() ? "" : words.back().c_str());
        QVERIFY(parsed.error().ends_with('.'));
    }
}

void TestOptions::helpAndManualNameEveryOption()
{
    QFile page(QStringLiteral(DURASCOPE_MAN_DIR "/dscope.1"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const std::string manual = page.readAll().replace("\\-", "-").toStdString();
    for (const CommandSpec& command : commandSpecs()) {
        QVERIFY(helpText({}).find(command.name) != std::string::npos);
        QVERIFY2(manual.find(".B " + std::string(command.name)) != std::string::npos, command.name.data());
        for (const OptionSpec& option : command.options) {
            QVERIFY(helpText(command.command).find(option.name) != std::string::npos);
            QVERIFY2(manual.find(option.name) != std::string::npos, option.name.data());
        }
    }
    QVERIFY(manual.find("--help") != std::string::npos && manual.find("--version") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestOptions)
#include "test_options.moc"
