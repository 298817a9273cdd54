// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/random.h"

namespace durascope {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

} // namespace

std::string Random::hex(std::size_t digits)
{
    std::string text(digits, '0');
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (i % 16 == 0)
            bits = next();
        text[i] = hexDigits[bits & 15];
        bits >>= 4;
    }
    return text;
}

std::string Random::uuid()
{
    const std::uint64_t bits[2] = {next(), next()};
    std::string text(36, '-');
    std::size_t at = 0;
    for (unsigned digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            ++at;
        std::uint64_t nibble = (bits[digit / 16] >> (digit % 16 * 4)) & 15;
        if (digit == 12)
            nibble = 4;
        if (digit == 16)
            nibble = 8 | (nibble & 3);
        text[at++] = hexDigits[nibble];
    }
    return text;
}

} // namespace durascope
