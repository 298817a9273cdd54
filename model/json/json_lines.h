// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_reader.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace durascope {

enum class JsonSpanKind : std::uint8_t {
    Raw, ///< Text that is not shown as JSON.
    Key,
    String,
    Number,
    Literal,
    Punctuation
};

/// Bytes of the stored text that are painted in one colour.
struct JsonSpan {
    JsonSpanKind kind = JsonSpanKind::Raw;
    std::size_t offset = 0;
    std::size_t length = 0;
    bool operator==(const JsonSpan&) const = default;
};

/// One line as shown. Its bytes run from `begin` to the next line's `begin`; white space between tokens is not shown.
struct JsonLine {
    std::uint32_t begin = 0;
    std::uint32_t number = 0; ///< Counted from 1; the further pieces of a long line have their first piece's number.
    std::uint32_t depth = 0; ///< Steps of indentation.
    std::uint32_t foldEnd = 0; ///< The line of the closing bracket, when this line opens a container; else 0.
    JsonSpanKind inside = JsonSpanKind::Raw; ///< Of a further piece: the kind of the token it goes on with.
    bool piece = false; ///< Not the first piece of its line.
    bool operator==(const JsonLine&) const = default;
};

/// A stored text cut into lines to look at. Nothing is written anew: every line points into the stored bytes, so
/// numbers, order and repeated keys stay. Lines are at most `pieceBytes` long. Immutable; texts of up to 4 GB.
class JsonLines {
public:
    static constexpr std::size_t pieceBytes = 2000;

    /// One member or element a line, or the text as it is with `problem()` set when it is no JSON.
    /// Empty when `stop` asked to stop.
    static std::optional<JsonLines> pretty(std::string_view text, const std::stop_token& stop);
    /// The text as it is, cut at its own line breaks.
    static std::optional<JsonLines> raw(std::string_view text, const std::stop_token& stop);

    std::size_t size() const { return m_lines.size(); }
    const JsonLine& at(std::size_t line) const { return m_lines[line]; }
    bool isPretty() const { return m_pretty; }
    /// Why the text is no JSON; only known after pretty().
    const std::optional<JsonProblem>& problem() const { return m_problem; }

    /// What to paint of a line, in order. `text` is the text the lines were made of.
    std::vector<JsonSpan> spans(std::string_view text, std::size_t line) const;
    /// The line that shows the byte.
    std::size_t lineAt(std::size_t offset) const;
    std::size_t endOf(std::string_view text, std::size_t line) const;

private:
    friend class JsonLineMaker;
    void spansOfRest(std::string_view bytes, std::size_t base, std::size_t line, std::vector<JsonSpan>& spans) const;

    std::vector<JsonLine> m_lines;
    bool m_pretty = false;
    std::optional<JsonProblem> m_problem;
};

} // namespace durascope
