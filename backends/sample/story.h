// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace durascope {

/// What the demo store and generated stores tell: workflows, nodes, workers, errors and fact types.
struct Story;

} // namespace durascope
