// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace durascope {

/// One member of an object as it stands there.
struct JsonMember {
    std::string_view key; ///< Between the quotes, escapes kept.
    std::string_view value; ///< The exact bytes of the value, with its quotes or brackets.

    bool isString() const { return value.starts_with('"'); }
    bool isNull() const { return value == "null"; }
    bool hasKey(std::string_view name) const; ///< Compares after unescaping.
};

/// Walks the members of the object a text starts with, without decoding what is not asked for:
/// `for (JsonMembers m(bytes); auto member = m.next();)`. Ends early on an error: then `complete()` is false.
/// What follows the object is not looked at. A text that is no object has no members.
class JsonMembers {
public:
    explicit JsonMembers(std::string_view text);
    std::optional<JsonMember> next();
    bool complete() const { return m_complete; } ///< The closing brace was reached.

private:
    JsonReader m_reader;
    bool m_open = false;
    bool m_complete = false;
};

/// The text of a string token (with its quotes) with escapes resolved, as UTF-8; a lone surrogate becomes U+FFFD.
std::string unescapeJson(std::string_view lexeme);

/// The member's exact bytes; of repeated keys the last one, as the stores' own readers take it.
std::optional<std::string_view> topLevelValue(std::string_view object, std::string_view key);
/// A string member unescaped, any other value as its bytes; empty for an absent member and for null.
std::optional<std::string> topLevelText(std::string_view object, std::string_view key);
/// A member that is an integer of 64 bits.
std::optional<std::int64_t> topLevelInteger(std::string_view object, std::string_view key);
/// The value's bytes read as an integer of 64 bits; empty when they are no such integer.
std::optional<std::int64_t> jsonInteger(std::string_view lexeme);

} // namespace durascope
