// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"

#include <span>
#include <string>
#include <string_view>

namespace durascope::cli {

enum class OptionId { Json, Facts, Limit, Tenant, Status, Execution, Executions, EventCount, FactCount, Seed, Dense };

/// One option of one command, as help, parser and manual page know it.
struct OptionSpec {
    OptionId id;
    std::string_view name; ///< `--limit`
    std::string_view value; ///< What follows it, `N`; empty for a flag.
    std::string_view meaning;
};

struct CommandSpec {
    Command command;
    std::string_view name;
    std::string_view meaning;
    std::span<const OptionSpec> options;
};

std::span<const CommandSpec> commandSpecs();
/// Null when the command has no such option.
const OptionSpec* findOption(Command command, std::string_view name);

/// The text of `dscope --help`, or of `dscope COMMAND --help`.
std::string helpText(std::optional<Command> command);

} // namespace durascope::cli
