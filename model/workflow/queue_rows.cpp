// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/queue_rows.h"

#include "model/paging/column_spec.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace durascope {

namespace {

enum QueueColumn { Name, Pending, Claimed, Failed, Dead, Oldest, Rate, Done16, Workers };

constexpr std::int64_t minute = 60'000'000'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::Queues", text);
}

Cell plain(const QString& text, Tone tone = Tone::Normal)
{
    Cell cell;
    cell.text = text;
    cell.tone = tone;
    return cell;
}

/// The engines' own queues in a fixed order, so that rows do not change places; others after them by name.
std::size_t placeOf(const std::string& queue)
{
    static const std::array<std::string_view, 7> usual{
        "python_tool", "model", "tool", "general", "retrieval", "java_tool", "privileged"};
    return static_cast<std::size_t>(std::find(usual.begin(), usual.end(), queue) - usual.begin());
}

/// A key that stays with the name: FNV-1a, never 0.
RowKey keyOf(const std::string& queue)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : queue)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return {static_cast<qint64>(hash >> 2) | 1};
}

} // namespace

QList<ColumnSpec> queueColumns()
{
    const auto column = [](const char* id, const QString& title, int width, int leavesAt, bool right) {
        ColumnSpec spec = columnSpec(id, title, width, leavesAt);
        spec.alignment = right ? Qt::AlignRight : Qt::AlignLeft;
        spec.sortable = id != QByteArray("done");
        return spec;
    };
    QList<ColumnSpec> columns{column("queue", tr("Queue"), 124, 0, false),
        column("pending", tr("Pending"), 72, 0, true), column("claimed", tr("Claimed"), 72, 0, true),
        column("failed", tr("Failed"), 62, 2, true), column("dead", tr("Dead letter"), 84, 1, true),
        column("oldest", tr("Oldest pending"), 108, 3, true), column("rate", tr("Done/min"), 76, 4, true),
        column("done", tr("Done, last 16 min"), 136, 5, false),
        column("workers", tr("Workers seen in leases"), 180, 0, false)};
    columns[Name].fixedFont = true;
    columns[Rate].tooltip = tr("Mean of the last 5 minutes");
    columns[Workers].stretches = true;
    columns[Workers].tooltip = tr("Since this page was opened. The store keeps no list of workers.");
    return columns;
}

std::int64_t QueueRow::count(std::string_view status) const
{
    const auto found = m_facts.byStatus.find(std::string(status));
    return found == m_facts.byStatus.end() ? 0 : found->second;
}

Cell QueueRow::countCell(std::string_view status) const
{
    const std::int64_t rows = count(status);
    Cell cell = plain(number(rows), rows == 0 ? Tone::Muted : Tone::Normal);
    if (status == "dead_lettered" && rows > 0) {
        cell.tone = Tone::DeadLetter;
        cell.bold = true;
    }
    return cell;
}

Cell QueueRow::oldestCell() const
{
    const auto since = parseInstant(m_facts.oldestPendingAt);
    if (!since)
        return plain(QStringLiteral("–"), Tone::Muted);
    const std::int64_t length = std::max<std::int64_t>(m_style.now.nanoseconds - since->nanoseconds, 0);
    return plain(duration(length), length > minute ? Tone::Warning : Tone::Normal);
}

Cell QueueRow::doneCell() const
{
    Cell cell;
    auto bars = std::make_shared<CellDrawing>();
    bars->kind = CellDrawing::Kind::Sparkline;
    bars->values = m_facts.done.perMinute;
    cell.drawing = std::move(bars);
    return cell;
}

Cell QueueRow::workersCell() const
{
    if (m_facts.workers.empty())
        return plain(count("pending") > 0 ? tr("no worker has drained it") : QStringLiteral("–"),
            count("pending") > 0 ? Tone::Warning : Tone::Muted);
    QStringList names;
    for (const std::string& worker : m_facts.workers)
        names.append(oneLine(worker, 60));
    return plain(names.join(QStringLiteral(", ")), Tone::Secondary);
}

