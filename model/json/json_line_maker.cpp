// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_line_maker.h"

#include "backends/contract/utf8.h"

namespace durascope {

bool JsonLineMaker::stopped()
{
    constexpr unsigned interval = 4096;
    if (++m_untilCheck < interval)
        return false;
    m_untilCheck = 0;
    return m_stop.stop_requested();
}

bool JsonLineMaker::makePretty()
{
    m_result.m_pretty = true;
    JsonReader reader(m_text);
    while (true) {
        const JsonEvent event = reader.next();
        if (event.kind == JsonEventKind::End)
            return true;
        if (event.kind == JsonEventKind::Error) {
            m_result = {};
            m_result.m_problem = reader.problem();
            return true;
        }
        if (!take(event) || stopped())
            return false;
    }
}

bool JsonLineMaker::take(const JsonEvent& event)
{
    if (event.kind == JsonEventKind::Finish) {
        finish(event);
        return true;
    }
    if (!m_afterKey)
        startLine(event.token.offset, event.depth);
    m_afterKey = event.kind == JsonEventKind::Key;
    m_afterBegin = event.kind == JsonEventKind::Begin;
    if (m_afterBegin)
        m_openLines.push_back(static_cast<std::uint32_t>(m_result.m_lines.size() - 1));
    if (event.token.length > JsonLines::pieceBytes) {
        const bool number = event.token.kind == JsonTokenKind::Number;
        addPieces(event.token.offset, event.token.offset + event.token.length,
            m_afterKey   ? JsonSpanKind::Key
                : number ? JsonSpanKind::Number
                         : JsonSpanKind::String);
    }
    return true;
}

void JsonLineMaker::finish(const JsonEvent& event)
{
    const std::uint32_t opener = m_openLines.back();
    m_openLines.pop_back();
    if (!m_afterBegin) { // an empty container stays on its line
        startLine(event.token.offset, event.depth);
        m_result.m_lines[opener].foldEnd = static_cast<std::uint32_t>(m_result.m_lines.size() - 1);
    }
    m_afterBegin = false;
}

void JsonLineMaker::startLine(std::size_t begin, std::size_t depth)
{
    // The first line takes the white space before the value, so that the lines cover every byte.
    JsonLine line;
    line.begin = m_result.m_lines.empty() ? 0 : static_cast<std::uint32_t>(begin);
    line.depth = static_cast<std::uint32_t>(depth);
    line.number = ++m_number;
    m_result.m_lines.push_back(line);
}

/// Cuts a long token; never inside a character or an escape.
void JsonLineMaker::addPieces(std::size_t begin, std::size_t end, JsonSpanKind kind)
{
    JsonLine piece;
    piece.number = m_number;
    piece.depth = m_result.m_lines.back().depth;
    piece.inside = kind;
    piece.piece = true;
    std::size_t lastCut = begin;
    for (std::size_t at = begin; at < end;) {
        const char byte = m_text[at];
        std::size_t step = 1;
        if (byte == '\\' && kind != JsonSpanKind::Raw)
            step = at + 1 < end && m_text[at + 1] == 'u' ? 6 : 2;
        else if (static_cast<unsigned char>(byte) >= 0x80)
            step = std::max<std::size_t>(1, utf8SequenceLength(m_text, at));
        if (at + step - lastCut > JsonLines::pieceBytes) {
            piece.begin = static_cast<std::uint32_t>(at);
            m_result.m_lines.push_back(piece);
            lastCut = at;
        }
        at += step;
    }
}

bool JsonLineMaker::makeRaw()
{
    std::size_t begin = 0;
    do {
        const std::size_t feed = m_text.find('\n', begin);
        const std::size_t end = feed == std::string_view::npos ? m_text.size() : feed + 1;
        startLine(begin, 0);
        if (end - begin > JsonLines::pieceBytes)
            addPieces(begin, end, JsonSpanKind::Raw);
        begin = end;
        if (stopped())
            return false;
    } while (begin < m_text.size());
    return true;
}

} // namespace durascope
