// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/json_text.h"

namespace durascope {

std::string jsonString(std::string_view text)
{
    std::string result;
    result.reserve(text.size() + 2);
    result += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else {
            result += c;
        }
    }
    result += '"';
    return result;
}

std::string jsonObject(const JsonMembers& members)
{
    std::string result = "{";
    for (const auto& [key, value] : members) {
        if (result.size() > 1)
            result += ',';
        result += jsonString(key);
        result += ':';
        result += value;
    }
    result += '}';
    return result;
}

std::string jsonDecimal(std::int64_t hundredths)
{
    std::string text = std::to_string(hundredths / 100) + '.';
    const std::int64_t rest = hundredths % 100;
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0)
        text += static_cast<char>('0' + rest % 10);
    return text;
}

} // namespace durascope
