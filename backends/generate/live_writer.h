// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"
#include "backends/contract/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace durascope {

/// How fast and how long to write.
struct LiveWriteOptions {
    double perSecond = 20; ///< Commits; 0 or less: as fast as the disk allows.
    std::int64_t commits = 1'000;
    std::uint64_t seed = 1;
    bool syncEach = true; ///< As the real systems: every commit is synced to disk.
};

/// One commit of the writer.
struct LiveCommit {
    std::int64_t row = 0; ///< Number of the newest fact, or rowid of the newest event of the workflow store; 0: none.
    Instant begun; ///< Before BEGIN IMMEDIATE.
    Instant committed; ///< Right after COMMIT returned.
};

/// Told after each commit, on the writing thread.
using OnCommit = std::function<void(const LiveCommit&)>;

/// Appends batches of one to three facts to an event store file the way its own system does: BEGIN IMMEDIATE, the
/// greatest number plus one, a boundary where the file's format wants one. Returns the number of commits.
/// Errors: NotFound or PermissionDenied (the file), Busy (locked for over five seconds), BackendFailure.
Result<std::int64_t> writeFactsLive(
    const std::string& path, const LiveWriteOptions& options, const OnCommit& onCommit, const std::stop_token& stop);

/// Runs executions in a workflow store file (schema 11): starts, events at the greatest sequence plus one, items put,
/// claimed, settled and dead-lettered, snapshots. Each commit is what one transaction of the server writes.
Result<std::int64_t> writeWorkflowsLive(
    const std::string& path, const LiveWriteOptions& options, const OnCommit& onCommit, const std::stop_token& stop);

} // namespace durascope
