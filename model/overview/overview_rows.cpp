// SPDX-License-Identifier: Apache-2.0
#include "model/overview/overview_rows.h"

#include "backends/contract/saturated.h"
#include "model/paging/column_spec.h"
#include "model/workflow/event_fields.h"
#include "model/workflow/event_summary.h"

#include <QCoreApplication>

#include <vector>

namespace durascope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("OverviewRows", text);
}

/// A row whose cells are all made at once: these lists are short and change once a second.
class MadeRow : public TableRow {
public:
    MadeRow(RowKey key, std::vector<Cell> cells)
        : m_key(key)
        , m_cells(std::move(cells))
    {
    }
    RowKey key() const override { return m_key; }
    Cell cell(int column) const override { return m_cells[static_cast<std::size_t>(column)]; }
    /// Figures that count on are no change worth a colour.
    bool looksLike(const TableRow&) const override { return true; }

private:
    RowKey m_key;
    std::vector<Cell> m_cells;
};

std::shared_ptr<const TableRow> made(RowKey key, std::vector<Cell> cells)
{
    return std::make_shared<const MadeRow>(key, std::move(cells));
}

Cell text(const QString& words, Tone tone = Tone::Normal)
{
    Cell cell;
    cell.text = words;
    cell.tone = tone;
    return cell;
}

Cell fixedText(const QString& words, Tone tone = Tone::Normal)
{
    Cell cell = text(words, tone);
    cell.fixedFont = true;
    return cell;
}

/// A count: nothing is quiet, and only trouble has a colour.
Cell count(std::int64_t value, Tone tone = Tone::Normal)
{
    return text(number(value), value == 0 ? Tone::Muted : tone);
}

Cell span(std::int64_t nanoseconds)
{
    return nanoseconds == noTime ? text(QStringLiteral("–"), Tone::Muted) : text(duration(nanoseconds));
}

ColumnSpec column(const char* id, const QString& title, int width, int leavesAt = 0)
{
    ColumnSpec spec = columnSpec(id, title, width, leavesAt);
    spec.unsortableReason = tr("The overview keeps its order: what needs you first.");
    return spec;
}

ColumnSpec figure(const char* id, const QString& title, int width, int leavesAt = 0)
{
    ColumnSpec spec = column(id, title, width, leavesAt);
    spec.alignment = Qt::AlignRight;
    return spec;
}

ColumnSpec rest(ColumnSpec spec)
{
    spec.stretches = true;
    return spec;
}

} // namespace

RowKey NameKeys::keyOf(const std::string& name)
{
    return {m_keys.try_emplace(name, static_cast<qint64>(m_keys.size()) + 1).first->second};
}

std::string NameKeys::nameOf(RowKey key) const
{
    for (const auto& [name, value] : m_keys) {
        if (value == key.value)
            return name;
    }
    return {};
}

QList<ColumnSpec> workflowColumns()
{
    return {rest(column("workflow", tr("Workflow"), 160)), figure("running", tr("Running"), 64),
        figure("failed", tr("Failed"), 60), figure("dead_letters", tr("Dead letters"), 104),
        figure("limit", tr("Limit"), 48, 4), figure("p50", tr("p50"), 64, 3), figure("p95", tr("p95"), 86, 2),
        column("trend", tr("Last 16 min"), 122, 5), figure("rate", tr("Rate"), 74, 1)};
}

TableRows workflowRows(const std::vector<WorkflowFigures>& workflows, NameKeys& keys)
{
    TableRows rows;
    for (const WorkflowFigures& workflow : workflows) {
        CellDrawing bars;
        bars.kind = CellDrawing::Kind::Sparkline;
        bars.values.assign(workflow.finished.begin(), workflow.finished.end());
        Cell trend;
        trend.drawing = std::make_shared<const CellDrawing>(std::move(bars));
        Cell letters = count(workflow.deadLetters, Tone::DeadLetter);
        letters.bold = workflow.deadLetters > 0;
        rows.push_back(made(keys.keyOf(workflow.workflow),
            {text(oneLine(workflow.workflow, 80)), count(workflow.running), count(workflow.failed, Tone::Failed),
                letters, count(workflow.limitExceeded), span(workflow.p50), span(workflow.p95), trend,
                text(perMinute(workflow.perMinute), workflow.perMinute > 0 ? Tone::Normal : Tone::Muted)}));
    }
    return rows;
}

