// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include "app/cli/table.h"
#include "model/format/format.h"
#include "model/json/json_text.h"

namespace durascope::cli {

namespace {

using Tables = std::map<std::string, std::int64_t>;

/// Both families have a table `events`. In a store that holds both the event family's is listed as `facts`.
Result<WorkflowCounts> countAll(StoreReader& reader)
{
    WorkflowCounts counts;
    if (reader.workflows()) {
        auto workflows = reader.workflows()->counts({});
        if (!workflows)
            return failure(workflows.error());
        counts = std::move(*workflows);
    }
    if (reader.events()) {
        auto events = reader.events()->counts({});
        if (!events)
            return failure(events.error());
        for (const auto& [table, rows] : *events)
            counts.tables[reader.workflows() && table == "events" ? "facts" : table] = rows;
    }
    return counts;
}

void appendMember(std::string& out, std::string_view key)
{
    if (out.back() != '{')
        out += ',';
    appendJsonString(out, key);
    out += ':';
}

void appendRows(std::string& out, const Tables& rows)
{
    out += '{';
    for (const auto& [name, count] : rows) {
        appendMember(out, name);
        out += std::to_string(count);
    }
    out += '}';
}

void appendFamilies(std::string& out, const StoreFacts& facts)
{
    appendMember(out, "families");
    out += '[';
    if (facts.eventFormat)
        out += "\"events\"";
    if (facts.workflowSchema)
        out += facts.eventFormat ? ",\"workflows\"" : "\"workflows\"";
    out += ']';
    appendMember(out, "format");
    out += '{';
    if (facts.eventFormat) {
        appendMember(out, "events");
        appendJsonString(out, batchFormatName(*facts.eventFormat));
    }
    if (facts.workflowSchema) {
        appendMember(out, "workflows");
        out += std::to_string(*facts.workflowSchema);
    }
    out += '}';
}

std::string infoJson(const StoreFacts& facts, const WorkflowCounts& counts)
{
    std::string out = "{";
    appendMember(out, "url");
    appendJsonString(out, facts.url.original);
    appendMember(out, "engine");
    appendJsonString(out, facts.engine);
    appendFamilies(out, facts);
    appendMember(out, "read_only");
    out += "true";
    appendMember(out, "server_version");
    if (facts.engineVersion.empty())
        out += "null";
    else
        appendJsonString(out, facts.engineVersion);
    appendMember(out, "counts");
    out += "{\"tables\":";
    appendRows(out, counts.tables);
    out += ",\"status\":{";
    for (const auto& [table, rows] : counts.status) {
        appendMember(out, table);
        appendRows(out, rows);
    }
    return out + "}}}\n";
}

QString plainText(const std::string& text)
{
    return oneLine(text, 4'000);
}

QString formatText(const StoreFacts& facts)
{
    QStringList parts;
    if (facts.eventFormat) {
        const std::string_view name = batchFormatName(*facts.eventFormat);
        parts += QStringLiteral("events (%1)").arg(QLatin1String(name.data(), static_cast<qsizetype>(name.size())));
    }
    if (facts.workflowSchema)
        parts += QStringLiteral("workflows (schema %1)").arg(*facts.workflowSchema);
    return parts.join(QStringLiteral(", "));
}

void printFacts(Output& output, const StoreFacts& facts)
{
    Table table(output, {{QStringLiteral("Store")}, {plainText(facts.url.original)}});
    const auto add = [&table](const QString& name, const QString& value) {
        if (!value.isEmpty())
            table.add({name, value});
    };
    add(QStringLiteral("Engine"), plainText(facts.engine + ' ' + facts.engineVersion));
    add(QStringLiteral("Families"), formatText(facts));
    add(QStringLiteral("File"), plainText(facts.location));
    if (facts.sizeBytes > 0)
        add(QStringLiteral("Size"), byteSize(facts.sizeBytes));
    if (facts.walSizeBytes > 0)
        add(QStringLiteral("Log beside it"), byteSize(facts.walSizeBytes));
    add(QStringLiteral("Journal"), plainText(facts.journalMode));
    for (const std::string& note : facts.notes)
        add(QStringLiteral("Note"), plainText(note));
    table.finish();
}

void printCounts(Output& output, const WorkflowCounts& counts)
{
    output.write("\n");
    Table table(output, {{QStringLiteral("Table")}, {QStringLiteral("Status")}, {QStringLiteral("Rows"), true}});
    for (const auto& [name, rows] : counts.tables) {
        table.add({plainText(name), {}, number(rows)});
        const auto status = counts.status.find(name);
        if (status == counts.status.end())
            continue;
        for (const auto& [word, count] : status->second)
            table.add({{}, plainText(word), number(count)});
    }
    table.finish();
}

} // namespace

Status printInfo(const Run& run)
{
    const auto counts = countAll(run.reader);
    if (!counts)
        return failure(counts.error());
    const StoreFacts& facts = run.store->facts();
    if (run.options.json) {
        run.output.write(infoJson(facts, *counts));
        return {};
    }
    printFacts(run.output, facts);
    printCounts(run.output, *counts);
    return {};
}

} // namespace durascope::cli
