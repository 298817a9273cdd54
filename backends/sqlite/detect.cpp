// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/detect_events.h"
#include "backends/sqlite/detect_workflow.h"
#include "backends/sqlite/schema.h"

#include <algorithm>

namespace durascope::sqlite {

namespace {

std::string joined(const std::vector<std::string>& names, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + names[i].substr(0, 64);
    if (names.size() > most)
        text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

[[noreturn]] void refuse(const Connection& connection, const Schema& schema)
{
    auto names = schema.tables();
    names.insert(names.end(), schema.oddities().begin(), schema.oddities().end());
    std::string sentence = "The database is neither a workflow store nor an event store. ";
    if (names.empty())
        sentence += "It has no tables.";
    else
        sentence += (names.size() == 1 ? "Its only table: " : "Its tables: ") + joined(names, 12) + ".";
    std::string hint = "Durascope looks for the table events with sequence_number, occurred_at, event_type and payload"
                       " (event store), or for workflow_executions, events, snapshots and work_items (workflow store).";
    if (connection.access() == Access::Frozen)
        hint += " If the file is a copy, copy the -wal file beside it too: the newest changes may be in there.";
    throw Failure{{ErrorKind::NotAStore, sentence, hint, connection.file().path, {}}, 0};
}

/// Tables that neither a family nor its tools create are worth a word.
void noteStrangers(const Schema& schema, Families& families)
{
    std::vector<std::string> strangers;
    for (const auto& name : schema.tables()) {
        const bool known = families.workflowSchema ? isWorkflowTable(name) : isEventTable(name);
        if (!known)
            strangers.push_back(name);
    }
    if (!strangers.empty())
        families.notes.push_back("Also holds tables that Durascope does not show: " + joined(strangers, 5) + ".");
    if (!schema.oddities().empty())
        families.notes.push_back("Present, but not read: " + joined(schema.oddities(), 5) + ".");
}

} // namespace

Families detectFamilies(Connection& connection, const Schema& schema)
{
    Families families;
    detectEvents(connection, schema, families);
    detectWorkflow(connection, schema, families);
    if (!families.eventFormat && !families.workflowSchema)
        refuse(connection, schema);
    noteStrangers(schema, families);
    return families;
}

} // namespace durascope::sqlite
