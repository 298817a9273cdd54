// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_rows.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// A step of a workflow of the story.
struct StoryNode {
    std::string_view name;
    std::string_view kind; ///< The definition's `kind.type`.
    std::string_view queue;
    int typicalMs; ///< How long a run takes in the middle.
    std::string_view stateKey; ///< The key of the state that its patch sets; empty: it patches nothing of its own.
};

/// A workflow of the story; its nodes run in this order.
struct StoryWorkflow {
    std::string_view id;
    std::string_view version;
    std::span<const StoryNode> nodes;
    unsigned weight; ///< Share of the starts; 0: a former version that is not started any more.
    std::string_view tenant;
    /// Nodes from here on are repeated for longer runs, `_2`, `_3` … behind their names; past the end: none.
    std::size_t loopFrom;
};

namespace story {

constexpr std::string_view acquirerDown = "northbank";
constexpr std::string_view providerTimeout = "provider timeout";
constexpr std::string_view leaseExpired = "lease expired: worker dead";
constexpr std::string_view keyError = "KeyError: 'acquirer'";
constexpr std::string_view rateLimited = "429 rate limited, retry after 30 s";
constexpr std::string_view schemaMismatch = "schema mismatch at $.rows[3]";
constexpr std::int64_t storeTerm = 5; ///< How often the server was promoted; the upper half of every fence.

std::span<const StoryWorkflow> workflows();
const StoryWorkflow& workflow(std::string_view id);
/// The former support-digest, whose first node waits in a queue that no worker drains.
const StoryWorkflow& formerSupportDigest();

/// Workers that claim from a queue; empty for `retrieval`.
std::span<const std::string_view> workersOf(std::string_view queue);
/// Whether the server's own workers run it: they log node_started, write snapshots and tool effects.
bool isInternalQueue(std::string_view queue);

/// The rows of workflow_definitions, registered at `createdAt`.
std::vector<WorkflowDefinition> definitions(const std::string& createdAt);
/// The two tenants: the seeded one and acme.
std::vector<Tenant> tenants(const std::string& createdAt);

} // namespace story

} // namespace durascope
