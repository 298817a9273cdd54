// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// A JSON text taken apart the way the stores' own readers do it: RFC 8259 in valid UTF-8, at most 127 nested
/// containers, numbers in three kinds (unsigned, negative, float), of equal keys the last counts. Nodes stand flat in
/// document order, so a parser that is kept reuses its memory and a deep text costs no stack.
class JsonTree {
public:
    enum class Kind : std::uint8_t { Null, False, True, Unsigned, Negative, Float, String, Array, Object };
    struct Node {
        Kind kind = Kind::Null;
        std::uint32_t end = 0; ///< Index just after this node and everything in it.
        std::string_view key; ///< Of a member of an object; else empty.
        std::string_view text; ///< Of a string, escapes resolved.
        std::uint64_t integer = 0; ///< Unsigned: the value. Negative: the value's two's complement.
        double real = 0;
    };

    JsonTree() = default;
    JsonTree(JsonTree&&) = default;
    JsonTree& operator=(JsonTree&&) = default;

    /// False if the text is no such JSON; the tree is empty then. `text` must outlive the tree: nodes view into it.
    bool parse(std::string_view text);
    const Node& node(std::size_t index) const { return m_nodes[index]; }
    bool empty() const { return m_nodes.empty(); }
    std::size_t size() const { return m_nodes.size(); }

    /// Index of an object's member (the last of that name), or 0 when there is none.
    std::size_t member(std::size_t object, std::string_view key) const;

private:
    friend class JsonTreeParser;
    std::vector<Node> m_nodes;
    std::deque<std::string> m_unescaped; ///< Strings that could not be viewed in place.
};

} // namespace durascope
