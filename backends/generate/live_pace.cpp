// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/live_pace.h"

#include <chrono>
#include <filesystem>
#include <thread>

namespace durascope {

SqliteFile openForLiveWriting(const std::string& path, const LiveWriteOptions& options)
{
    if (!std::filesystem::exists(path))
        throw GenerateFailure{{ErrorKind::NotFound, "There is no such file.", {}, path, {}}};
    SqliteFile file(path, SqliteFile::Mode::Existing);
    file.run(std::string("PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA synchronous=")
        + (options.syncEach ? "FULL" : "OFF"));
    return file;
}

std::int64_t writeAtPace(SqliteFile& file, const LiveWriteOptions& options, const std::function<std::int64_t()>& write,
    const OnCommit& onCommit, const std::stop_token& stop)
{
    using Clock = std::chrono::steady_clock;
    const auto began = Clock::now();
    std::int64_t done = 0;
    for (; done < options.commits && !stop.stop_requested(); ++done) {
        if (options.perSecond > 0)
            std::this_thread::sleep_until(began
                + std::chrono::duration_cast<Clock::duration>(
                    std::chrono::duration<double>(static_cast<double>(done) / options.perSecond)));
        LiveCommit commit;
        commit.begun = Instant::now();
        file.run("BEGIN IMMEDIATE");
        commit.row = write();
        file.run("COMMIT");
        commit.committed = Instant::now();
        if (onCommit)
            onCommit(commit);
    }
    return done;
}

Result<std::int64_t> guarded(const std::function<std::int64_t()>& work)
{
    try {
        return work();
    } catch (const GenerateFailure& stopped) {
        return failure(stopped.error);
    } catch (const std::exception& unforeseen) {
        return failure({ErrorKind::BackendFailure, "The file could not be written.", {}, {}, unforeseen.what()});
    }
}

} // namespace durascope
