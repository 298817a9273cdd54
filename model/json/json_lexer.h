// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace durascope {

enum class JsonTokenKind : std::uint8_t {
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Colon,
    Comma,
    String,
    Number,
    True,
    False,
    Null,
    End, ///< The text is over.
    Error ///< Not a token; the lexer's problem() says why. It stays here.
};

/// One token and where its exact bytes stand: nothing is decoded, so 1.0, 1e400 and \u0041 stay what they are.
struct JsonToken {
    JsonTokenKind kind = JsonTokenKind::End;
    std::size_t offset = 0;
    std::size_t length = 0;

    std::string_view in(std::string_view text) const { return text.substr(offset, length); }
    bool operator==(const JsonToken&) const = default;
};

/// Why a text is no JSON: the first byte that cannot stand there, and a short reason without a full stop.
struct JsonProblem {
    std::size_t offset = 0;
    std::string reason;
    bool operator==(const JsonProblem&) const = default;
};

/// Cuts bytes into the tokens of RFC 8259, one a call, in constant memory. Strings are checked whole: escapes, no raw
/// control bytes, well-formed UTF-8. A lone \uD800 escape is allowed, as the grammar allows it.
class JsonLexer {
public:
    explicit JsonLexer(std::string_view text)
        : m_text(text)
    {
    }
    JsonToken next();
    const JsonProblem& problem() const { return m_problem; }
    std::string_view text() const { return m_text; }
    std::size_t position() const { return m_at; } ///< Behind the last token.

private:
    JsonToken one(JsonTokenKind kind);
    JsonToken word(std::string_view expected, JsonTokenKind kind);
    JsonToken string();
    JsonToken number();
    bool escape(std::size_t& at);
    std::size_t digits(std::size_t at) const;
    JsonToken error(std::size_t at, std::string reason);
    int byteAt(std::size_t at) const { return at < m_text.size() ? static_cast<unsigned char>(m_text[at]) : -1; }

    std::string_view m_text;
    std::size_t m_at = 0;
    JsonProblem m_problem;
};

} // namespace durascope
