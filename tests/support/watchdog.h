// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/run_delay.h"
#include "support/slowness.h"

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
/// sanitizer). Make one on the GUI thread after the set-up of a test; what the test itself computes without spinning
/// the loop counts too, so call forgive() after such a part.
///
/// A busy machine is not held against us: silence is counted in wakes of a thread of its own, so standing still as a
/// whole costs nothing, and the time in which the GUI thread was ready but had no processor is taken off.
class LoopWatchdog {
public:
    explicit LoopWatchdog(std::chrono::milliseconds limit = std::chrono::milliseconds(250))
        : m_limit(limit * slowness())
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
        if (m_worst > m_limit) {
            const QByteArray message = QByteArrayLiteral("the event loop was silent for ")
                + QByteArray::number(qint64(m_worst.count())) + QByteArrayLiteral(" ms");
            QTest::qFail(message.constData(), __FILE__, __LINE__);
        }
    }

    /// What was silent until now was the test's own work.
    void forgive()
    {
        const std::lock_guard lock(m_mutex);
        m_worst = {};
        begin();
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds tick{10};

    void begin()
    {
        m_wakes = 0;
        m_begun = Clock::now();
        m_delayBefore = m_delay.now();
    }
    std::chrono::milliseconds silence() const
    {
        const auto ready = Clock::now() - m_begun - (m_delay.now() - m_delayBefore);
        return std::min(tick * m_wakes, std::chrono::duration_cast<std::chrono::milliseconds>(ready));
    }
    void watch()
    {
        std::unique_lock lock(m_mutex);
        while (!m_stop) {
            if (!m_asked.exchange(true)) {
                QMetaObject::invokeMethod(
                    &m_receiver, [this] { m_asked = false; }, Qt::QueuedConnection);
                begin();
            } else {
                ++m_wakes;
                m_worst = std::max(m_worst, silence());
            }
            m_wake.wait_for(lock, tick, [this] { return m_stop; });
        }
    }

    std::chrono::milliseconds m_limit;
    QObject m_receiver;
    RunDelay m_delay;
    std::atomic<bool> m_asked = false;
    std::mutex m_mutex; ///< Of everything below but the thread.
    std::chrono::milliseconds m_worst{0};
    int m_wakes = 0;
    Clock::time_point m_begun;
    std::chrono::nanoseconds m_delayBefore{0};
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace durascope
