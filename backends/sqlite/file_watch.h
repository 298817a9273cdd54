// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

namespace durascope::sqlite {

/// Wakes when a database file or a file beside it is written, made, removed or replaced, as the kernel reports it.
/// Says nothing about what changed: that is the engine's to tell. For one thread, but poke() may come from any.
class FileWatch {
public:
    explicit FileWatch(const std::string& databasePath);
    ~FileWatch();
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;

    /// False where the kernel gives no such reports (none left, foreign file system): look from time to time then.
    bool works() const { return m_folderWatch >= 0; }
    /// Sleeps until something happened, poke() was called or the time is over. True if something happened.
    bool sleep(std::chrono::nanoseconds atMost);
    void poke();

private:
    void watchFiles();
    bool takeReports();

    std::string m_path;
    std::string m_name;
    int m_reports = -1; ///< inotify
    int m_poke = -1; ///< eventfd
    int m_folderWatch = -1;
};

} // namespace durascope::sqlite
