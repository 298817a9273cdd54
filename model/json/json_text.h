// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace durascope {

/// Adds the text as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD: for texts of ours.
void appendJsonString(std::string& out, std::string_view text);
/// Adds padded base64 of RFC 4648 with quotes.
void appendBase64(std::string& out, std::string_view bytes);
/// Adds the shortest decimal that reads back as the same number, with `.0` when it would look like an integer.
/// Requires a finite number.
void appendReal(std::string& out, double value);
/// Adds a valid JSON text on one line: line breaks, which can only stand between its tokens, become spaces.
void appendOnOneLine(std::string& out, std::string_view json);

} // namespace durascope
