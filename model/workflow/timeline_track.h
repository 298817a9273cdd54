// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/workflow/timeline.h"

#include <optional>

namespace durascope {

/// The spans of one node while a log is read: at most one span is open, each event closes it and may open the next.
class NodeTrack {
public:
    NodeTrack(std::string node, std::vector<std::int64_t> claims)
        : m_claims(std::move(claims))
    {
        m_result.node = std::move(node);
    }
    const std::string& name() const { return m_result.node; }

    void take(const EventBrief& event, const std::string& label);
    void takeDeadLetter(std::int64_t at, std::string error, std::int32_t attempts);
    /// Closes what is open at `now`; `ended`: the execution is over, so it does not go on.
    TimelineNode finish(std::int64_t now, bool ended);
    std::int64_t latest() const { return m_latest; } ///< The last end of a span.

private:
    TimelineSpan* open() { return m_open ? &m_result.spans[*m_open] : nullptr; }
    void begin(SpanKind kind, const EventBrief& event, std::string label = {});
    void beginAt(SpanKind kind, std::int64_t at, const EventBrief& event, std::string label = {});
    void close(std::int64_t at, SpanEnd end, std::int64_t sequence);
    void closeForStart(const EventBrief& event);
    void endRun(const EventBrief& event, SpanEnd end, const std::string& label);
    void point(const EventBrief& event, SpanEnd end, const std::string& label);
    std::int64_t claimBetween(std::int64_t from, std::int64_t to) const;
    void takeFailure(const EventBrief& event, const std::string& error);
    void takeWait(const EventBrief& event, const std::string& label);
    std::int64_t runBegan(const EventBrief& event, const std::string& label, bool& estimated);
    void splitDelay(std::int64_t until, const EventBrief& event);
    void settle(TimelineSpan& span, std::int64_t now, bool ended);
    void sum();

    TimelineNode m_result;
    std::vector<std::int64_t> m_claims;
    std::optional<std::size_t> m_open;
    std::int64_t m_latest = noTime;
    std::int64_t m_lastEventAt = noTime;
};

} // namespace durascope
