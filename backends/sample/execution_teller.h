// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sample/json_text.h"
#include "backends/sample/random.h"
#include "backends/sample/story.h"
#include "backends/sample/story_step.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// What a node's run gave.
struct NodeResult {
    JsonMembers output;
    JsonMembers patch; ///< Keys of the state it sets; `__budget` is added for the server's own workers.
    std::int64_t inputTokens = 0; ///< Models only; 0: none.
    std::int64_t outputTokens = 0;
};

/// Tells one execution the way the real system (schema 11) writes it: every call moves the clock or writes what one
/// transaction of the engine would write, so events, items, snapshots, states and times always agree.
/// One item is open at a time.
class ExecutionTeller {
public:
    ExecutionTeller(Random& random, const StoryWorkflow& workflow, std::string id, std::string tenant, Instant start);

    Instant now() const { return m_now; }
    void wait(std::int64_t milliseconds);
    void keepSnapshots(double share) { m_snapshotShare = share; }

    void begin(const JsonMembers& input);
    /// The child of a rolled-over execution: carries its state on.
    void beginSegment(const ExecutionTeller& parent);
    std::string takeChildId() { return m_random.uuid(); }

    void schedule(std::string_view node, std::string_view queue);
    void scheduleAgain(); ///< After an approval: the same node gets a new item.
    void claim();
    void claimBy(std::string_view worker);
    /// Lets time pass while the worker renews its lease every ten seconds.
    void run(std::int64_t milliseconds);
    void complete(const NodeResult& result, std::int64_t durationMs);
    void skip(std::string_view node);

    /// The worker dies: the lease runs out and the scheduler takes the item back, with a retry.
    void loseLease();
    /// The worker reports a failure; an attempt is left.
    void failWithRetry(std::string_view error);
    /// The last attempt is gone. `logged`: the node_failed that belongs to it was written too.
    void deadLetter(std::string_view error, bool logged);
    void failFatally(std::string_view error);
    void park(std::int64_t milliseconds);
    void requireApproval(std::string_view tool, const JsonMembers& context);
    void approve(std::string_view user, std::string_view note);
    void reject(std::string_view user, std::string_view comment);

    void finish();
    void fail();
    void cancel(std::string_view reason);
    void pause(std::string_view reason);
    void rollOver(const std::string& childId);
    void signal(std::string_view key, const std::string& payload);

    const std::string& executionId() const { return m_id; }
    StoryScript take() { return std::move(m_script); }

private:
    StoryStep& step();
    std::string stamp() const;
    std::string stampAfter(std::int64_t milliseconds) const;
    void event(StoryStep& step, std::string kind);
    void putItem(StoryStep& step) { step.changes.emplace_back(m_item); }
    void newItem(StoryStep& step);
    void setStatus(std::string_view status, bool terminal);
    std::string payload() const;
    std::string budget() const;
    void commitTurn(StoryStep& step, const NodeResult& result, const std::string& effect, std::int64_t durationMs);
    void snapshot(StoryStep& step);
    void unclaim(std::int64_t attempt, std::int64_t delayMs);
    void projectApproval(StoryStep& step, std::string_view status, std::string_view tool, const std::string& context);

    Random& m_random;
    const StoryWorkflow& m_workflow;
    std::string m_id;
    std::string m_tenant;
    std::string m_itemTenant; ///< The engine's own workers write through the unscoped side: `default`.
    Instant m_now;
    std::int64_t m_sequence = 0;
    Execution m_execution;
    WorkItem m_item;
    std::string m_node;
    std::string m_queue;
    JsonMembers m_state; ///< The fold of the events.
    JsonMembers m_rowState; ///< workflow_executions.current_state: HTTP completions only.
    JsonMembers m_outputs; ///< Completed nodes.
    std::vector<std::string> m_failed;
    std::int64_t m_inputTokens = 0;
    std::int64_t m_outputTokens = 0;
    std::int64_t m_iterations = 0;
    std::int64_t m_toolCalls = 0;
    double m_snapshotShare = 1;
    StoryScript m_script;
};

} // namespace durascope
