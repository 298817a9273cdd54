// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace durascope::sqlite {

/// Why a file is refused, for a sentence: "it belongs to root with mode 600, and you are nobody". Empty when the file
/// cannot be asked.
std::string ownerAndMode(const std::string& path);

} // namespace durascope::sqlite
