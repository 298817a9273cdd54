// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_text.h"

#include "backends/contract/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace durascope {

namespace {

bool isPlain(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

void appendEscape(std::string& out, char letter)
{
    constexpr std::string_view hex = "0123456789abcdef";
    switch (letter) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += hex[static_cast<unsigned char>(letter) >> 4U];
        out += hex[static_cast<unsigned char>(letter) & 0xFU];
    }
}

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    out += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        while (at < text.size() && isPlain(text[at]))
            ++at;
        out.append(text.substr(begin, at - begin));
        if (at == text.size())
            break;
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            appendEscape(out, text[at++]);
            continue;
        }
        const std::size_t length = utf8SequenceLength(text, at);
        out += length > 0 ? text.substr(at, length) : std::string_view("\xEF\xBF\xBD");
        at += std::max<std::size_t>(1, length);
    }
    out += '"';
}

void appendBase64(std::string& out, std::string_view bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto byteAt = [&bytes](std::size_t at) {
        return at < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) : 0U;
    };
    out += '"';
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const unsigned three = (byteAt(at) << 16U) | (byteAt(at + 1) << 8U) | byteAt(at + 2);
        out += letters[three >> 18U];
        out += letters[(three >> 12U) & 63U];
        out += at + 1 < bytes.size() ? letters[(three >> 6U) & 63U] : '=';
        out += at + 2 < bytes.size() ? letters[three & 63U] : '=';
    }
    out += '"';
}

void appendReal(std::string& out, double value)
{
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    const std::string_view digits(text.data(), static_cast<std::size_t>(end - text.data()));
    out += digits;
    if (digits.find_first_of(".e") == std::string_view::npos)
        out += ".0";
}

void appendOnOneLine(std::string& out, std::string_view json)
{
    const std::size_t begin = out.size();
    out += json;
    if (json.find('\n') == std::string_view::npos && json.find('\r') == std::string_view::npos)
        return;
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
        [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
}

} // namespace durascope
