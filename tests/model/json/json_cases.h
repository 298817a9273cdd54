// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace durascope::test {

using namespace std::string_literals;

/// Texts that RFC 8259 allows.
inline std::vector<std::string> goodJson()
{
    return {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-0.0",
        "1.0",
        "1e400",
        "-1.5E-7",
        "1E+2",
        "10000000000000000000000",
        "0e0",
        "\"\"",
        "\"a\"",
        " \t\r\n1\n",
        "[]",
        "{}",
        "[ ]",
        "{ }",
        "[[[]]]",
        "[1,2,3]",
        "[null,true,false]",
        R"({"a":1,"a":2})",
        R"({"":0})",
        R"({"a":{"b":[{}]}})",
        R"("\"\\\/\b\f\n\r\t\u0000\uFfFf")",
        R"("\ud800")",
        R"("\udc00\ud800")",
        R"("\ud83d\ude00")",
        "\"\x7f\"",
        "\"\xc2\x80\"",
        "\"\xdf\xbf\"",
        "\"\xe0\xa0\x80\"",
        "\"\xed\x9f\xbf\"",
        "\"\xee\x80\x80\"",
        "\"\xef\xbf\xbf\"",
        "\"\xf0\x90\x80\x80\"",
        "\"\xf4\x8f\xbf\xbf\"",
        "\"\xe2\x80\xa8\"",
        "[1\r\n,\n2\t]",
        R"([0.1,1.7976931348623157e308,5e-324])",
        R"({"key with \"quotes\"":"</script>"})",
        "\"\xef\xbb\xbf\"",
        "123456789012345678901234567890.5e-10",
    };
}

/// A text that is no JSON, and the offset of the first byte that cannot stand there.
struct BadJson {
    std::string text;
    std::size_t offset;
};

inline std::vector<BadJson> badStructure()
{
    return {
        {"", 0},
        {" ", 1},
        {"\n\n", 2},
        {"[", 1},
        {"{", 1},
        {"]", 0},
        {"}", 0},
        {"[}", 1},
        {"{]", 1},
        {"[1", 2},
        {"[1,", 3},
        {"[1,]", 3},
        {"[,1]", 1},
        {"[1 2]", 3},
        {"[1,,2]", 3},
        {"{,}", 1},
        {"{\"a\"}", 4},
        {"{\"a\":}", 5},
        {"{\"a\":1,}", 7},
        {"{\"a\" 1}", 5},
        {"{\"a\":1 \"b\":2}", 7},
        {"{1:2}", 1},
        {"{null:1}", 1},
        {"{\"a\":1]", 6},
        {"[1}", 2},
        {"1 2", 2},
        {"[]x", 2},
        {"{}}", 2},
        {"null,", 4},
        {"\"a\"\"b\"", 3},
        {"[\"a\":1]", 4},
        {"//c\n1", 0},
        {"/**/1", 0},
        {"1//c", 1},
        {"#1", 0},
        {":", 0},
        {",", 0},
        {"\xef\xbb\xbf{}", 0},
        {"\x00"s, 0},
        {"1\x00"s, 1},
        {"[1]\x00"s, 3},
        {"\xc2\xa0"s + "1", 0},
        {"\v1", 0},
        {"\f1", 0},
    };
}

inline std::vector<BadJson> badTokens()
{
    return {
        {"nul", 3},
        {"nulL", 3},
        {"True", 0},
        {"tru3", 3},
        {"NaN", 0},
        {"Infinity", 0},
        {"-Infinity", 1},
        {"undefined", 0},
        {"'a'", 0},
        {"a", 0},
        {"01", 1},
        {"-01", 2},
        {"00", 1},
        {"-", 1},
        {"+1", 0},
        {".5", 0},
        {"1.", 2},
        {"1.e5", 2},
        {"1e", 2},
        {"1e+", 3},
        {"0x10", 1},
        {"1_000", 1},
        {"1.5.2", 3},
        {"--1", 1},
        {"\"", 1},
        {"\"a", 2},
        {"\"\\", 2},
        {"\"\\\"", 3},
        {"\"\\x41\"", 2},
        {"\"\\'\"", 2},
        {"\"\\u12\"", 5},
        {"\"\\u123g\"", 6},
        {"\"\\U0041\"", 2},
        {"\"\n\"", 1},
        {"\"a\tb\"", 2},
        {"\"\x1f\"", 1},
        {"\"\0\""s, 1},
        {"\"\x80\"", 1},
        {"\"\xc0\xaf\"", 1},
        {"\"\xc1\xbf\"", 1},
        {"\"\xe0\x80\xaf\"", 1},
        {"\"\xed\xa0\x80\"", 1},
        {"\"\xf0\x80\x80\x80\"", 1},
        {"\"\xf4\x90\x80\x80\"", 1},
        {"\"\xf5\x80\x80\x80\"", 1},
        {"\"\xff\"", 1},
        {"\"\xc3\"", 1},
        {"\"\xe2\x82\"", 1},
        {"\"a\xf0\x9f\x98\"", 2},
        {"{\"\xff\":1}", 2},
        {"[\"ok\",\"\xfe\"]", 7},
    };
}

} // namespace durascope::test
