// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/dead_letter_cause.h"

#include <algorithm>

namespace durascope {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string_view tellingLine(std::string_view error)
{
    error = trimmed(error);
    const bool trace = error.starts_with("Traceback");
    const std::size_t end = trace ? error.rfind('\n') : error.find('\n');
    if (end == std::string_view::npos)
        return error;
    return trimmed(trace ? error.substr(end + 1) : error.substr(0, end));
}

/// How many bytes at the start belong to an id: hexadecimal groups joined by hyphens, with 8 or more hexadecimal
/// digits in all among them a digit; `exec_` may stand before. 0: no id.
std::size_t idLength(std::string_view text)
{
    const std::size_t prefix = text.starts_with("exec_") ? 5 : 0;
    std::size_t at = prefix;
    std::size_t digits = 0;
    std::size_t decimals = 0;
    while (at < text.size()
        && (isHex(text[at]) || (text[at] == '-' && at > prefix && at + 1 < text.size() && isHex(text[at + 1])))) {
        digits += text[at] == '-' ? 0 : 1;
        decimals += isDigit(text[at]) ? 1 : 0;
        ++at;
    }
    const bool ends = at == text.size() || !isWord(text[at]);
    const bool onlyNumber = decimals == digits && at - prefix == digits && prefix == 0;
    return ends && digits >= 8 && decimals > 0 && !onlyNumber ? at : 0;
}

/// A path: two or more parts with slashes (`/a/b`, `C:\a\b`, `https://…`). 0: none.
std::size_t pathLength(std::string_view text)
{
    const bool drive = text.size() > 2 && isWord(text[0]) && text[1] == ':' && text[2] == '\\';
    const bool web = text.starts_with("http://") || text.starts_with("https://");
    const bool root = text.size() > 1 && (text[0] == '/' || text.starts_with("./") || text.starts_with("$."))
        && (isWord(text[1]) || text[1] == '/' || text[1] == '.');
    if (!drive && !web && !root)
        return 0;
    std::size_t at = 0;
    std::size_t parts = 0;
    const std::string_view stops = text[0] == '$' ? "\"'`<>(){},;" : "\"'`<>(){}[],;";
    while (at < text.size() && !isBlank(text[at]) && stops.find(text[at]) == std::string_view::npos) {
        parts += text[at] == '/' || text[at] == '\\' || (text[0] == '$' && text[at] == '.') ? 1 : 0;
        ++at;
    }
    while (at > 0 && (text[at - 1] == ':' || text[at - 1] == '.'))
        --at;
    return parts >= (text[0] == '$' ? 1U : 2U) ? at : 0;
}

/// A number with decimals: `429`, `-3.5`, `1e6` is not one (it is a word). 0: none.
std::size_t numberLength(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    while (at > 0 && at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && isDigit(text[at + 1])) {
        ++at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
    }
    return at;
}

} // namespace

std::string causeOf(std::string_view error)
{
    constexpr std::size_t most = 300;
    const std::string_view line = tellingLine(error).substr(0, 4 * most);
    std::string cause;
    bool inWord = false;
    // A status code at the very start (`429 rate limited`) is what the error is, not a number in it.
    std::size_t at = 0;
    if (const std::size_t code = numberLength(line); code == 3 && (line.size() == 3 || line[3] == ' ')) {
        cause = line.substr(0, 3);
        at = 3;
    }
    while (at < line.size() && cause.size() < most) {
        const std::string_view rest = line.substr(at);
        if (!inWord) {
            if (const std::size_t path = pathLength(rest)) {
                cause += "{path}";
                at += path;
                continue;
            }
            if (const std::size_t id = idLength(rest)) {
                cause += "{id}";
                at += id;
                inWord = true;
                continue;
            }
        }
        if (const std::size_t digits = inWord ? 0 : numberLength(rest)) {
            cause += "{n}";
            at += digits;
            continue;
        }
        inWord = isWord(rest[0]);
        cause += rest[0];
        ++at;
    }
    while (cause.size() > most || (cause.size() == most && (cause.back() & 0xC0) == 0x80))
        cause.pop_back();
    return cause;
}

} // namespace durascope
