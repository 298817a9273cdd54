// SPDX-License-Identifier: Apache-2.0
#include "app/cli/options.h"

#include "app/cli/option_specs.h"

#include <algorithm>
#include <charconv>

namespace durascope::cli {

namespace {

using Problem = tl::unexpected<std::string>;

Problem wrong(std::string sentence)
{
    return Problem(std::move(sentence));
}

/// A word of the line split at `=`, and whether the value was given that way.
struct Word {
    std::string_view name;
    std::optional<std::string> value;
};
Word splitWord(std::string_view word)
{
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos)
        return {word, std::nullopt};
    return {word.substr(0, equals), std::string(word.substr(equals + 1))};
}

template <class Number>
bool readNumber(const std::string& text, Number& number)
{
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && !text.empty();
}

bool readCount(const std::string& text, std::int64_t least, std::int64_t& number)
{
    return readNumber(text, number) && number >= least;
}

tl::expected<void, std::string> applyValue(Options& options, OptionId id, const std::string& value)
{
    const auto number = [&value](std::int64_t least, std::int64_t& target) -> tl::expected<void, std::string> {
        if (!readCount(value, least, target))
            return wrong("\"" + value + "\" is not a number of at least " + std::to_string(least) + ".");
        return {};
    };
    switch (id) {
    case OptionId::Limit:
        return number(0, options.limit.emplace());
    case OptionId::Tenant:
        options.filter.tenantId = value;
        return {};
    case OptionId::Status:
        options.filter.status = value;
        return {};
    case OptionId::Execution:
        options.filter.executionId = value;
        return {};
    case OptionId::Executions:
        return number(1, options.generate.executions);
    case OptionId::EventCount:
        return number(1, options.generate.events);
    case OptionId::FactCount:
        options.generate.family = GenerateOptions::Family::Facts;
        return number(0, options.generate.facts);
    case OptionId::Seed:
        if (!readNumber(value, options.generate.seed))
            return wrong("\"" + value + "\" is not a seed: a whole number of at least 0.");
        return {};
    default:
        return {};
    }
}

void applyFlag(Options& options, OptionId id)
{
    if (id == OptionId::Json)
        options.json = true;
    else if (id == OptionId::Facts)
        options.facts = true;
    else if (id == OptionId::Dense)
        options.generate.format = BatchFormat::Dense;
}

/// Walks the words after the command.
class Parser {
public:
    Parser(Options& options, const std::vector<std::string>& words)
        : m_options(options)
        , m_words(words)
    {
    }

    tl::expected<void, std::string> run()
    {
        for (; m_at < m_words.size(); ++m_at) {
            const std::string& word = m_words[m_at];
            if (!m_optionsOver && word == "--") {
                m_optionsOver = true;
                continue;
            }
            const bool option = !m_optionsOver && word.size() > 1 && word.front() == '-';
            auto done = option ? takeOption(word) : takeUrl(word);
            if (!done || m_options.command == Command::Help)
                return done;
        }
        if (m_options.url.empty())
            return wrong(std::string(commandName(m_options.command)) + " needs the URL or path of a store.");
        return {};
    }

private:
    tl::expected<void, std::string> takeUrl(const std::string& word)
    {
        if (m_hasUrl)
            return wrong("One store at a time: \"" + word + "\" is one too many.");
        if (word.empty())
            return wrong("The URL of the store is empty.");
        m_hasUrl = true;
        m_options.url = word;
        return {};
    }

    tl::expected<void, std::string> takeOption(const std::string& word)
    {
        if (word == "--help" || word == "-h") {
            m_options.helpFor = m_options.command;
            m_options.command = Command::Help;
            return {};
        }
        const Word split = splitWord(word);
        const OptionSpec* spec = findOption(m_options.command, split.name);
        if (!spec)
            return wrong(
                std::string(commandName(m_options.command)) + " has no option " + std::string(split.name) + ".");
        if (spec->value.empty()) {
            if (split.value)
                return wrong(std::string(split.name) + " takes no value.");
            applyFlag(m_options, spec->id);
            return {};
        }
        if (split.value)
            return applyValue(m_options, spec->id, *split.value);
        if (++m_at >= m_words.size())
            return wrong(std::string(split.name) + " needs a value: " + std::string(spec->value) + ".");
        return applyValue(m_options, spec->id, m_words[m_at]);
    }

    Options& m_options;
    const std::vector<std::string>& m_words;
    std::size_t m_at = 1;
    bool m_optionsOver = false;
    bool m_hasUrl = false;
};

} // namespace

tl::expected<Options, std::string> parseOptions(const std::vector<std::string>& words)
{
    Options options;
    if (words.empty())
        return wrong("A command is missing.");
    const std::string& first = words.front();
    if (first == "--help" || first == "-h") {
        options.command = Command::Help;
        return options;
    }
    if (first == "--version") {
        options.command = Command::Version;
        return options;
    }
    const auto known = std::find_if(
        commandSpecs().begin(), commandSpecs().end(), [&first](const CommandSpec& spec) { return spec.name == first; });
    if (known == commandSpecs().end())
        return wrong("\"" + first + "\" is not a command.");
    options.command = known->command;
    auto parsed = Parser(options, words).run();
    if (!parsed)
        return wrong(std::move(parsed.error()));
    return options;
}

std::optional<std::string_view> workflowOnlyOption(const Options& options)
{
    if (options.filter.executionId)
        return "--execution";
    if (options.filter.status)
        return "--status";
    if (options.filter.tenantId)
        return "--tenant";
    return std::nullopt;
}

} // namespace durascope::cli
