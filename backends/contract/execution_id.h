// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace durascope {

/// The id as every column holds it, lower case with hyphens, from any form in use: `exec_` and 32 digits, 32 digits,
/// upper case. A text that is none of these comes back unchanged: it names nothing but what it says.
std::string storedExecutionId(std::string_view text);

} // namespace durascope
