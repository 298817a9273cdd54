// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace durascope {

/// Fails the test function when the event loop of the GUI thread is silent for more than 250 ms (more under a
/// sanitizer). Make one after the set-up of a test; what the test itself computes without spinning the loop counts
/// too, so call forgive() after such a part.
///
/// Silence is counted in wakes of a thread of its own: a machine that stands still as a whole is not held against us.
class LoopWatchdog {
public:
    explicit LoopWatchdog(std::chrono::milliseconds limit = usualLimit())
        : m_limit(limit)
        , m_thread([this] { watch(); })
    {
    }
    LoopWatchdog(const LoopWatchdog&) = delete;
    LoopWatchdog& operator=(const LoopWatchdog&) = delete;
    ~LoopWatchdog()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_all();
        m_thread.join();
        if (worst() > m_limit) {
            const QByteArray message = QByteArrayLiteral("the event loop was silent for ")
                + QByteArray::number(qint64(worst().count())) + QByteArrayLiteral(" ms");
            QTest::qFail(message.constData(), __FILE__, __LINE__);
        }
    }

    std::chrono::milliseconds worst() const { return tick * m_worst.load(); }
    /// What was silent until now was the test's own work.
    void forgive()
    {
        m_round.fetch_add(1);
        m_worst = 0;
    }

    static std::chrono::milliseconds usualLimit()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return std::chrono::milliseconds(1500);
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
        return std::chrono::milliseconds(1500);
#endif
#endif
        return std::chrono::milliseconds(250);
    }

private:
    static constexpr std::chrono::milliseconds tick{10};

    void watch()
    {
        std::unique_lock lock(m_mutex);
        int silent = 0;
        int round = m_round.load();
        while (!m_stop) {
            if (!m_asked.exchange(true)) {
                QMetaObject::invokeMethod(
                    &m_receiver, [this] { m_asked = false; }, Qt::QueuedConnection);
                silent = 0;
            } else if (round != m_round.load()) {
                round = m_round.load();
                silent = 0;
            } else {
                m_worst = std::max(m_worst.load(), ++silent);
            }
            m_wake.wait_for(lock, tick, [this] { return m_stop; });
        }
    }

    std::chrono::milliseconds m_limit;
    QObject m_receiver;
    std::atomic<bool> m_asked = false;
    std::atomic<int> m_worst = 0;
    std::atomic<int> m_round = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace durascope
