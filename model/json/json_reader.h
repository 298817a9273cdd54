// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_lexer.h"

#include <vector>

namespace durascope {

/// What the next token of a value is for.
enum class JsonEventKind : std::uint8_t {
    Key,
    Value, ///< A string, number, true, false or null.
    Begin, ///< `{` or `[`.
    Finish, ///< `}` or `]`.
    End, ///< One value was read and nothing follows.
    Error
};

struct JsonEvent {
    JsonEventKind kind = JsonEventKind::End;
    JsonToken token;
    std::size_t depth = 0; ///< Containers around the token; a bracket has the depth of its container.
    bool inObject = false; ///< The container around it is an object.
};

/// Reads one JSON text by the grammar of RFC 8259, any depth: a bit for each open container, no recursion. Commas and
/// colons are checked and swallowed.
class JsonReader {
public:
    explicit JsonReader(std::string_view text)
        : m_lexer(text)
    {
    }
    JsonEvent next();
    /// Steps over the rest of the container just begun (after a Begin event), its Finish included; false on an error.
    bool skipContainer();
    /// Requires an Error event.
    const JsonProblem& problem() const { return m_problem.reason.empty() ? m_lexer.problem() : m_problem; }
    std::string_view text() const { return m_lexer.text(); }
    std::size_t position() const { return m_lexer.position(); } ///< Behind the last token.

private:
    enum class Expect : std::uint8_t { Value, ValueOrEnd, KeyOrEnd, Key, CommaOrEnd, Nothing };
    JsonEvent value(const JsonToken& token);
    JsonEvent key(const JsonToken& token);
    JsonEvent finish(const JsonToken& token);
    JsonEvent wrong(const JsonToken& token);
    bool inObject() const { return !m_open.empty() && m_open.back(); }

    JsonLexer m_lexer;
    std::vector<bool> m_open; ///< True: an object.
    Expect m_expect = Expect::Value;
    JsonProblem m_problem;
};

/// Checks a whole text: one value of RFC 8259 in well-formed UTF-8 with white space around.
/// \returns true, or false with the first problem in `problem` when it is not null.
bool isJson(std::string_view text, JsonProblem* problem = nullptr);

} // namespace durascope
