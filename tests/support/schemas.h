// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace durascope {

/// SQL that makes an empty workflow store of a schema version (1 to 11), with its indexes and migration table.
std::string workflowSchemaSql(int version);

/// SQL that makes an empty event store; `sparse` writes the marker that newer versions write.
std::string eventSchemaSql(bool sparse);

/// A few rows in every table of a workflow store: `executions` executions of `eventsEach` events.
std::string workflowRowsSql(int version, int executions, int eventsEach);

/// `count` facts in appends of one, with boundaries when `boundaries`.
std::string factRowsSql(int first, int count, bool boundaries);

} // namespace durascope
