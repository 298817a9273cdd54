// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_query.h"

#include <QString>

#include <optional>
#include <string_view>

namespace durascope {

/// Reads the query text of a durable stream's cursor; nullopt when it has another shape than the stores write.
/// Predicates keep their exact bytes. The member min_sequence_number is no part of a stream and left out.
std::optional<EventQuery> parseStoredQuery(std::string_view text);

/// What a stream delivers, in words: "everything", "month-closed", "3 types in 2 filters", "2 types, 1 predicate".
QString deliversInWords(const EventQuery& query);

} // namespace durascope
