// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <string>

namespace durascope {

/// How long the thread that made this was ready to run but had no processor, since it began. May be asked from any
/// thread. Always zero where the system does not tell.
class RunDelay {
public:
    RunDelay()
        : m_path("/proc/self/task/" + std::to_string(::gettid()) + "/schedstat")
    {
    }
    std::chrono::nanoseconds now() const
    {
        std::ifstream file(m_path);
        std::int64_t ran = 0;
        std::int64_t waited = 0;
        return std::chrono::nanoseconds(file >> ran >> waited ? waited : 0);
    }

private:
    std::string m_path;
};

} // namespace durascope
