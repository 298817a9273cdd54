// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_query.h"
#include "backends/contract/event_rows.h"
#include "backends/contract/json_tree.h"
#include "backends/contract/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace durascope {

/// The subset rule of event stores: every key of a predicate's object is in the value and matches; every element of
/// its array matches at least one element, in any order; scalars are equal and numbers of the same kind (1 is not 1.0,
/// 0.0 is -0.0). `{}` matches every object, `[]` every array, null only null.
bool payloadMatches(const JsonTree& predicate, const JsonTree& value);

/// What a query says of one fact.
enum class Verdict {
    Match,
    NoMatch,
    Undecodable, ///< The real system cannot read the row and drops it; we name it.
};

/// An EventQuery made ready for many facts: predicates parsed once, memory reused. Its cursor is no part of it.
/// Not for two threads at once.
class QueryMatcher {
public:
    /// InvalidArgument if a predicate is no JSON of at most 127 nested containers.
    static Result<QueryMatcher> make(const EventQuery& query);

    Verdict judge(std::string_view occurredAt, std::string_view eventType, std::string_view payload);
    /// The same for a stored row; a value that is no text is undecodable.
    Verdict judge(const Fact& fact);

    /// Types outside this list never match; absent when any type may. Empty: nothing ever matches.
    const std::optional<std::vector<std::string>>& types() const { return m_types; }

private:
    struct Filter {
        std::optional<std::vector<std::string>> types;
        std::optional<std::vector<JsonTree>> predicates;
    };
    QueryMatcher() = default;
    bool matches(const Filter& filter, std::string_view eventType) const;

    bool m_everything = false;
    std::vector<Filter> m_filters;
    std::optional<std::vector<std::string>> m_types;
    std::vector<std::shared_ptr<const std::string>> m_texts; ///< The predicates' trees view into these.
    JsonTree m_payload; ///< Of the fact being judged.
};

/// True if an event store's own reader takes the text for a time: RFC 3339 with an offset or Z.
bool isFactTime(std::string_view text);

} // namespace durascope