QList<ColumnSpec> overviewQueueColumns()
{
    ColumnSpec done = figure("done", tr("Done/min"), 70, 2);
    done.tooltip = tr("Items completed per minute, over the last five minutes");
    return {rest(column("queue", tr("Queue"), 96)), figure("pending", tr("Pending"), 62),
        figure("claimed", tr("Claimed"), 62, 3), figure("dead", tr("Dead"), 48), figure("oldest", tr("Oldest"), 86, 1),
        done};
}

TableRows queueRows(
    const std::vector<QueueDepth>& queues, const std::map<std::string, double>& done, NameKeys& keys, Instant now)
{
    constexpr std::int64_t longWait = std::int64_t(60) * 1'000'000'000;
    TableRows rows;
    for (const QueueDepth& queue : queues) {
        const auto of = [&queue](const char* status) {
            const auto found = queue.byStatus.find(status);
            return found == queue.byStatus.end() ? std::int64_t(0) : found->second;
        };
        const auto oldest = parseInstant(queue.oldestPendingAt);
        Cell waits = text(QStringLiteral("–"), Tone::Muted);
        if (oldest) {
            const std::int64_t waited
                = std::max<std::int64_t>(0, saturatedDifference(now.nanoseconds, oldest->nanoseconds));
            waits = text(duration(waited), waited > longWait ? Tone::Warning : Tone::Normal);
        }
        Cell dead = count(of("dead_lettered"), Tone::DeadLetter);
        dead.bold = of("dead_lettered") > 0;
        const auto rate = done.find(queue.queueType);
        const double perMin = rate == done.end() ? 0 : rate->second;
        rows.push_back(made(keys.keyOf(queue.queueType),
            {fixedText(oneLine(queue.queueType, 60)), count(of("pending")), count(of("claimed")), dead, waits,
                text(QString::number(perMin, 'f', 1), perMin > 0 ? Tone::Normal : Tone::Muted)}));
    }
    return rows;
}

QList<ColumnSpec> recentEventColumns()
{
    return {column("time", tr("Time"), 148), column("workflow", tr("Workflow"), 156, 1),
        column("execution", tr("Execution"), 126), rest(column("event", tr("Event"), 300))};
}

TableRows recentEventRows(const std::vector<RecentEvent>& events, const FormatStyle& style)
{
    TableRows rows;
    for (const RecentEvent& recent : events) {
        const EventFields fields(recent.event.kind);
        Cell workflow = text(oneLine(recent.workflow, 60));
        workflow.glyph = eventTypeCell(fields).glyph;
        const QString type = fields.type().empty() ? cellText(recent.event.kind, 80) : oneLine(fields.type(), 80);
        QStringList words{type, oneLine(fields.node(), 60), eventSummary(fields, recent.event.kind, style)};
        words.removeAll(QString());
        rows.push_back(made({recent.event.row.value},
            {fixedText(listTime(textOf(recent.event.createdAt), style), Tone::Secondary), workflow,
                fixedText(shortId(textOf(recent.event.executionId))),
                text(words.join(QLatin1Char(' ')), Tone::Secondary)}));
    }
    return rows;
}

QList<ColumnSpec> recentFactColumns()
{
    return {figure("position", tr("Position"), 96), column("time", tr("Time"), 148),
        column("type", tr("Event type"), 178), rest(column("payload", tr("Payload"), 300))};
}

TableRows recentFactRows(const std::vector<Fact>& facts, const FormatStyle& style)
{
    TableRows rows;
    for (const Fact& fact : facts)
        rows.push_back(made({fact.row.value},
            {text(number(fact.row.value)), fixedText(listTime(textOf(fact.occurredAt), style)),
                text(cellText(fact.eventType)), fixedText(cellText(fact.payload), Tone::Secondary)}));
    return rows;
}

QList<ColumnSpec> streamColumns()
{
    return {
        rest(column("name", tr("Stream"), 112)), column("state", tr("State"), 138), figure("behind", tr("Behind"), 80)};
}

TableRows streamRows(const EventModel& model)
{
    TableRows rows;
    for (const SubscriberCursor& cursor : model.cursors()) {
        const CursorFacts facts = model.factsOf(cursor);
        const CursorState state = inferState(facts, model.checkedAt());
        Cell word = text(stateWord(state), isTrouble(state) ? Tone::Warning : Tone::Normal);
        word.glyph = stateGlyph(state);
        const QString name = cellText(cursor.subscriberId, 60);
        auto row = made({cursor.row.value},
            {name.isEmpty() ? text(tr("(empty name)"), Tone::Muted) : text(name), word,
                count(facts.behind(), isTrouble(state) ? Tone::Warning : Tone::Normal)});
        rows.insert(isTrouble(state) ? rows.begin() : rows.end(), std::move(row));
    }
    return rows;
}

} // namespace durascope
