// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace durascope {

/// What many errors have in common: the telling line of an error text with its numbers as {n}, its ids as {id} and
/// its paths as {path}. Of a trace that is the last line, which names the error; else the first that is not empty.
/// Equal causes are one group of dead letters. Pure; bytes in, bytes out; at most 300 bytes.
std::string causeOf(std::string_view error);

} // namespace durascope
