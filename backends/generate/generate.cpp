// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/generate.h"

#include "backends/generate/generate_parts.h"
#include "backends/generate/sqlite_file.h"

#include <array>
#include <filesystem>

namespace durascope {

namespace {

std::optional<StoreError> whatIsWrong(const GenerateOptions& options)
{
    const auto wrong = [](std::string sentence) {
        return StoreError{ErrorKind::InvalidArgument, std::move(sentence), {}, {}, {}};
    };
    if (options.family == GenerateOptions::Family::Facts) {
        if (options.facts < 0)
            return wrong("A number of facts cannot be negative.");
        if (options.format != BatchFormat::Sparse && options.format != BatchFormat::Dense)
            return wrong("An event store is generated in the sparse or the dense format.");
        return std::nullopt;
    }
    if (options.executions < 1)
        return wrong("A workflow store needs at least one execution.");
    if (options.events < options.executions)
        return wrong("Every execution has at least one event: ask for as many events as executions, or more.");
    return std::nullopt;
}

std::optional<StoreError> whatIsInTheWay(const std::filesystem::path& path)
{
    std::error_code ignored;
    const auto folder = std::filesystem::absolute(path, ignored).parent_path();
    if (!std::filesystem::is_directory(folder, ignored))
        return StoreError{
            ErrorKind::NotFound, "The folder for the new file is not there.", "Make it first.", folder.string(), {}};
    const bool exists = std::filesystem::exists(path, ignored);
    if (exists && (!std::filesystem::is_regular_file(path, ignored) || std::filesystem::file_size(path, ignored) > 0))
        return StoreError{ErrorKind::InvalidArgument, "There is a file of this name that holds something.",
            "Nothing is ever overwritten. Choose another name.", path.string(), {}};
    return std::nullopt;
}

void removeFiles(const std::string& path)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(path + suffix, ignored);
}

GenerateSummary summaryOf(const GenerateOptions& options, const std::string& path)
{
    static constexpr std::array<std::string_view, 4> facts{
        "events", "append_batches", "store_metadata", "subscriber_cursors"};
    static constexpr std::array<std::string_view, 8> workflows{"workflow_definitions", "workflow_executions", "events",
        "snapshots", "work_items", "dead_letter_items", "tool_effects", "proj_approvals"};
    GenerateSummary summary;
    {
        SqliteFile file(path, SqliteFile::Mode::Existing);
        const auto count = [&](std::string_view table) {
            const std::string name(table);
            summary.tables[name] = file.number("SELECT count(*) FROM " + name);
        };
        if (options.family == GenerateOptions::Family::Facts)
            for (const std::string_view table : facts)
                count(table);
        else
            for (const std::string_view table : workflows)
                count(table);
    }
    summary.sizeBytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
    return summary;
}

} // namespace

void GenerateTicker::tick(std::string_view phase, std::int64_t done, std::int64_t total)
{
    if (m_stop.stop_requested())
        throw GenerateFailure{{ErrorKind::Cancelled, "Stopped before it was finished.", {}, {}, {}}};
    const auto now = std::chrono::steady_clock::now();
    if (!m_progress || (done < total && now - m_last < std::chrono::milliseconds(100)))
        return;
    m_last = now;
    m_progress({phase, done, total});
}

Instant endOf(const GenerateOptions& options)
{
    return options.end.value_or(Instant{1'795'227'248'911'000'000});
}

Result<GenerateSummary> generateSqliteStore(const GenerateOptions& options, const std::string& path,
    const std::function<void(const GenerateProgress&)>& progress, const std::stop_token& stop)
{
    if (const auto wrong = whatIsWrong(options))
        return failure(*wrong);
    if (const auto inTheWay = whatIsInTheWay(path))
        return failure(*inTheWay);
    const auto began = std::chrono::steady_clock::now();
    try {
        GenerateTicker ticker(progress, stop);
        if (options.family == GenerateOptions::Family::Facts)
            writeFacts(options, path, ticker);
        else
            writeWorkflows(options, path, ticker);
        GenerateSummary summary = summaryOf(options, path);
        summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return summary;
    } catch (const GenerateFailure& stopped) {
        removeFiles(path);
        return failure(stopped.error);
    } catch (const std::exception& unforeseen) {
        removeFiles(path);
        return failure({ErrorKind::BackendFailure, "The file could not be written.", {}, path, unforeseen.what()});
    }
}

} // namespace durascope
