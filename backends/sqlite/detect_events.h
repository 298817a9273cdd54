// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sqlite/schema.h"

namespace durascope::sqlite {

/// Sets eventFormat when the table of facts is there. Looks for holes in the newest boundaries only, so that opening
/// stays quick in a file of any size.
void detectEvents(Connection& connection, const Schema& schema, Families& families);

/// How append boundaries are kept. At most `limit` of the newest boundaries are walked (0: all of them).
BatchFormat batchFormatOf(Connection& connection, const Schema& schema, std::int64_t limit);

/// True for the tables an event store creates.
bool isEventTable(std::string_view name);

} // namespace durascope::sqlite
