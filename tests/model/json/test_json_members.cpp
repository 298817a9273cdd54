// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_members.h"

#include <QTest>

using namespace durascope;
using namespace std::string_literals;

class TestJsonMembers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void walksTheTopLevelOnly();
    void readsTextsAndIntegers();
    void takesTheLastOfRepeatedKeys();
    void comparesKeysUnescaped();
    void resolvesEscapes();
    void endsEarlyOnDamage();
    void readsAnEventFast();
};

void TestJsonMembers::walksTheTopLevelOnly()
{
    const std::string text = R"({"type":"node_failed","error":{"type":"x","a":[1,2]},"list":[ {"b":1} ],"n":null})";
    std::vector<std::pair<std::string, std::string>> found;
    JsonMembers members(text);
    while (const auto member = members.next())
        found.emplace_back(member->key, member->value);
    QVERIFY(members.complete());
    const std::vector<std::pair<std::string, std::string>> expected{
        {"type", "\"node_failed\""}, {"error", R"({"type":"x","a":[1,2]})"}, {"list", R"([ {"b":1} ])"}, {"n", "null"}};
    QCOMPARE(found, expected);
}

void TestJsonMembers::readsTextsAndIntegers()
{
    const std::string text = R"({"type":"x","attempt":2,"big":18446744073709551615,"f":1.0,"n":null,"o":{"a":1}})";
    QCOMPARE(topLevelText(text, "type"), std::optional("x"s));
    QCOMPARE(topLevelText(text, "attempt"), std::optional("2"s));
    QCOMPARE(topLevelText(text, "o"), std::optional(R"({"a":1})"s));
    QVERIFY(!topLevelText(text, "n"));
    QVERIFY(!topLevelText(text, "a"));
    QCOMPARE(topLevelInteger(text, "attempt"), std::optional<std::int64_t>(2));
    QVERIFY(!topLevelInteger(text, "big"));
    QVERIFY(!topLevelInteger(text, "f"));
    QVERIFY(!topLevelInteger(text, "type"));
    QCOMPARE(jsonInteger("-9223372036854775808"), std::optional(std::numeric_limits<std::int64_t>::min()));
    QVERIFY(!jsonInteger(""));
}

void TestJsonMembers::takesTheLastOfRepeatedKeys()
{
    QCOMPARE(topLevelText(R"({"a":"first","b":1,"a":"last"})", "a"), std::optional("last"s));
}

void TestJsonMembers::comparesKeysUnescaped()
{
    QCOMPARE(topLevelText(R"({"\u0074ype":"x"})", "type"), std::optional("x"s));
    QCOMPARE(topLevelText(R"({"":"e"})", ""), std::optional("e"s));
}

void TestJsonMembers::resolvesEscapes()
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {R"("a\"\\\/\b\f\n\r\tz")", "a\"\\/\b\f\n\r\tz"s},
        {R"("\u00e9\u20ac\ud83d\ude00\u0000")", "\u00e9\u20ac\U0001F600\0"s},
        {R"("\ud800x")", "\uFFFDx"s},
        {R"("\udc00")", "\uFFFD"s},
        {R"("\ud800\u0041")", "\uFFFDA"s},
    };
    for (const auto& [lexeme, text] : cases)
        QCOMPARE(unescapeJson(lexeme), text);
}

void TestJsonMembers::endsEarlyOnDamage()
{
    JsonMembers members(R"({"a":1,"b":[1,)");
    QVERIFY(members.next());
    QVERIFY(!members.next());
    QVERIFY(!members.complete());
    QVERIFY(!JsonMembers("[1]").next());
    QVERIFY(!JsonMembers("").next());
    JsonMembers empty("{}");
    QVERIFY(!empty.next());
    QVERIFY(empty.complete());
}

void TestJsonMembers::readsAnEventFast()
{
    const std::string text = R"({"type":"node_failed","node_id":"charge_card","attempt":2,"error":"provider timeout )"
                             R"(after 30 s: connection reset by peer","retryable":true,"worker_id":"worker-7",)"
                             R"("queue_type":"python_tool","duration_ms":3182})";
    QBENCHMARK
    {
        QVERIFY(topLevelText(text, "node_id"));
    }
}

QTEST_APPLESS_MAIN(TestJsonMembers)
#include "test_json_members.moc"
