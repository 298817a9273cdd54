// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/timeline.h"

#include "model/workflow/timeline_track.h"

#include <algorithm>

namespace durascope {

namespace {

bool endsExecution(EventKind kind)
{
    return kind == EventKind::WorkflowCompleted || kind == EventKind::WorkflowFailed
        || kind == EventKind::WorkflowCancelled || kind == EventKind::StrategyLimitHit;
}

class Builder {
public:
    explicit Builder(const TimelineInput& input)
        : m_input(input)
        , m_trackOfText(input.log.textCount(), none)
    {
    }

    Timeline build()
    {
        noteClaims();
        for (const EventBrief& event : m_input.log.events()) {
            if (event.at == noTime)
                continue; // no place on an axis of time; the history shows it
            seen(event.at);
            if (endsExecution(event.kind))
                m_endedAt = event.at;
            if (event.node != 0)
                track(event.node).take(event, m_input.log.text(event.label));
        }
        for (const DeadLetter& letter : m_input.deadLetters)
            takeDeadLetter(letter);
        for (const std::string& node : m_input.definedNodes)
            trackNamed(node);
        return finish();
    }

private:
    static constexpr std::uint32_t none = ~0U;

    void seen(std::int64_t at)
    {
        m_from = m_from == noTime ? at : std::min(m_from, at);
        m_to = m_to == noTime ? at : std::max(m_to, at);
    }
    void noteClaims()
    {
        for (const WorkItem& item : m_input.items) {
            const std::int64_t at = axisTime(textOf(item.claimedAt));
            if (at != noTime)
                m_claims[std::string(textOf(item.nodeId))].push_back(at);
        }
        for (auto& [node, claims] : m_claims)
            std::sort(claims.begin(), claims.end());
    }
    NodeTrack& track(std::uint32_t text)
    {
        if (m_trackOfText[text] == none) {
            m_trackOfText[text] = static_cast<std::uint32_t>(m_tracks.size());
            add(m_input.log.text(text));
        }
        return m_tracks[m_trackOfText[text]];
    }
    NodeTrack& trackNamed(const std::string& node)
    {
        const auto found = std::find_if(
            m_tracks.begin(), m_tracks.end(), [&](const NodeTrack& track) { return track.name() == node; });
        return found != m_tracks.end() ? *found : add(node);
    }
    NodeTrack& add(const std::string& node)
    {
        const auto claims = m_claims.find(node);
        return m_tracks.emplace_back(node, claims == m_claims.end() ? std::vector<std::int64_t>() : claims->second);
    }
    void takeDeadLetter(const DeadLetter& letter)
    {
        const std::int64_t at = axisTime(textOf(letter.deadLetteredAt));
        if (at == noTime)
            return;
        seen(at);
        trackNamed(std::string(textOf(letter.nodeId)))
            .takeDeadLetter(at, std::string(textOf(letter.lastError)),
                static_cast<std::int32_t>(std::clamp<std::int64_t>(integerOf(letter.attempt), 0, 999'999)));
    }
    Timeline finish()
    {
        Timeline timeline;
        const bool ended = m_endedAt != noTime;
        if (m_from == noTime)
            m_from = m_to = m_input.now;
        if (!ended)
            m_to = std::max(m_to, m_input.now);
        timeline.from = m_from;
        timeline.to = m_to;
        timeline.open = !ended;
        for (NodeTrack& track : m_tracks) {
            timeline.nodes.push_back(track.finish(ended ? m_to : m_input.now, ended));
            timeline.to = std::max(timeline.to, track.latest());
        }
        return timeline;
    }

    const TimelineInput& m_input;
    std::map<std::string, std::vector<std::int64_t>> m_claims; ///< Node → claimed_at, ascending.
    std::vector<std::uint32_t> m_trackOfText; ///< Number of a text → place in m_tracks.
    std::vector<NodeTrack> m_tracks;
    std::int64_t m_from = noTime;
    std::int64_t m_to = noTime;
    std::int64_t m_endedAt = noTime;
};

} // namespace

Timeline computeTimeline(const TimelineInput& input)
{
    return Builder(input).build();
}

} // namespace durascope
