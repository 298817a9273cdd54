// SPDX-License-Identifier: Apache-2.0
#include "app/cli/option_specs.h"

#include <algorithm>
#include <array>

namespace durascope::cli {

namespace {

constexpr OptionSpec json{OptionId::Json, "--json", "", "print one JSON object a line"};
constexpr OptionSpec limit{OptionId::Limit, "--limit", "N", "print at most N rows"};
constexpr OptionSpec facts{OptionId::Facts, "--facts", "", "of a store that holds both families, print the facts"};
constexpr OptionSpec tenant{OptionId::Tenant, "--tenant", "ID", "only rows of this tenant's executions"};
constexpr OptionSpec ownStatus{OptionId::Status, "--status", "WORD", "only rows with this stored status"};
constexpr OptionSpec status{OptionId::Status, "--status", "WORD", "only rows of executions with this stored status"};
constexpr OptionSpec execution{OptionId::Execution, "--execution", "ID",
    "only this execution, in any form of its id: with hyphens, exec_ and 32 digits"};

constexpr std::array infoOptions{json};
constexpr std::array ownStatusOptions{json, limit, tenant, ownStatus, execution};
constexpr std::array deadLetterOptions{json, limit, tenant, status, execution};
constexpr std::array eventOptions{json, limit, tenant, status, execution, facts};
constexpr std::array generateOptions{
    OptionSpec{OptionId::Executions, "--executions", "N", "executions of the workflow store (1000)"},
    OptionSpec{OptionId::EventCount, "--events", "M", "its events, over all executions (20000)"},
    OptionSpec{OptionId::FactCount, "--facts", "N", "write an event store of N facts instead"},
    OptionSpec{OptionId::Dense, "--dense", "", "with --facts: one batch row for every append"},
    OptionSpec{OptionId::Seed, "--seed", "S", "the same seed writes the same store (1)"},
};

constexpr std::array commands{
    CommandSpec{Command::Info, "info", "what a store is and how much it holds", infoOptions},
    CommandSpec{Command::Executions, "executions", "executions, last updated first", ownStatusOptions},
    CommandSpec{Command::Events, "events", "events or facts, oldest first", eventOptions},
    CommandSpec{Command::Queue, "queue", "work items, oldest first", ownStatusOptions},
    CommandSpec{Command::DeadLetters, "dead-letters", "dead letters, newest first", deadLetterOptions},
    CommandSpec{Command::Tail, "tail", "events or facts from now on, until interrupted", eventOptions},
    CommandSpec{Command::Generate, "generate", "write a new SQLite store with made-up contents", generateOptions},
};

std::string padded(std::string_view text, std::size_t width)
{
    std::string out(text);
    out.resize(std::max(width, out.size()), ' ');
    return out;
}

constexpr std::string_view urlHelp
    = "\nURL is a path, sqlite:PATH or demo:. A store is only read, except by generate, which writes a new file.\n";
constexpr std::string_view exitHelp
    = "Exit status: 0; 1 when the store cannot be read; 2 when the command line is wrong.\n";

} // namespace

std::span<const CommandSpec> commandSpecs()
{
    return commands;
}

std::string_view commandName(Command command)
{
    for (const CommandSpec& spec : commands) {
        if (spec.command == command)
            return spec.name;
    }
    return "dscope";
}

const OptionSpec* findOption(Command command, std::string_view name)
{
    for (const CommandSpec& spec : commands) {
        if (spec.command != command)
            continue;
        const auto found = std::find_if(
            spec.options.begin(), spec.options.end(), [name](const OptionSpec& option) { return option.name == name; });
        return found == spec.options.end() ? nullptr : &*found;
    }
    return nullptr;
}

std::string helpText(std::optional<Command> command)
{
    std::string text;
    if (!command) {
        text = "Usage: dscope COMMAND [OPTION…] URL\nLooks into durable event and workflow stores.\n\nCommands:\n";
        for (const CommandSpec& spec : commands)
            text += "  " + padded(spec.name, 14) + std::string(spec.meaning) + '\n';
        text += "\nOptions of a command: dscope COMMAND --help. Also --help and --version.\n";
        return text + std::string(urlHelp) + std::string(exitHelp);
    }
    for (const CommandSpec& spec : commands) {
        if (spec.command != *command)
            continue;
        text = "Usage: dscope " + std::string(spec.name) + " [OPTION…] URL\nPrints " + std::string(spec.meaning)
            + ".\n\nOptions:\n";
        if (spec.command == Command::Generate)
            text.replace(text.find("Prints write"), 12, "Writes");
        for (const OptionSpec& option : spec.options)
            text += "  " + padded(std::string(option.name) + ' ' + std::string(option.value), 18)
                + std::string(option.meaning) + '\n';
    }
    return text + std::string(urlHelp) + std::string(exitHelp);
}

} // namespace durascope::cli
