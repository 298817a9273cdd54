// SPDX-License-Identifier: Apache-2.0
#include "model/json/row_json.h"

#include "backends/contract/event_rows.h"
#include "backends/contract/workflow_rows.h"
#include "model/json/json_reader.h"
#include "model/json/json_text.h"

#include <QTest>

#include <limits>

using namespace durascope;
using namespace std::string_literals;

namespace {

std::string line(const Fact& fact)
{
    std::string out;
    writeRowJson(out, fact);
    return out;
}

std::string withPayload(StoredValue payload)
{
    Fact fact;
    fact.payload = std::move(payload);
    return line(fact);
}

} // namespace

class TestRowJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsValuesAsStored();
    void leavesOutWhatTheFileLacks();
    void keepsJsonVerbatimOnOneLine();
    void saysWhyJsonIsNone();
    void showsOtherClasses();
    void writesNumbersThatReadBack();
    void encodesBase64();
};

void TestRowJson::printsValuesAsStored()
{
    Fact fact;
    fact.sequenceNumber = StoredValue::integer(std::numeric_limits<std::int64_t>::min());
    fact.occurredAt = StoredValue::text("2026-11-21T08:00:00.1Z");
    fact.eventType = StoredValue::text("q\"b\\s/\b\f\n\r\t\x01\x7f\u00e9\u2028\0"s);
    fact.payload = StoredValue();
    const std::string expected = "{\"sequence_number\":-9223372036854775808,\"occurred_at\":\"2026-11-21T08:00:00.1Z\","
                                 "\"event_type\":\"q\\\"b\\\\s/\\b\\f\\n\\r\\t\\u0001\x7f\u00e9\u2028\\u0000\","
                                 "\"payload\":null}\n";
    QCOMPARE(line(fact), expected);
}

void TestRowJson::leavesOutWhatTheFileLacks()
{
    WorkflowEvent event;
    event.kind = StoredValue::text("{\"type\":\"x\"}");
    std::string out;
    writeRowJson(out, event);
    QCOMPARE(out, "{\"kind\":{\"type\":\"x\"}}\n"s);
}

void TestRowJson::keepsJsonVerbatimOnOneLine()
{
    QCOMPARE(withPayload(StoredValue::text("{ \"b\":1.0,\r\n\"a\":1e400,\n\"a\":\"\\n\"}\n")),
        "{\"payload\":{ \"b\":1.0,  \"a\":1e400, \"a\":\"\\n\"} }\n"s);
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    QCOMPARE(withPayload(StoredValue::text(deep)), "{\"payload\":" + deep + "}\n");
}

void TestRowJson::saysWhyJsonIsNone()
{
    const std::string broken = withPayload(StoredValue::text("{\"a\":\n1,}"));
    QVERIFY(broken.starts_with("{\"payload\":null,\"payload_text\":\"{\\\"a\\\":\\n1,}\",\"problem\":\"payload is not "
                               "JSON: "));
    QVERIFY(isJson(broken));
    QVERIFY(broken.find("at byte 8") != std::string::npos);
    const std::string invalid = withPayload(StoredValue::text("\"\xff\""));
    QCOMPARE(invalid, "{\"payload\":null,\"payload_base64\":\"Iv8i\",\"problem\":\"payload is not valid UTF-8\"}\n"s);
    QVERIFY(withPayload(StoredValue::text("")).starts_with("{\"payload\":null,\"payload_text\":\"\","));
    QVERIFY(withPayload(StoredValue::text("1\0"s)).starts_with("{\"payload\":null,\"payload_text\":\"1\\u0000\","));
}

void TestRowJson::showsOtherClasses()
{
    QCOMPARE(withPayload(StoredValue::blob("{}")),
        "{\"payload\":null,\"payload_base64\":\"e30=\",\"problem\":\"payload is a BLOB, not text\"}\n"s);
    QCOMPARE(withPayload(StoredValue::integer(5)),
        "{\"payload\":null,\"payload_text\":\"5\",\"problem\":\"payload is a number, not text\"}\n"s);
    Fact fact;
    fact.sequenceNumber = StoredValue::real(-std::numeric_limits<double>::infinity());
    fact.occurredAt = StoredValue::blob("");
    fact.eventType = StoredValue::text("\xc3");
    QCOMPARE(line(fact),
        "{\"sequence_number\":null,\"sequence_number_text\":\"-Inf\",\"occurred_at\":null,\"occurred_at_base64\":\"\","
        "\"event_type\":null,\"event_type_base64\":\"ww==\",\"problem\":\"sequence_number is not a finite number; "
        "occurred_at is a BLOB, not text; event_type is not valid UTF-8\"}\n"s);
}

void TestRowJson::writesNumbersThatReadBack()
{
    for (const double value : {0.1, 1.0, -0.0, 1e16, 1e300, 5e-324, 1.7976931348623157e308, 123456789.25}) {
        std::string out;
        appendReal(out, value);
        QVERIFY(isJson(out));
        QVERIFY(out.find_first_of(".e") != std::string::npos);
        QCOMPARE(std::strtod(out.c_str(), nullptr), value);
    }
}

void TestRowJson::encodesBase64()
{
    const auto encode = [](std::string_view bytes) {
        std::string out;
        appendBase64(out, bytes);
        return out;
    };
    QCOMPARE(encode(""), "\"\""s);
    QCOMPARE(encode("f"), "\"Zg==\""s);
    QCOMPARE(encode("fo"), "\"Zm8=\""s);
    QCOMPARE(encode("foo"), "\"Zm9v\""s);
    QCOMPARE(encode("\xfb\xff\xfe"), "\"+//+\""s);
}

QTEST_APPLESS_MAIN(TestRowJson)
#include "test_row_json.moc"
