// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_lines.h"

#include "model/json/json_line_maker.h"

#include <algorithm>

namespace durascope {

namespace {

JsonSpanKind spanKind(JsonTokenKind kind)
{
    switch (kind) {
    case JsonTokenKind::String:
        return JsonSpanKind::String;
    case JsonTokenKind::Number:
        return JsonSpanKind::Number;
    case JsonTokenKind::True:
    case JsonTokenKind::False:
    case JsonTokenKind::Null:
        return JsonSpanKind::Literal;
    default:
        return JsonSpanKind::Punctuation;
    }
}

bool isSpace(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// Length of the rest of a token that began on an earlier line: up to its closing quote or the last digit.
std::size_t restOfToken(std::string_view bytes, JsonSpanKind kind)
{
    if (kind == JsonSpanKind::Number) {
        const std::size_t end = bytes.find_first_not_of("0123456789+-.eE");
        return end == std::string_view::npos ? bytes.size() : end;
    }
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (bytes[at] == '"')
            return at + 1;
        at += bytes[at] == '\\' ? 2 : 1;
    }
    return bytes.size();
}

} // namespace

std::optional<JsonLines> JsonLines::pretty(std::string_view text, const std::stop_token& stop)
{
    JsonLineMaker maker(text, stop);
    if (!maker.makePretty())
        return std::nullopt;
    JsonLines lines = maker.takeResult();
    if (!lines.m_problem)
        return lines;
    auto plain = raw(text, stop);
    if (plain)
        plain->m_problem = lines.m_problem;
    return plain;
}

std::optional<JsonLines> JsonLines::raw(std::string_view text, const std::stop_token& stop)
{
    JsonLineMaker maker(text, stop);
    if (!maker.makeRaw())
        return std::nullopt;
    return maker.takeResult();
}

std::size_t JsonLines::endOf(std::string_view text, std::size_t line) const
{
    return line + 1 < m_lines.size() ? m_lines[line + 1].begin : text.size();
}

std::vector<JsonSpan> JsonLines::spans(std::string_view text, std::size_t line) const
{
    std::vector<JsonSpan> spans;
    const std::size_t begin = m_lines[line].begin;
    std::string_view bytes = text.substr(begin, endOf(text, line) - begin);
    if (!m_pretty) {
        while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r'))
            bytes.remove_suffix(1);
        spans.push_back({JsonSpanKind::Raw, begin, bytes.size()});
        return spans;
    }
    std::size_t used = 0;
    if (m_lines[line].piece) {
        used = restOfToken(bytes, m_lines[line].inside);
        spans.push_back({m_lines[line].inside, begin, used});
    }
    spansOfRest(bytes.substr(used), begin + used, line, spans);
    return spans;
}

void JsonLines::spansOfRest(
    std::string_view bytes, std::size_t base, std::size_t line, std::vector<JsonSpan>& spans) const
{
    JsonLexer lexer(bytes);
    while (true) {
        const std::size_t behind = lexer.position();
        const JsonToken token = lexer.next();
        if (token.kind == JsonTokenKind::End)
            return;
        if (token.kind == JsonTokenKind::Error) { // a token that goes on in the next piece
            std::size_t at = behind;
            while (at < bytes.size() && isSpace(bytes[at]))
                ++at;
            const bool goesOn = line + 1 < m_lines.size() && m_lines[line + 1].piece;
            spans.push_back({goesOn ? m_lines[line + 1].inside : JsonSpanKind::Raw, base + at, bytes.size() - at});
            return;
        }
        if (token.kind == JsonTokenKind::Colon && !spans.empty())
            spans.back().kind = JsonSpanKind::Key;
        spans.push_back({spanKind(token.kind), base + token.offset, token.length});
    }
}

std::size_t JsonLines::lineAt(std::size_t offset) const
{
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), offset,
        [](std::size_t wanted, const JsonLine& line) { return wanted < line.begin; });
    return after == m_lines.begin() ? 0 : static_cast<std::size_t>(after - m_lines.begin()) - 1;
}

} // namespace durascope
