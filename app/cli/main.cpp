// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/option_specs.h"
#include "app/cli/stop_on_signal.h"
#include "backends/open_store.h"
#include "model/format/format.h"

namespace durascope::cli {
namespace {

constexpr int done = 0;
constexpr int cannotRead = 1;
constexpr int wrongUsage = 2;

void say(const std::string& sentence)
{
    std::fprintf(stderr, "dscope: %s\n", oneLine(sentence, 4'000).toUtf8().constData());
}

int usage(const std::string& sentence)
{
    say(sentence + " See dscope --help.");
    return wrongUsage;
}

Status runCommand(const Run& run, const std::stop_token& stop)
{
    switch (run.options.command) {
    case Command::Info:
        return printInfo(run);
    case Command::Executions:
        return printExecutions(run);
    case Command::Queue:
        return printQueue(run);
    case Command::DeadLetters:
        return printDeadLetters(run);
    case Command::Tail:
        return tail(run, stop);
    default:
        return printEvents(run);
    }
}

int finish(const Status& status, Output& output)
{
    output.flush();
    if (!status) {
        say(toLine(status.error()));
        return cannotRead;
    }
    if (output.failed()) {
        say("The output cannot be written.");
        return cannotRead;
    }
    return done;
}

int readStore(const Options& options, Output& output, const std::stop_token& stop)
{
    const auto url = parseStoreUrl(options.url);
    if (!url)
        return finish(failure(url.error()), output);
    const auto store = openStore(*url, stop);
    if (!store)
        return finish(failure(store.error()), output);
    const auto reader = (*store)->reader();
    if (!reader)
        return finish(failure(reader.error()), output);
    const std::string problem = misfit(options, **reader);
    if (!problem.empty())
        return usage(problem);
    return finish(runCommand({options, *store, **reader, output}, stop), output);
}

int runLine(const std::vector<std::string>& words)
{
    const auto options = parseOptions(words);
    if (!options)
        return usage(options.error());
    Output output;
    switch (options->command) {
    case Command::Help:
        output.write(helpText(options->helpFor));
        return finish({}, output);
    case Command::Version:
        output.write("dscope " DURASCOPE_VERSION "\n");
        return finish({}, output);
    case Command::Tail: {
        const StopOnSignal signals;
        return readStore(*options, output, signals.token());
    }
    case Command::Generate: {
        const StopOnSignal signals;
        return finish(generate(*options, output, signals.token()), output);
    }
    default:
        return readStore(*options, output, {});
    }
}

} // namespace
} // namespace durascope::cli

int main(int argc, char** argv)
{
    return durascope::cli::runLine({argv + (argc > 0 ? 1 : 0), argv + argc});
}
