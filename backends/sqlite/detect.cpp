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

constexpr std::size_t mostNamed = 1'000;

std::vector<FoundTable> foundTables(const Schema& schema)
{
    std::vector<FoundTable> found;
    for (const auto& name : schema.tables()) {
        std::string note = "neither family has it";
        if (isEventTable(name) || isWorkflowTable(name)) {
            note = isEventTable(name) ? "named like a table of an event store"
                                      : "named like a table of a workflow store";
            const auto columns = schema.columns(name);
            if (!columns.empty())
                note += "; its columns: " + joined({columns.begin(), columns.end()}, 8);
        }
        found.push_back({name.substr(0, 256), note});
    }
    for (const auto& oddity : schema.oddities())
        found.push_back({oddity.substr(0, 256), "not a plain table, so it is not read"});
    if (found.size() > mostNamed)
        found.resize(mostNamed);
    return found;
}

[[noreturn]] void refuse(const Connection& connection, const Schema& schema)
{
    const std::size_t count = schema.tables().size() + schema.oddities().size();
    std::string sentence = "The database is neither a workflow store nor an event store.";
    if (count == 0)
        sentence += " It has no tables.";
    if (count > mostNamed)
        sentence
            += " Of its " + std::to_string(count) + " tables the first " + std::to_string(mostNamed) + " are named.";
    std::string hint = "Durascope looks for the table events with sequence_number, occurred_at, event_type and payload"
                       " (event store), or for workflow_executions, events, snapshots and work_items (workflow store).";
    if (connection.access() == Access::Frozen)
        hint += " If the file is a copy, copy the -wal file beside it too: the newest changes may be in there.";
    throw Failure{{ErrorKind::NotAStore, sentence, hint, connection.file().path, {}, foundTables(schema)}, 0};
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
