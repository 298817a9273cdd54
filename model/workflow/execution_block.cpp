// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_block.h"

#include "backends/contract/saturated.h"
#include "model/paging/column_spec.h"
#include "model/workflow/event_fields.h"
#include "model/workflow/event_summary.h"
#include "model/workflow/status_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace durascope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::Executions", text);
}

Cell muted(const QString& text = QStringLiteral("–"))
{
    Cell cell;
    cell.text = text;
    cell.tone = Tone::Muted;
    return cell;
}

Cell plain(const QString& text, Tone tone = Tone::Normal)
{
    Cell cell;
    cell.text = text;
    cell.tone = tone;
    return cell;
}

QString fromStore(const std::string& text)
{
    return QString::fromStdString(text);
}

ColumnSpec column(const char* id, const QString& title, int width, int leavesAt)
{
    ColumnSpec spec = columnSpec(id, title, width, leavesAt);
    spec.unsortableReason = tr("The store has no index for this order.");
    return spec;
}

} // namespace

QList<ColumnSpec> executionColumns(const FormatStyle& style)
{
    QList<ColumnSpec> columns{
        column("status", tr("Status"), 126, 0),
        column("execution", tr("Execution"), 118, 0),
        column("workflow", tr("Workflow"), 130, 4),
        column("started", tr("Started") + u' ' + zoneOffset(style), 138, 1),
        column("duration", tr("Duration"), 90, 2),
        column("events", tr("Events"), 54, 5),
        column("attempt", tr("Att."), 40, 3),
        column("node", tr("At node"), 120, 0),
        column("version", tr("Version"), 80, 6),
        column("tenant", tr("Tenant"), 90, 6),
        column("ended", tr("Ended"), 138, 6),
        column("updated", tr("Updated"), 138, 6),
        column("last-event", tr("Last event"), 184, 6),
    };
    for (const ExecutionColumn sorted : {ExecutionColumn::StoredStatus, ExecutionColumn::Workflow,
             ExecutionColumn::Started, ExecutionColumn::Duration, ExecutionColumn::Updated}) {
        columns[static_cast<int>(sorted)].sortable = true;
        columns[static_cast<int>(sorted)].unsortableReason.clear();
    }
    for (const ExecutionColumn right : {ExecutionColumn::Duration, ExecutionColumn::Events, ExecutionColumn::Attempt})
        columns[static_cast<int>(right)].alignment = Qt::AlignRight;
    for (const ExecutionColumn fixed :
        {ExecutionColumn::Id, ExecutionColumn::Started, ExecutionColumn::Ended, ExecutionColumn::Updated})
        columns[static_cast<int>(fixed)].fixedFont = true;
    for (auto hidden = static_cast<int>(ExecutionColumn::Version); hidden < columns.size(); ++hidden)
        columns[hidden].hiddenAtFirst = true;
    columns[static_cast<int>(ExecutionColumn::Id)].elide = ElideAt::Middle;
    columns[static_cast<int>(ExecutionColumn::AtNode)].stretches = true;
    columns[static_cast<int>(ExecutionColumn::Attempt)].tooltip = tr("Attempt of its newest work item");
    columns[static_cast<int>(ExecutionColumn::AtNode)].tooltip = tr("Node of the last event that has one");
    return columns;
}

ExecutionPlace placeOf(const ExecutionShown& shown)
{
    ExecutionPlace place;
    if (!shown.activity)
        return place;
    if (shown.activity->lastNodeEvent) {
        const EventFields event(shown.activity->lastNodeEvent->kind);
        place.node = event.node();
        place.glyph = eventGlyph(event.kind());
    }
    if (shown.activity->deadLetters > 0) {
        place.glyph = Glyph::DeadLetter;
        place.tone = Tone::DeadLetter;
    } else if (shown.facts.status == "completed") {
        place.glyph = Glyph::None;
        place.tone = Tone::Secondary;
    }
    return place;
}

