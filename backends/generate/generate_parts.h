// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/generate/generate.h"

#include <chrono>

namespace durascope {

/// Reports progress ten times a second at most, and ends the work when it is asked to.
class GenerateTicker {
public:
    GenerateTicker(const std::function<void(const GenerateProgress&)>& progress, const std::stop_token& stop)
        : m_progress(progress)
        , m_stop(stop)
    {
    }
    /// Throws GenerateFailure (Cancelled) on a stop.
    void tick(std::string_view phase, std::int64_t done, std::int64_t total);

private:
    const std::function<void(const GenerateProgress&)>& m_progress;
    const std::stop_token& m_stop;
    std::chrono::steady_clock::time_point m_last;
};

// Both write a complete file and throw GenerateFailure.
void writeWorkflows(const GenerateOptions& options, const std::string& path, GenerateTicker& ticker);
void writeFacts(const GenerateOptions& options, const std::string& path, GenerateTicker& ticker);

/// When the story ends if the options do not say it: 2026-11-21 02:14:08.911 UTC.
Instant endOf(const GenerateOptions& options);

} // namespace durascope
