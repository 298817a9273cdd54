// SPDX-License-Identifier: Apache-2.0
#include "app/cli/stop_on_signal.h"

#include <csignal>

#ifndef _WIN32
#include <pthread.h>
#endif

namespace durascope::cli {

#ifdef _WIN32

// There the default ends the process at once, which is what is wanted of a program that only reads.
StopOnSignal::StopOnSignal() = default;
StopOnSignal::~StopOnSignal() = default;

#else

// A thread that waits for the signals may do everything; a signal handler may do next to nothing.
StopOnSignal::StopOnSignal()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_thread = std::thread([this, signals] {
        int signal = 0;
        while (sigwait(&signals, &signal) != 0) { }
        m_stop.request_stop();
    });
}

StopOnSignal::~StopOnSignal()
{
    pthread_kill(m_thread.native_handle(), SIGINT);
    m_thread.join();
}

#endif

} // namespace durascope::cli
