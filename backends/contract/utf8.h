// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace durascope {

/// Length of the well-formed UTF-8 sequence that starts at `at` (1 to 4), or 0 when there is none: stray or missing
/// continuation bytes, overlong forms, encoded surrogates and values above U+10FFFF are not well formed.
std::size_t utf8SequenceLength(std::string_view text, std::size_t at);

/// How many bytes from the start are well-formed UTF-8: `text.size()` when all are.
std::size_t validUtf8Prefix(std::string_view text);

inline bool isValidUtf8(std::string_view text)
{
    return validUtf8Prefix(text) == text.size();
}

/// Appends the UTF-8 bytes of a code point up to U+10FFFF.
void appendUtf8(std::string& out, std::uint32_t code);

} // namespace durascope
