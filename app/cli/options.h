// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"
#include "backends/generate/generate.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace durascope::cli {

enum class Command { Help, Version, Info, Executions, Events, Queue, DeadLetters, Tail, Generate };

/// What the command line asks for.
struct Options {
    Command command = Command::Help;
    std::optional<Command> helpFor; ///< With Command::Help: `dscope COMMAND --help`.
    std::string url;
    bool json = false;
    bool facts = false; ///< Of a store with both families, its facts.
    std::optional<std::int64_t> limit;
    WorkflowFilter filter;
    GenerateOptions generate;
};

/// The name on the command line, e.g. "dead-letters".
std::string_view commandName(Command command);

/// Reads the words after the program's name. The error is a sentence for standard error.
tl::expected<Options, std::string> parseOptions(const std::vector<std::string>& words);

/// Whether a filter is set that narrows workflow stores only, and its option's name.
std::optional<std::string_view> workflowOnlyOption(const Options& options);

} // namespace durascope::cli
