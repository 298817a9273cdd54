// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/utf8.h"

#include <cstdint>
#include <cstring>

namespace durascope {

namespace {

unsigned byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}
bool continues(unsigned byte)
{
    return (byte & 0xC0U) == 0x80U;
}

} // namespace

std::size_t utf8SequenceLength(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return 0;
    const unsigned a = byteAt(text, at);
    if (a < 0x80U)
        return 1;
    const unsigned b = byteAt(text, at + 1);
    if (a >= 0xC2U && a <= 0xDFU)
        return continues(b) ? 2 : 0;
    if (a >= 0xE0U && a <= 0xEFU) {
        const bool overlong = a == 0xE0U && b < 0xA0U;
        const bool surrogate = a == 0xEDU && b > 0x9FU;
        return continues(b) && continues(byteAt(text, at + 2)) && !overlong && !surrogate ? 3 : 0;
    }
    if (a >= 0xF0U && a <= 0xF4U) {
        const bool overlong = a == 0xF0U && b < 0x90U;
        const bool beyond = a == 0xF4U && b > 0x8FU;
        const bool tail = continues(b) && continues(byteAt(text, at + 2)) && continues(byteAt(text, at + 3));
        return tail && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

std::size_t validUtf8Prefix(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        if (text.size() - at >= sizeof eight) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080ULL) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const std::size_t length = utf8SequenceLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return at;
}

void appendUtf8(std::string& out, std::uint32_t code)
{
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

} // namespace durascope
