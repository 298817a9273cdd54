// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"
#include "backends/sqlite/connection.h"
#include "backends/sqlite/file_watch.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>

namespace durascope::sqlite {

/// Follows the commits of other connections to a file. Awake, it holds a connection and asks for its data version;
/// after a second without news it gives the connection back, so that a writer that ends can fold its log into the
/// file, and only watches the files.
class SqliteWatch final : public CommitWatch {
public:
    explicit SqliteWatch(std::string path);

    Result<bool> wait(const std::stop_token& stop, std::chrono::milliseconds timeout) override;

private:
    using Clock = std::chrono::steady_clock;
    /// The database and the files beside it.
    using Stamps = std::array<FileStamp, 3>;

    bool look(); ///< True if something was committed, or may have been.
    bool lookAwake();
    bool lookAsleep();
    void wakeUp(); ///< Opens a connection if the file has a live log; its data version is what is compared with.
    void fallAsleep();
    Stamps stampsNow() const;
    std::int64_t dataVersion();
    std::chrono::nanoseconds untilNextLook(Clock::time_point deadline) const;
    void alert(); ///< Something was written: look often until the commit shows.

    std::string m_path;
    FileWatch m_files;
    std::unique_ptr<Connection> m_connection;
    std::int64_t m_version = 0;
    Stamps m_stamps;
    Clock::time_point m_lastNews;
    Clock::time_point m_alertSince;
    std::chrono::nanoseconds m_pause{0}; ///< Until the next look while alert; zero when calm.
};

} // namespace durascope::sqlite
