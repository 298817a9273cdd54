// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_reader.h"

#include "model/json/json_cases.h"

#include <QTest>

#include <random>

using namespace durascope;
using namespace std::string_literals;

class TestJsonReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesWhatTheGrammarAllows();
    void refusesTheRestWhereItGoesWrong();
    void keepsTheExactTokens();
    void tellsKeysFromValuesAndDepth();
    void skipsAContainer();
    void readsAMillionLevels();
    void readsLongTokens();
    void agreesWithItselfOnMutations();
};

void TestJsonReader::takesWhatTheGrammarAllows()
{
    for (const auto& text : test::goodJson()) {
        JsonProblem problem;
        QVERIFY2(isJson(text, &problem), (text + ": " + problem.reason).c_str());
    }
}

void TestJsonReader::refusesTheRestWhereItGoesWrong()
{
    auto bad = test::badStructure();
    for (auto& more : test::badTokens())
        bad.push_back(more);
    for (const auto& [text, offset] : bad) {
        JsonProblem problem;
        QVERIFY2(!isJson(text, &problem), text.c_str());
        QVERIFY2(
            problem.offset == offset, (text + ": " + problem.reason + " at " + std::to_string(problem.offset)).c_str());
        QVERIFY(!problem.reason.empty());
    }
}

void TestJsonReader::keepsTheExactTokens()
{
    const std::string text = R"( {"a" : 1.0, "b":[ -0, 1e400,"\u0041" ], "a":18446744073709551616} )";
    std::vector<std::string> tokens;
    JsonReader reader(text);
    for (JsonEvent event = reader.next(); event.kind != JsonEventKind::End; event = reader.next()) {
        QVERIFY(event.kind != JsonEventKind::Error);
        tokens.emplace_back(event.token.in(text));
    }
    const std::vector<std::string> expected{
        "{", "\"a\"", "1.0", "\"b\"", "[", "-0", "1e400", R"("\u0041")", "]", "\"a\"", "18446744073709551616", "}"};
    QCOMPARE(tokens, expected);
}

void TestJsonReader::tellsKeysFromValuesAndDepth()
{
    JsonReader reader(R"({"a":["a"]})");
    QCOMPARE(reader.next().kind, JsonEventKind::Begin);
    const JsonEvent key = reader.next();
    QVERIFY(key.kind == JsonEventKind::Key && key.depth == 1 && key.inObject);
    const JsonEvent array = reader.next();
    QVERIFY(array.kind == JsonEventKind::Begin && array.depth == 1 && array.inObject);
    const JsonEvent value = reader.next();
    QVERIFY(value.kind == JsonEventKind::Value && value.depth == 2 && !value.inObject);
    QCOMPARE(reader.next().depth, std::size_t(1));
    QCOMPARE(reader.next().depth, std::size_t(0));
    QCOMPARE(reader.next().kind, JsonEventKind::End);
}

void TestJsonReader::skipsAContainer()
{
    JsonReader reader(R"([{"a":[1,{}]},2])");
    reader.next();
    QCOMPARE(reader.next().kind, JsonEventKind::Begin);
    QVERIFY(reader.skipContainer());
    QCOMPARE(reader.next().kind, JsonEventKind::Value);
    JsonReader broken(R"([{"a":[1,})");
    broken.next();
    broken.next();
    QVERIFY(!broken.skipContainer());
}

void TestJsonReader::readsAMillionLevels()
{
    constexpr std::size_t depth = 1'000'000;
    std::string text(depth, '[');
    JsonProblem problem;
    QVERIFY(!isJson(text, &problem));
    QCOMPARE(problem.offset, depth);
    text.append(depth, ']');
    QVERIFY(isJson(text));
    std::string objects;
    for (std::size_t i = 0; i < depth; ++i)
        objects += "{\"a\":";
    objects += '1';
    objects.append(depth, '}');
    QVERIFY(isJson(objects));
    objects.back() = ']';
    QVERIFY(!isJson(objects, &problem));
    QCOMPARE(problem.offset, objects.size() - 1);
}

void TestJsonReader::readsLongTokens()
{
    QVERIFY(isJson(std::string(5'000'000, '7')));
    QVERIFY(isJson('"' + std::string(5'000'000, 'x') + '"'));
    QVERIFY(!isJson('"' + std::string(5'000'000, 'x')));
}

/// Random edits of good texts: never a crash, and the verdict is the same with white space around and inside a list.
void TestJsonReader::agreesWithItselfOnMutations()
{
    std::mt19937 random(20261121);
    const auto seeds = test::goodJson();
    const std::string letters = "{}[]\",:\\u0019.eE+-tfn \n\xc3\xa9\xff\x00x"s;
    int good = 0;
    int bad = 0;
    for (int round = 0; round < 40'000; ++round) {
        std::string text = seeds[random() % seeds.size()];
        for (auto edits = random() % 4; edits > 0 && !text.empty(); --edits) {
            const std::size_t at = random() % text.size();
            const char letter = letters[random() % letters.size()];
            if (random() % 3 == 0)
                text.erase(at, 1);
            else if (random() % 2 == 0)
                text.insert(at, 1, letter);
            else
                text[at] = letter;
        }
        JsonProblem problem;
        const bool valid = isJson(text, &problem);
        (valid ? good : bad)++;
        QVERIFY(valid || problem.offset <= text.size());
        QCOMPARE(isJson(" \n" + text + "\t"), valid);
        if (valid)
            QVERIFY(isJson("[" + text + ",{\"k\":" + text + "}]"));
    }
    QVERIFY(good > 1000 && bad > 1000);
}

QTEST_APPLESS_MAIN(TestJsonReader)
#include "test_json_reader.moc"
