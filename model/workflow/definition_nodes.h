// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// The node ids of a definition (its stored IR) in the order they are reached from the start node, breadth first;
/// nodes that nothing leads to come last, as they are stored. Empty when the IR cannot be read.
std::vector<std::string> definedNodes(std::string_view ir);

} // namespace durascope
