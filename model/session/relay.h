// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaObject>
#include <QObject>

#include <mutex>
#include <utility>

namespace durascope {

/// Carries functions from any thread to the thread of one object. Shared by a session and its threads: a thread that
/// outlives the session (a disk that does not answer) posts into nothing instead of into freed memory.
class Relay {
public:
    explicit Relay(QObject* target)
        : m_target(target)
    {
    }
    /// Queues `function` for the target's event loop. It runs only while the target lives, so it may use the target.
    template <class Function>
    void post(Function function)
    {
        const std::lock_guard lock(m_mutex);
        if (m_target)
            QMetaObject::invokeMethod(m_target, std::move(function), Qt::QueuedConnection);
    }
    /// The target is about to go: later posts are dropped.
    void cut()
    {
        const std::lock_guard lock(m_mutex);
        m_target = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject* m_target;
};

} // namespace durascope
