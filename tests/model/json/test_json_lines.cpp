// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_lines.h"
#include "model/json/json_path.h"

#include "model/json/json_cases.h"

#include <QTest>

using namespace durascope;
using namespace std::string_literals;

namespace {

std::string shown(std::string_view text, const JsonLines& lines)
{
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += std::to_string(lines.at(i).number) + ':' + std::string(lines.at(i).depth, '.');
        for (const JsonSpan& span : lines.spans(text, i))
            out += text.substr(span.offset, span.length);
        out += '\n';
    }
    return out;
}

std::string bytesBack(std::string_view text, const JsonLines& lines)
{
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i)
        out += text.substr(lines.at(i).begin, lines.endOf(text, i) - lines.at(i).begin);
    return out;
}

} // namespace

class TestJsonLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutsOneMemberALine();
    void knowsItsFoldsAndKinds();
    void keepsEveryByteOfEveryText();
    void showsWhatIsNoJsonAsItIs();
    void cutsLongTokensIntoPieces();
    void stopsWhenAsked();
    void namesThePlaceOfAByte();
};

void TestJsonLines::cutsOneMemberALine()
{
    const std::string text = " {\"b\" : 1.0,\n\"a\":[ ], \"a\":[1e400,{\"k\":null}] }\n";
    const auto lines = JsonLines::pretty(text, {});
    QVERIFY(lines && lines->isPretty());
    const std::string expected = "1:{\n2:.\"b\":1.0,\n3:.\"a\":[],\n4:.\"a\":[\n5:..1e400,\n6:..{\n7:...\"k\":null\n"
                                 "8:..}\n9:.]\n10:}\n";
    QCOMPARE(shown(text, *lines), expected);
}

void TestJsonLines::knowsItsFoldsAndKinds()
{
    const std::string text = R"({"k":["v",-1,true]})";
    const auto lines = JsonLines::pretty(text, {});
    QCOMPARE(lines->at(0).foldEnd, 6U);
    QCOMPARE(lines->at(1).foldEnd, 5U);
    QCOMPARE(lines->at(2).foldEnd, 0U);
    const auto spans = lines->spans(text, 1);
    QCOMPARE(spans.size(), std::size_t(3));
    QVERIFY(spans[0].kind == JsonSpanKind::Key);
    QVERIFY(lines->spans(text, 2).front().kind == JsonSpanKind::String);
    QVERIFY(lines->spans(text, 3).front().kind == JsonSpanKind::Number);
    QVERIFY(lines->spans(text, 4).front().kind == JsonSpanKind::Literal);
    QCOMPARE(lines->lineAt(text.find("-1")), std::size_t(3));
    QCOMPARE(lines->lineAt(0), std::size_t(0));
}

void TestJsonLines::keepsEveryByteOfEveryText()
{
    for (const auto& text : test::goodJson()) {
        const auto lines = JsonLines::pretty(text, {});
        QVERIFY(lines && lines->isPretty());
        QCOMPARE(bytesBack(text, *lines), text);
    }
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    const auto lines = JsonLines::pretty(deep, {});
    QCOMPARE(lines->size(), std::size_t(199'999));
    QCOMPARE(lines->at(0).foldEnd, 199'998U);
}

void TestJsonLines::showsWhatIsNoJsonAsItIs()
{
    auto bad = test::badStructure();
    for (auto& more : test::badTokens())
        bad.push_back(more);
    for (const auto& [text, offset] : bad) {
        const auto lines = JsonLines::pretty(text, {});
        QVERIFY(lines && !lines->isPretty() && lines->problem());
        QCOMPARE(lines->problem()->offset, offset);
        QCOMPARE(bytesBack(text, *lines), text);
    }
    const std::string text = "one\r\ntwo\n\nfour";
    QCOMPARE(shown(text, *JsonLines::raw(text, {})), "1:one\n2:two\n3:\n4:four\n"s);
}

void TestJsonLines::cutsLongTokensIntoPieces()
{
    std::string value;
    while (value.size() < 9000)
        value += "\\u00e9\\\\\u00e9abc";
    const std::string key(5000, 'k');
    const std::string number(4500, '7');
    const std::string text = "{\"" + key + "\":\"" + value + "\",\"n\":" + number + "}";
    const auto lines = JsonLines::pretty(text, {});
    QVERIFY(lines->isPretty());
    QCOMPARE(bytesBack(text, *lines), text);
    std::string keys;
    std::string strings;
    std::string numbers;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        for (const JsonSpan& span : lines->spans(text, i)) {
            const auto bytes = text.substr(span.offset, span.length);
            QVERIFY(bytes.size() <= JsonLines::pieceBytes + 1);
            if (span.kind == JsonSpanKind::Key)
                keys += bytes;
            else if (span.kind == JsonSpanKind::String)
                strings += bytes;
            else if (span.kind == JsonSpanKind::Number)
                numbers += bytes;
            QVERIFY(span.kind != JsonSpanKind::Raw);
        }
    }
    QCOMPARE(keys, "\"" + key + "\"\"n\"");
    QCOMPARE(strings, "\"" + value + "\"");
    QCOMPARE(numbers, number);
    QCOMPARE(lines->at(lines->size() - 1).number, 4U);
}

void TestJsonLines::stopsWhenAsked()
{
    std::string text = "[0";
    for (int i = 0; i < 20'000; ++i)
        text += ",1";
    text += ']';
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!JsonLines::pretty(text, stop.get_token()));
    QVERIFY(!JsonLines::raw(std::string(20'000, '\n'), stop.get_token()));
}

void TestJsonLines::namesThePlaceOfAByte()
{
    const std::string text = R"({"items":[1,{"odd key":[2,"x"]},3],"_n1":{"a":0}})";
    const auto pathAt = [&text](std::string_view what) { return jsonPlaceAt(text, text.find(what)).path; };
    const std::string oddKey = R"($.items[1]["odd key"])";
    QCOMPARE(pathAt("1,{"), "$.items[0]"s);
    QCOMPARE(pathAt("odd"), oddKey);
    QCOMPARE(pathAt("x\"]"), oddKey + "[1]");
    QCOMPARE(pathAt("]},3"), oddKey);
    QCOMPARE(pathAt("_n1"), "$._n1"s);
    QCOMPARE(jsonPlaceAt(text, 0).path, "$"s);
    const JsonPlace place = jsonPlaceAt(text, text.find("odd"));
    const std::string value = R"([2,"x"])";
    QCOMPARE(text.substr(place.valueOffset, place.valueLength), value);
    QCOMPARE(jsonPlaceAt("not json", 3).valueLength, std::size_t(8));
}

QTEST_APPLESS_MAIN(TestJsonLines)
#include "test_json_lines.moc"
