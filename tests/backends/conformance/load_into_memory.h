// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/memory/memory_data.h"

#include <memory>
#include <string>

namespace durascope {

/// Reads every row of an SQLite file with plain statements of its own and puts it into memory under the same row
/// numbers: the second opinion that the SQLite engine is compared with.
std::shared_ptr<MemoryData> loadWorkflows(const std::string& path);
std::shared_ptr<MemoryData> loadFacts(const std::string& path);

} // namespace durascope
