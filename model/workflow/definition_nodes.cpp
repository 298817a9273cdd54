// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/definition_nodes.h"

#include "model/json/json_members.h"

#include <algorithm>
#include <map>
#include <utility>

namespace durascope {

namespace {

using Edges = std::multimap<std::string, std::string>;

/// `[{"from": a, "to": b, …}, …]`
Edges edgesOf(std::string_view array)
{
    Edges edges;
    JsonReader reader(array);
    std::string key;
    std::string from;
    std::string to;
    for (JsonEvent event = reader.next(); event.kind != JsonEventKind::End && event.kind != JsonEventKind::Error;
         event = reader.next()) {
        const std::string_view token = event.token.in(array);
        if (event.kind == JsonEventKind::Key && event.depth == 2)
            key = unescapeJson(token);
        else if (event.kind == JsonEventKind::Value && event.depth == 2 && token.starts_with('"'))
            (key == "from" ? from : key == "to" ? to : key) = unescapeJson(token);
        else if (event.kind == JsonEventKind::Finish && event.depth == 1)
            edges.emplace(std::exchange(from, {}), std::exchange(to, {}));
    }
    return edges;
}

} // namespace

std::vector<std::string> definedNodes(std::string_view ir)
{
    std::vector<std::string> stored;
    for (JsonMembers nodes(topLevelValue(ir, "nodes").value_or("")); const auto member = nodes.next();)
        stored.push_back(unescapeJson('"' + std::string(member->key) + '"'));
    const Edges edges = edgesOf(topLevelValue(ir, "edges").value_or(""));
    std::vector<std::string> reached;
    const auto reach = [&](const std::string& node) {
        const bool known = std::find(stored.begin(), stored.end(), node) != stored.end();
        if (known && std::find(reached.begin(), reached.end(), node) == reached.end())
            reached.push_back(node);
    };
    reach(topLevelText(ir, "start_node").value_or(""));
    for (std::size_t next = 0; next < reached.size(); ++next) {
        const auto [first, last] = edges.equal_range(std::string(reached[next]));
        for (auto edge = first; edge != last; ++edge)
            reach(edge->second);
    }
    for (const std::string& node : stored)
        reach(node);
    return reached;
}

} // namespace durascope
