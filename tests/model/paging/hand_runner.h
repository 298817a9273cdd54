// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/paged_source.h"

#include <deque>
#include <utility>

namespace durascope::testing {

/// A page runner that a test works by hand: readings wait until `answerNext`.
class HandRunner {
public:
    PageRunner runner()
    {
        return {[this](PageReading reading, std::function<void(Result<ReadPage>)> done) {
                    m_waiting = {{std::move(reading), std::move(done)}};
                    ++asked;
                },
            [this] {
                m_waiting.clear();
                ++cancelled;
            }};
    }
    bool waits() const { return !m_waiting.empty(); }
    /// Runs the waiting reading (its reader is not used by the lists of these tests) and delivers its answer.
    void answerNext(StoreReader& reader)
    {
        auto request = std::move(m_waiting.front());
        m_waiting.pop_front();
        request.second(request.first(reader, {}));
    }
    void failNext(StoreError error)
    {
        auto request = std::move(m_waiting.front());
        m_waiting.pop_front();
        request.second(failure(std::move(error)));
    }
    /// Takes the answer of the waiting reading out, to be delivered late.
    std::function<void()> takeLate(StoreReader& reader)
    {
        auto request = std::move(m_waiting.front());
        m_waiting.pop_front();
        return [request, &reader]() mutable { request.second(request.first(reader, {})); };
    }
    int asked = 0;
    int cancelled = 0;

private:
    std::deque<std::pair<PageReading, std::function<void(Result<ReadPage>)>>> m_waiting;
};

/// A reader without families, for readings that do not need one.
class NoReader : public StoreReader {
public:
    EventStore* events() override { return nullptr; }
    WorkflowStore* workflows() override { return nullptr; }
    void release() override { }
};

} // namespace durascope::testing
