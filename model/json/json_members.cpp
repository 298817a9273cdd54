// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_members.h"

#include "backends/contract/utf8.h"

#include <charconv>

namespace durascope {

namespace {

std::optional<std::uint32_t> hexAt(std::string_view text, std::size_t at)
{
    if (at + 4 > text.size())
        return std::nullopt;
    std::uint32_t code = 0;
    const char* end = text.data() + at + 4;
    const auto read = std::from_chars(text.data() + at, end, code, 16);
    return read.ptr == end ? std::optional(code) : std::nullopt;
}

/// `at` stands behind `\u`; afterwards behind the last digit used.
std::uint32_t unicodeEscape(std::string_view text, std::size_t& at)
{
    constexpr std::uint32_t replacement = 0xFFFD;
    const auto first = hexAt(text, at);
    at += 4;
    if (!first || (*first >= 0xDC00 && *first <= 0xDFFF))
        return replacement;
    if (*first < 0xD800 || *first > 0xDBFF)
        return *first;
    if (text.substr(at, 2) != "\\u")
        return replacement;
    const auto second = hexAt(text, at + 2);
    if (!second || *second < 0xDC00 || *second > 0xDFFF)
        return replacement;
    at += 6;
    return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
}

char simpleEscape(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter;
    }
}

} // namespace

std::string unescapeJson(std::string_view lexeme)
{
    std::string_view text = lexeme;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t backslash = text.find('\\', at);
        if (backslash == std::string_view::npos || backslash + 1 == text.size()) {
            out.append(text.substr(at));
            break;
        }
        out.append(text.substr(at, backslash - at));
        at = backslash + 2;
        if (text[backslash + 1] == 'u')
            appendUtf8(out, unicodeEscape(text, at));
        else
            out += simpleEscape(text[backslash + 1]);
    }
    return out;
}

bool JsonMember::hasKey(std::string_view name) const
{
    if (key.find('\\') == std::string_view::npos)
        return key == name;
    return unescapeJson(key) == name;
}

JsonMembers::JsonMembers(std::string_view text)
    : m_reader(text)
{
    const JsonEvent first = m_reader.next();
    m_open = first.kind == JsonEventKind::Begin && first.token.kind == JsonTokenKind::BeginObject;
}

std::optional<JsonMember> JsonMembers::next()
{
    if (!m_open)
        return std::nullopt;
    m_open = false; // until the member is whole
    const JsonEvent key = m_reader.next();
    if (key.kind != JsonEventKind::Key) {
        m_complete = key.kind == JsonEventKind::Finish;
        return std::nullopt;
    }
    const JsonEvent value = m_reader.next();
    const std::string_view text = m_reader.text();
    JsonMember member;
    member.key = text.substr(key.token.offset + 1, key.token.length - 2);
    if (value.kind == JsonEventKind::Value) {
        member.value = value.token.in(text);
    } else {
        if (value.kind != JsonEventKind::Begin || !m_reader.skipContainer())
            return std::nullopt;
        member.value = text.substr(value.token.offset, m_reader.position() - value.token.offset);
    }
    m_open = true;
    return member;
}

std::optional<std::string_view> topLevelValue(std::string_view object, std::string_view key)
{
    std::optional<std::string_view> found;
    JsonMembers members(object);
    while (const auto member = members.next()) {
        if (member->hasKey(key))
            found = member->value;
    }
    return found;
}

std::optional<std::string> topLevelText(std::string_view object, std::string_view key)
{
    const auto value = topLevelValue(object, key);
    if (!value || *value == "null")
        return std::nullopt;
    return value->starts_with('"') ? unescapeJson(*value) : std::string(*value);
}

std::optional<std::int64_t> jsonInteger(std::string_view lexeme)
{
    std::int64_t number = 0;
    const char* end = lexeme.data() + lexeme.size();
    const auto read = std::from_chars(lexeme.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && !lexeme.empty() ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> topLevelInteger(std::string_view object, std::string_view key)
{
    const auto value = topLevelValue(object, key);
    return value ? jsonInteger(*value) : std::nullopt;
}

} // namespace durascope
