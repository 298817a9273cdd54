// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/file_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>

namespace durascope::sqlite {

FileWatch::FileWatch(const std::string& databasePath)
    : m_path(databasePath)
    , m_name(std::filesystem::path(databasePath).filename().string())
    , m_reports(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    , m_poke(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_reports < 0)
        return;
    const auto folder = std::filesystem::path(databasePath).parent_path().string();
    // The log is removed and made anew by its writers, so the folder tells when to watch it again.
    m_folderWatch = ::inotify_add_watch(
        m_reports, folder.c_str(), IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_ONLYDIR);
    watchFiles();
}

FileWatch::~FileWatch()
{
    if (m_reports >= 0)
        ::close(m_reports);
    if (m_poke >= 0)
        ::close(m_poke);
}

void FileWatch::watchFiles()
{
    for (const char* suffix : {"", "-wal", "-journal"})
        ::inotify_add_watch(m_reports, (m_path + suffix).c_str(), IN_MODIFY);
}

bool FileWatch::sleep(std::chrono::nanoseconds atMost)
{
    std::array<pollfd, 2> waits{pollfd{m_poke, POLLIN, 0}, pollfd{m_reports, POLLIN, 0}};
    const auto left = std::max(atMost, std::chrono::nanoseconds(0));
    timespec time{};
    time.tv_sec = static_cast<time_t>(left.count() / 1'000'000'000);
    time.tv_nsec = static_cast<long>(left.count() % 1'000'000'000);
    if (::ppoll(waits.data(), m_reports >= 0 ? 2 : 1, &time, nullptr) <= 0)
        return false;
    if ((waits[0].revents & POLLIN) != 0) {
        std::uint64_t count = 0;
        [[maybe_unused]] const auto size = ::read(m_poke, &count, sizeof count);
    }
    return (waits[1].revents & POLLIN) != 0 && takeReports();
}

void FileWatch::poke()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto size = ::write(m_poke, &one, sizeof one);
}

/// Empties the queue; true if any report concerns our files.
bool FileWatch::takeReports()
{
    alignas(inotify_event) std::array<char, 16'384> buffer{};
    bool ours = false;
    bool foldersNews = false;
    for (;;) {
        const auto size = ::read(m_reports, buffer.data(), buffer.size());
        if (size <= 0)
            break;
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(size);) {
            inotify_event report{};
            std::memcpy(&report, buffer.data() + at, sizeof report);
            const char* const name = buffer.data() + at + sizeof report;
            if ((report.mask & IN_Q_OVERFLOW) != 0 || report.wd != m_folderWatch) {
                ours = true;
            } else if (report.len > 0) {
                const std::string_view text(name, ::strnlen(name, report.len));
                if (text.starts_with(m_name) && !text.ends_with("-shm"))
                    ours = foldersNews = true;
            }
            at += sizeof report + report.len;
        }
    }
    if (foldersNews)
        watchFiles();
    return ours;
}

} // namespace durascope::sqlite
