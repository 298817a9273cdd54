// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/fact_block.h"

#include <string>
#include <vector>

namespace durascope {

/// More text than this is not put on the clipboard.
inline constexpr std::size_t mostCopiedBytes = std::size_t(64) * 1024 * 1024;

/// Rows as text, one a line, read whole from the store. Cells give their stored text, a row the line `dscope events`
/// prints. For a worker's thread. InvalidArgument when it would be too much for a clipboard.
Result<std::string> copyFacts(EventStore& store, const std::vector<std::int64_t>& positions, RowSource::CopyKind kind,
    FactColumn column, const std::stop_token& stop);

} // namespace durascope
