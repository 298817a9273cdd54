// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace durascope {

/// An object as the real system writes it: keys sorted by bytes, each value a ready JSON text.
using JsonMembers = std::map<std::string, std::string>;

/// A JSON string with its quotes. The story holds no control characters other than those escaped here.
std::string jsonString(std::string_view text);
/// `{"a":1,"b":2}`, no blanks.
std::string jsonObject(const JsonMembers& members);
/// Hundredths as the shortest float text: 42500 is `425.0`, 13145 is `131.45`.
std::string jsonDecimal(std::int64_t hundredths);

} // namespace durascope
