// SPDX-License-Identifier: Apache-2.0
#include "app/cli/person_columns.h"

#include "model/json/json_members.h"

namespace durascope::cli {

namespace {

constexpr int longest = 2'000; ///< Of a cell where no terminal cuts it.

QString text(const Column& column)
{
    return column && !column->isNull() ? cellText(column, longest) : QString();
}
QString time(const Column& column, const FormatStyle& style)
{
    return column && column->isText() ? listTime(column->bytes(), style) : text(column);
}
QString idText(const Column& column)
{
    return column && column->isText() ? shortId(column->bytes()) : text(column);
}

template <class Row>
PersonColumn<Row> plain(const QString& title, Column Row::*member, int width = 0)
{
    return {title, false, width, [member](const Row& row, const FormatStyle&) { return text(row.*member); }};
}
template <class Row>
PersonColumn<Row> count(const QString& title, Column Row::*member, int width = 0)
{
    return {title, true, width, [member](const Row& row, const FormatStyle&) { return text(row.*member); }};
}
template <class Row>
PersonColumn<Row> when(const QString& title, Column Row::*member)
{
    return {title, false, 18, [member](const Row& row, const FormatStyle& style) { return time(row.*member, style); }};
}
template <class Row>
PersonColumn<Row> id(const QString& title, Column Row::*member)
{
    return {title, false, 13, [member](const Row& row, const FormatStyle&) { return idText(row.*member); }};
}

QString took(const Execution& row, const FormatStyle&)
{
    const auto from = parseInstant(textOf(row.startedAt));
    const auto to = parseInstant(textOf(row.completedAt));
    return from && to ? duration(to->nanoseconds - from->nanoseconds) : QString();
}

PersonColumn<WorkflowEvent> member(const QString& title, std::string key, int width)
{
    return {title, false, width, [key = std::move(key)](const WorkflowEvent& row, const FormatStyle&) {
                const auto value = topLevelText(textOf(row.kind), key);
                return value ? oneLine(*value, longest) : QString();
            }};
}

} // namespace

template <>
std::vector<PersonColumn<Execution>> personColumns<Execution>(const Options&)
{
    return {
        plain(QStringLiteral("Status"), &Execution::status, 14),
        plain(QStringLiteral("Execution"), &Execution::executionId, 36),
        plain(QStringLiteral("Workflow"), &Execution::workflowId),
        plain(QStringLiteral("Version"), &Execution::workflowVersion),
        when(QStringLiteral("Started"), &Execution::startedAt),
        when(QStringLiteral("Updated"), &Execution::updatedAt),
        {QStringLiteral("Duration"), true, 0, took},
        plain(QStringLiteral("Tenant"), &Execution::tenantId),
    };
}

template <>
std::vector<PersonColumn<WorkflowEvent>> personColumns<WorkflowEvent>(const Options& options)
{
    std::vector<PersonColumn<WorkflowEvent>> columns{when(QStringLiteral("Created"), &WorkflowEvent::createdAt)};
    if (!options.filter.executionId)
        columns.push_back(id(QStringLiteral("Execution"), &WorkflowEvent::executionId));
    columns.push_back(count(QStringLiteral("Seq"), &WorkflowEvent::sequence, 5));
    columns.push_back(member(QStringLiteral("Type"), "type", 20));
    columns.push_back(member(QStringLiteral("Node"), "node_id", 16));
    columns.push_back(plain(QStringLiteral("Event"), &WorkflowEvent::kind));
    return columns;
}

template <>
std::vector<PersonColumn<WorkItem>> personColumns<WorkItem>(const Options&)
{
    return {
        plain(QStringLiteral("Status"), &WorkItem::status, 13),
        id(QStringLiteral("Item"), &WorkItem::id),
        id(QStringLiteral("Execution"), &WorkItem::executionId),
        plain(QStringLiteral("Node"), &WorkItem::nodeId),
        plain(QStringLiteral("Queue"), &WorkItem::queueType),
        count(QStringLiteral("Attempt"), &WorkItem::attempt),
        plain(QStringLiteral("Worker"), &WorkItem::workerId),
        when(QStringLiteral("Created"), &WorkItem::createdAt),
        when(QStringLiteral("Lease until"), &WorkItem::leaseExpiresAt),
        when(QStringLiteral("Not before"), &WorkItem::retryAfter),
    };
}

template <>
std::vector<PersonColumn<DeadLetter>> personColumns<DeadLetter>(const Options&)
{
    return {
        when(QStringLiteral("Failed at"), &DeadLetter::deadLetteredAt),
        id(QStringLiteral("Item"), &DeadLetter::id),
        id(QStringLiteral("Execution"), &DeadLetter::executionId),
        plain(QStringLiteral("Node"), &DeadLetter::nodeId),
        plain(QStringLiteral("Queue"), &DeadLetter::queueType),
        count(QStringLiteral("Attempts"), &DeadLetter::attempt),
        plain(QStringLiteral("Last error"), &DeadLetter::lastError),
    };
}

template <>
std::vector<PersonColumn<Fact>> personColumns<Fact>(const Options&)
{
    return {
        count(QStringLiteral("Position"), &Fact::sequenceNumber, 10),
        when(QStringLiteral("Occurred at"), &Fact::occurredAt),
        plain(QStringLiteral("Event type"), &Fact::eventType, 24),
        plain(QStringLiteral("Payload"), &Fact::payload),
    };
}

} // namespace durascope::cli
