// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <shared_mutex>

namespace durascope {

/// A shared mutex under which busy readers cannot keep a writer out: who wants in passes a gate first, and a waiting
/// writer keeps the gate shut. (The platform's own lets new readers overtake a waiting writer for ever.)
class FairSharedMutex {
public:
    void lock()
    {
        const std::lock_guard gate(m_gate);
        m_mutex.lock();
    }
    void unlock() { m_mutex.unlock(); }
    void lock_shared()
    {
        const std::lock_guard gate(m_gate);
        m_mutex.lock_shared();
    }
    void unlock_shared() { m_mutex.unlock_shared(); }

private:
    std::mutex m_gate;
    std::shared_mutex m_mutex;
};

} // namespace durascope
