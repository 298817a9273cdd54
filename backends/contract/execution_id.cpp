// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/execution_id.h"

namespace durascope {

std::string storedExecutionId(std::string_view text)
{
    constexpr std::string_view prefix = "exec_";
    std::string_view rest = text;
    if (rest.starts_with(prefix))
        rest.remove_prefix(prefix.size());
    const bool hyphenated = rest.size() == 36;
    if (!hyphenated && rest.size() != 32)
        return std::string(text);
    std::string id;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        char c = rest[i];
        const bool hyphen = hyphenated && (i == 8 || i == 13 || i == 18 || i == 23);
        if (hyphen != (c == '-'))
            return std::string(text);
        if (hyphen)
            continue;
        if (c >= 'A' && c <= 'F')
            c = static_cast<char>(c - 'A' + 'a');
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return std::string(text);
        if (id.size() == 8 || id.size() == 13 || id.size() == 18 || id.size() == 23)
            id += '-';
        id += c;
    }
    return id;
}

} // namespace durascope
