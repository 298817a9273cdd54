// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/payload_match.h"

#include <QTest>

using namespace durascope;

namespace {
bool subset(const std::string& predicate, const std::string& value)
{
    JsonTree p;
    JsonTree v;
    return p.parse(predicate) && v.parse(value) && payloadMatches(p, v);
}
std::string nested(int depth)
{
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}
constexpr const char* aTime = "2026-11-20T20:22:51.5Z";
} // namespace

class TestPayloadMatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheSubsetRule_data()
    {
        QTest::addColumn<QByteArray>("predicate");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* predicate, const char* value, bool matches) {
            QTest::newRow((QByteArray(predicate) + " / " + value).constData())
                << QByteArray(predicate) << QByteArray(value) << matches;
        };
        row("{}", "{\"a\":1}", true);
        row("{}", "[]", false);
        row("[]", "[1]", true);
        row("[]", "{}", false);
        row("{\"a\":null}", "{}", false);
        row("{\"a\":null}", "{\"a\":null}", true);
        row("1", "1.0", false);
        row("0", "0.0", false);
        row("0.0", "-0.0", true);
        row("-0", "0.0", true);
        row("-0", "0", false);
        row("-1", "-1", true);
        row("18446744073709551615", "18446744073709551615", true);
        row("18446744073709551616", "18446744073709551616.0", true);
        row("9007199254740993", "9007199254740992", false);
        row("-9223372036854775808", "-9223372036854775808", true);
        row("-9223372036854775809", "-9.223372036854775809e18", true);
        row("1e16", "1e+16", true);
        row("1.00", "1.0", true);
        row("[2,2]", "[1,2]", true);
        row("[3]", "[1,2]", false);
        row("[[1]]", "[[2],[3,1]]", true);
        row("[1]", "1", false);
        row("1", "[1]", false);
        row("{\"a\":{\"b\":[1]}}", "{\"z\":0,\"a\":{\"c\":2,\"b\":[5,1]}}", true);
        row("{\"a\":1,\"a\":2}", "{\"a\":2}", true);
        row("{\"a\":2}", "{\"a\":2,\"a\":1}", false);
        row("\"\\u00e9\"", "\"\xc3\xa9\"", true);
        row("\"\xc3\xa9\"", "\"e\xcc\x81\"", false);
        row("\"\\u0000\"", "\"\\u0000\"", true);
        row("\"\\ud83d\\ude00\"", "\"\xf0\x9f\x98\x80\"", true);
        row(" true ", "\ttrue\n", true);
        row("true", "false", false);
        row("\"\"", "null", false);
        row("1e-400", "0.0", true);
    }
    void followsTheSubsetRule()
    {
        QFETCH(QByteArray, predicate);
        QFETCH(QByteArray, value);
        QFETCH(bool, matches);
        QCOMPARE(subset(predicate.toStdString(), value.toStdString()), matches);
    }

    void refusesWhatTheRealReaderRefuses()
    {
        JsonTree tree;
        for (const char* text : {"", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "01", "1.", ".5", "+1", "1e", "1e400",
                 "-1e400", "nul", "\"\n\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\x\"",
                 "\"\\u12g4\"", "1 2", "{1:2}", "\"\xff\"", "\"\xed\xa0\x80\"", "\"\xc0\x80\"", "NaN", "'a'"})
            QVERIFY2(!tree.parse(text), text);
        QVERIFY(tree.parse(nested(127)));
        QVERIFY(!tree.parse(nested(128)));
        QVERIFY(!tree.parse(nested(1'000'000)));
        QVERIFY(tree.parse("1" + std::string(300, '0')));
        QVERIFY(!tree.parse("1" + std::string(400, '0')));
        QVERIFY(tree.parse("0." + std::string(400, '0') + "1"));
    }

    void judgesByTypesAndPredicates()
    {
        using Filters = std::vector<EventFilter>;
        const auto judge = [](std::optional<Filters> filters, const char* type, const char* payload) {
            auto matcher = QueryMatcher::make({std::move(filters), {}});
            return matcher->judge(aTime, type, payload);
        };
        QCOMPARE(judge({}, "a", "1"), Verdict::Match);
        QCOMPARE(judge(Filters{}, "a", "1"), Verdict::Match);
        QCOMPARE(judge(Filters{EventFilter{}}, "a", "1"), Verdict::Match);
        QCOMPARE(judge(Filters{{std::vector<std::string>{}, {}}}, "a", "1"), Verdict::NoMatch);
        QCOMPARE(judge(Filters{{{}, std::vector<std::string>{}}}, "a", "1"), Verdict::NoMatch);
        QCOMPARE(judge(Filters{{std::vector<std::string>{"b", "a"}, {}}}, "a", "1"), Verdict::Match);
        QCOMPARE(judge(Filters{{std::vector<std::string>{"b"}, {}}}, "a", "1"), Verdict::NoMatch);
        QCOMPARE(
            judge(Filters{{std::vector<std::string>{"b"}, {}}, {{}, std::vector<std::string>{"2", "1"}}}, "a", "1"),
            Verdict::Match);
        QCOMPARE(
            judge(Filters{{std::vector<std::string>{"a"}, std::vector<std::string>{"2"}}}, "a", "1"), Verdict::NoMatch);
    }

    void namesRowsTheRealReaderDrops()
    {
        auto all = QueryMatcher::make({});
        QCOMPARE(all->judge(aTime, "a", "{"), Verdict::Undecodable);
        QCOMPARE(all->judge("yesterday", "a", "1"), Verdict::Undecodable);
        QCOMPARE(all->judge("2026-11-20 20:22:51", "a", "1"), Verdict::Undecodable);
        QCOMPARE(all->judge("2026-11-20 20:22:51.12345", "a", "1"), Verdict::Undecodable);
        QCOMPARE(all->judge("2026-11-20 20:22:51+05:30", "a", "1"), Verdict::Match);
        Fact fact{
            {1}, StoredValue::integer(1), StoredValue::text(aTime), StoredValue::text("a"), StoredValue::blob("1")};
        QCOMPARE(all->judge(fact), Verdict::Undecodable);
        fact.payload = StoredValue::text("1");
        QCOMPARE(all->judge(fact), Verdict::Match);
        auto oneType = QueryMatcher::make({std::vector<EventFilter>{{std::vector<std::string>{"b"}, {}}}, {}});
        QCOMPARE(oneType->judge(aTime, "a", "{"), Verdict::NoMatch);
    }

    void refusesAConditionThatIsNoJson()
    {
        const auto matcher = QueryMatcher::make({std::vector<EventFilter>{{{}, std::vector<std::string>{"{"}}}, {}});
        QVERIFY(!matcher);
        QCOMPARE(matcher.error().kind, ErrorKind::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestPayloadMatch)
#include "test_payload_match.moc"
