// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/store.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace durascope::testing {

/// An event store in memory whose every read can be held up or made to fail: what no real engine does on demand.
/// Thread-safe. Shared by its readers and watches.
class FakeLog : public std::enable_shared_from_this<FakeLog> {
public:
    void append(int count = 1); ///< One commit.
    void failWith(std::optional<StoreError> error); ///< Every read from now on; nullopt: works again.
    /// Reads wait here until `open()`, or until they are stopped.
    void holdReads();
    void letReadsGo();
    int waitingReads() const;
    int openHandles() const; ///< Readers that hold a handle: used and not released since.
    /// The last watch made waits for the next commit: whoever follows has told of all that came before.
    bool isFollowed() const;

    std::shared_ptr<Store> store();

private:
    friend class FakeEvents;
    friend class FakeReader;
    friend class FakeWatch;
    Status enter(const std::stop_token& stop);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::int64_t m_last = 0;
    std::int64_t m_commits = 0;
    std::vector<std::int64_t> m_batchEnds;
    std::optional<StoreError> m_error;
    bool m_held = false;
    int m_waiting = 0;
    int m_handles = 0;
    std::optional<std::int64_t> m_waitsAfter; ///< How many commits a waiting watch has told of.
};

/// The fact that FakeLog keeps at a position.
Fact fakeFact(std::int64_t position);

} // namespace durascope::testing
