// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sqlite/schema.h"

namespace durascope::sqlite {

/// The newest workflow schema this program knows.
constexpr int newestWorkflowSchema = 11;

/// Sets workflowSchema (1 to 11) when the tables fit, with notes on a half-run or an unknown migration.
void detectWorkflow(Connection& connection, const Schema& schema, Families& families);

/// The schema version that the tables and columns themselves show.
int workflowSchemaByShape(const Schema& schema);

/// True for the tables a workflow store or its server creates.
bool isWorkflowTable(std::string_view name);

} // namespace durascope::sqlite
