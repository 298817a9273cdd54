// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"
#include "backends/contract/instant.h"
#include "backends/contract/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace durascope {

/// What a generated store holds. The same options give the same rows, byte for byte.
struct GenerateOptions {
    enum class Family {
        Workflow, ///< Schema 11, as the real server leaves it.
        Facts ///< An event store of four tables.
    };
    Family family = Family::Workflow;
    std::int64_t executions = 1'000; ///< Workflow only. At least 1.
    /// Workflow only: rows of `events` over all executions, hit exactly. At least one event an execution.
    std::int64_t events = 20'000;
    std::int64_t facts = 10'000; ///< Facts only: rows of `events`.
    std::uint64_t seed = 1;
    BatchFormat format = BatchFormat::Sparse; ///< Facts only: Sparse (with its marker) or Dense.
    /// When the story ends, the time of the newest rows; a fixed day of the story if absent.
    std::optional<Instant> end;
};

/// How far it is. `total` is 0 while it cannot be told.
struct GenerateProgress {
    std::string_view phase; ///< "rows", "indexes" or "log".
    std::int64_t done = 0;
    std::int64_t total = 0;
};

struct GenerateSummary {
    std::map<std::string, std::int64_t> tables; ///< Rows by table.
    std::int64_t sizeBytes = 0;
    double seconds = 0;
};

/// Writes a new SQLite file. `path` is a path, not a URL; a missing or empty file is made, anything else is refused.
/// `progress` is called from this thread, at most about ten times a second. On an error or a stop the unfinished file
/// is removed. Errors: InvalidArgument (options; a file that holds something), PermissionDenied, NotFound (its folder),
/// Cancelled, BackendFailure.
Result<GenerateSummary> generateSqliteStore(const GenerateOptions& options, const std::string& path,
    const std::function<void(const GenerateProgress&)>& progress, const std::stop_token& stop);

} // namespace durascope
