// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "backends/contract/store.h"

#include <memory>
#include <stop_token>

namespace durascope::cli {

/// What every reading command works with.
struct Run {
    const Options& options;
    const std::shared_ptr<Store>& store;
    StoreReader& reader;
    Output& output;
};

/// What the command line asks and the store cannot have, e.g. --tenant of facts; empty when it fits.
std::string misfit(const Options& options, StoreReader& reader);
/// Events or tail print facts: the store has no workflows, or --facts asks for them.
bool printsFacts(const Options& options, StoreReader& reader);

Status printInfo(const Run& run);
Status printExecutions(const Run& run);
Status printEvents(const Run& run);
Status printQueue(const Run& run);
Status printDeadLetters(const Run& run);
/// Until `stop` asks, the reader of the pipe is gone, or --limit is reached.
Status tail(const Run& run, const std::stop_token& stop);
/// Writes a new store; progress goes to standard error when that is a terminal.
Status generate(const Options& options, Output& output, const std::stop_token& stop);

} // namespace durascope::cli
