// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_lexer.h"

#include "backends/contract/utf8.h"

#include <array>
#include <cstdio>
#include <utility>

namespace durascope {

namespace {

enum class StringByte : std::uint8_t { Plain, Quote, Backslash, Control, High };

constexpr std::array<StringByte, 256> makeStringTable()
{
    std::array<StringByte, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = i < 0x20 ? StringByte::Control : i >= 0x80 ? StringByte::High : StringByte::Plain;
    table['"'] = StringByte::Quote;
    table['\\'] = StringByte::Backslash;
    return table;
}
constexpr std::array<StringByte, 256> stringTable = makeStringTable();

constexpr bool isDigit(int byte)
{
    return byte >= '0' && byte <= '9';
}
constexpr bool isHex(int byte)
{
    return isDigit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/// The byte as a person reads it in a sentence.
std::string named(int byte)
{
    if (byte > 0x20 && byte < 0x7F)
        return std::string("'") + static_cast<char>(byte) + '\'';
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "byte 0x%02X", static_cast<unsigned>(byte));
    return text.data();
}

} // namespace

JsonToken JsonLexer::next()
{
    if (!m_problem.reason.empty())
        return {JsonTokenKind::Error, m_problem.offset, 0};
    int byte = byteAt(m_at);
    while (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t')
        byte = byteAt(++m_at);
    switch (byte) {
    case -1:
        return {JsonTokenKind::End, m_at, 0};
    case '{':
        return one(JsonTokenKind::BeginObject);
    case '}':
        return one(JsonTokenKind::EndObject);
    case '[':
        return one(JsonTokenKind::BeginArray);
    case ']':
        return one(JsonTokenKind::EndArray);
    case ':':
        return one(JsonTokenKind::Colon);
    case ',':
        return one(JsonTokenKind::Comma);
    case '"':
        return string();
    case 't':
        return word("true", JsonTokenKind::True);
    case 'f':
        return word("false", JsonTokenKind::False);
    case 'n':
        return word("null", JsonTokenKind::Null);
    default:
        if (byte == '-' || isDigit(byte))
            return number();
        return error(m_at, named(byte) + " starts no value");
    }
}

JsonToken JsonLexer::one(JsonTokenKind kind)
{
    return {kind, m_at++, 1};
}

JsonToken JsonLexer::word(std::string_view expected, JsonTokenKind kind)
{
    for (std::size_t i = 1; i < expected.size(); ++i) {
        if (byteAt(m_at + i) != expected[i])
            return error(m_at + i, std::string(expected) + " is not complete");
    }
    const JsonToken token{kind, m_at, expected.size()};
    m_at += expected.size();
    return token;
}

JsonToken JsonLexer::string()
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(m_text.data());
    const std::size_t size = m_text.size();
    std::size_t at = m_at + 1;
    while (true) {
        while (at < size && stringTable[bytes[at]] == StringByte::Plain)
            ++at;
        if (at == size)
            return error(size, "a string is not closed");
        switch (stringTable[bytes[at]]) {
        case StringByte::Quote: {
            const JsonToken token{JsonTokenKind::String, m_at, at + 1 - m_at};
            m_at = at + 1;
            return token;
        }
        case StringByte::Backslash:
            if (!escape(at))
                return error(at, "an escape in a string is not complete or not known");
            break;
        case StringByte::High: {
            const std::size_t length = utf8SequenceLength(m_text, at);
            if (length == 0)
                return error(at, named(bytes[at]) + " in a string is not UTF-8");
            at += length;
            break;
        }
        default:
            return error(at, named(bytes[at]) + " stands unescaped in a string");
        }
    }
}

/// `at` stands on the backslash; afterwards behind the escape, or on the byte that is wrong.
bool JsonLexer::escape(std::size_t& at)
{
    const int kind = byteAt(++at);
    if (kind == 'u') {
        for (int i = 0; i < 4; ++i) {
            if (!isHex(byteAt(++at)))
                return false;
        }
        ++at;
        return true;
    }
    constexpr std::string_view known = "\"\\/bfnrt";
    if (kind < 0 || known.find(static_cast<char>(kind)) == std::string_view::npos)
        return false;
    ++at;
    return true;
}

std::size_t JsonLexer::digits(std::size_t at) const
{
    while (isDigit(byteAt(at)))
        ++at;
    return at;
}

JsonToken JsonLexer::number()
{
    std::size_t at = m_at + (byteAt(m_at) == '-' ? 1 : 0);
    if (!isDigit(byteAt(at)))
        return error(at, "a number needs a digit here");
    if (byteAt(at) == '0') {
        ++at;
        if (isDigit(byteAt(at)))
            return error(at, "a number may not start with a zero");
    } else {
        at = digits(at);
    }
    if (byteAt(at) == '.') {
        const std::size_t end = digits(at + 1);
        if (end == at + 1)
            return error(end, "a number needs a digit here");
        at = end;
    }
    if (byteAt(at) == 'e' || byteAt(at) == 'E') {
        ++at;
        if (byteAt(at) == '+' || byteAt(at) == '-')
            ++at;
        const std::size_t end = digits(at);
        if (end == at)
            return error(end, "a number needs a digit here");
        at = end;
    }
    const JsonToken token{JsonTokenKind::Number, m_at, at - m_at};
    m_at = at;
    return token;
}

JsonToken JsonLexer::error(std::size_t at, std::string reason)
{
    m_problem = {at, std::move(reason)};
    return {JsonTokenKind::Error, at, 0};
}

} // namespace durascope