Cell QueueRow::cell(int column) const
{
    switch (column) {
    case Name: {
        Cell cell = plain(m_facts.queue.empty() ? tr("all queues") : oneLine(m_facts.queue));
        cell.bold = m_facts.queue.empty();
        return cell;
    }
    case Pending:
        return countCell("pending");
    case Claimed:
        return countCell("claimed");
    case Failed:
        return countCell("failed");
    case Dead:
        return countCell("dead_lettered");
    case Oldest:
        return oldestCell();
    case Rate:
        return plain(QString::number(m_facts.done.rate, 'f', 1), m_facts.done.rate > 0 ? Tone::Normal : Tone::Muted);
    case Done16:
        return doneCell();
    default:
        return workersCell();
    }
}

QString QueueRow::fullText(int column) const
{
    if (column == Oldest)
        return m_facts.oldestPendingAt.empty() ? QStringLiteral("–") : fullTime(m_facts.oldestPendingAt, m_style);
    if (column != Done16)
        return cell(column).text;
    QStringList counts;
    for (const float each : m_facts.done.perMinute)
        counts.append(number(static_cast<std::int64_t>(each)));
    return tr("Completed per minute: %1").arg(counts.join(u' '));
}

int QueueRow::compare(const TableRow& other, int column) const
{
    const auto& that = static_cast<const QueueRow&>(other);
    const auto by = [](auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; };
    switch (column) {
    case Pending:
        return by(count("pending"), that.count("pending"));
    case Claimed:
        return by(count("claimed"), that.count("claimed"));
    case Failed:
        return by(count("failed"), that.count("failed"));
    case Dead:
        return by(count("dead_lettered"), that.count("dead_lettered"));
    case Oldest: // the older, the more
        return by(that.m_facts.oldestPendingAt, m_facts.oldestPendingAt);
    case Rate:
        return by(m_facts.done.rate, that.m_facts.done.rate);
    case Workers:
        return by(m_facts.workers.size(), that.m_facts.workers.size());
    default:
        return by(m_facts.queue, that.m_facts.queue);
    }
}

/// Counts of a living queue change all the time: a notice colour on them would say nothing.
bool QueueRow::looksLike(const TableRow&) const
{
    return true;
}

TableRows queueRows(const std::vector<QueueDepth>& depths, const QueueWatch& watch, const FormatStyle& style)
{
    std::vector<const QueueDepth*> sorted;
    sorted.reserve(depths.size());
    for (const QueueDepth& depth : depths)
        sorted.push_back(&depth);
    std::stable_sort(sorted.begin(), sorted.end(), [](const QueueDepth* a, const QueueDepth* b) {
        const std::size_t x = placeOf(a->queueType);
        const std::size_t y = placeOf(b->queueType);
        return x != y ? x < y : a->queueType < b->queueType;
    });
    QueueFacts all;
    TableRows rows;
    for (const QueueDepth* depth : sorted) {
        rows.push_back(std::make_shared<QueueRow>(
            QueueFacts{keyOf(depth->queueType), depth->queueType, depth->byStatus, depth->oldestPendingAt,
                watch.doneOf(depth->queueType, style.now), watch.workersOf(depth->queueType)},
            style));
        for (const auto& [status, count] : depth->byStatus)
            all.byStatus[status] += count;
        if (all.oldestPendingAt.empty()
            || (!depth->oldestPendingAt.empty() && depth->oldestPendingAt < all.oldestPendingAt))
            all.oldestPendingAt = depth->oldestPendingAt;
    }
    if (rows.size() < 2)
        return rows;
    all.done = watch.doneOf({}, style.now);
    all.workers = watch.workersOf({});
    rows.insert(rows.begin(), std::make_shared<QueueRow>(std::move(all), style));
    return rows;
}

} // namespace durascope