QString executionDurationText(const ExecutionFacts& facts, Instant now)
{
    const auto started = parseInstant(facts.startedAt);
    const auto ended = parseInstant(facts.completedAt);
    if (!started || (!ended && isTerminal(facts.status)))
        return QStringLiteral("–");
    std::int64_t length = 0;
    if (__builtin_sub_overflow((ended ? *ended : now).nanoseconds, started->nanoseconds, &length))
        return QStringLiteral("–");
    return duration(length);
}

Cell ExecutionBlock::cell(int, int column) const
{
    const ExecutionFacts& facts = m_shown->facts;
    switch (static_cast<ExecutionColumn>(column)) {
    case ExecutionColumn::StoredStatus: {
        const StatusLook look = statusLook(facts.status);
        Cell cell = plain(look.word, look.tone);
        cell.glyph = look.glyph;
        return cell;
    }
    case ExecutionColumn::Id:
        return plain(shortId(facts.executionId));
    case ExecutionColumn::Workflow: {
        Cell cell = plain(oneLine(facts.workflowId));
        cell.note = oneLine(facts.workflowVersion, 40);
        return cell;
    }
    case ExecutionColumn::Started:
        return timeCell(facts.startedAt);
    case ExecutionColumn::Duration:
        return plain(executionDurationText(facts, m_style.now));
    case ExecutionColumn::Version:
        return plain(oneLine(facts.workflowVersion));
    case ExecutionColumn::Tenant:
        return plain(oneLine(facts.tenantId));
    case ExecutionColumn::Ended:
        return timeCell(facts.completedAt);
    case ExecutionColumn::Updated:
        return timeCell(facts.updatedAt);
    default:
        return m_shown->activity ? activityCell(static_cast<ExecutionColumn>(column)) : muted();
    }
}

Cell ExecutionBlock::timeCell(const std::string& stored) const
{
    return stored.empty() ? muted() : plain(listTime(stored, m_style));
}

Cell ExecutionBlock::activityCell(ExecutionColumn column) const
{
    const ExecutionActivity& activity = *m_shown->activity;
    if (column == ExecutionColumn::Events)
        return activity.events == 0 ? muted(number(0)) : plain(number(activity.events));
    if (column == ExecutionColumn::Attempt) {
        // Stored 0-based while an item lives; a dead letter's count includes the attempt that failed.
        const std::int64_t attempt
            = std::max<std::int64_t>(saturatedSum(activity.attempt, activity.deadLetters > 0 ? 0 : 1), 1);
        Cell cell = plain(number(attempt), attempt > 1 ? Tone::Normal : Tone::Secondary);
        cell.bold = attempt > 1;
        return cell;
    }
    if (column == ExecutionColumn::AtNode) {
        const ExecutionPlace place = placeOf(*m_shown);
        if (place.node.empty())
            return muted();
        Cell cell = plain(oneLine(place.node), place.tone);
        cell.glyph = place.glyph;
        return cell;
    }
    if (column == ExecutionColumn::LastEvent && activity.lastEvent)
        return eventTypeCell(EventFields(activity.lastEvent->kind));
    return muted();
}

QString ExecutionBlock::fullText(int index, int column) const
{
    const ExecutionFacts& facts = m_shown->facts;
    const auto full = [this](const std::string& stored) {
        const auto instant = parseInstant(stored);
        if (!instant)
            return fromStore(stored);
        return fullTime(stored, m_style) + u'\n' + utcTime(stored) + u'\n' + age(*instant, m_style.now);
    };
    switch (static_cast<ExecutionColumn>(column)) {
    case ExecutionColumn::StoredStatus:
        return fromStore(facts.status);
    case ExecutionColumn::Id:
        return fromStore(facts.executionId);
    case ExecutionColumn::Workflow:
        return fromStore(facts.workflowId) + u' ' + fromStore(facts.workflowVersion);
    case ExecutionColumn::Started:
        return full(facts.startedAt);
    case ExecutionColumn::Ended:
        return full(facts.completedAt);
    case ExecutionColumn::Updated:
        return full(facts.updatedAt);
    default:
        return cell(index, column).text;
    }
}

} // namespace durascope
