// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/cause_rows.h"

#include "model/paging/column_spec.h"

#include <QCoreApplication>

#include <algorithm>

namespace durascope {

namespace {

enum CauseColumn { Cause, Nodes, Items, LastDay, First, Last };

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::Causes", text);
}

QString nodesOf(const DeadLetterTable& table, const DeadLetterTable::Cause& cause)
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> nodes;
    for (const auto& [node, items] : cause.nodes)
        nodes.emplace_back(items, node);
    std::sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a > b; });
    QStringList names;
    for (const auto& [items, node] : nodes)
        names.append(oneLine(table.text(node), 60));
    return names.join(QStringLiteral(", "));
}

QString timeText(const std::string& stored, const FormatStyle& style)
{
    const auto instant = parseInstant(stored);
    if (!instant)
        return stored.empty() ? QStringLiteral("–") : oneLine(stored);
    return dayNumber(*instant, style) == dayNumber(style.now, style) ? clockTime(*instant, style)
                                                                     : listTime(stored, style);
}

} // namespace

QList<ColumnSpec> causeColumns(const FormatStyle& style)
{
    const auto column = [](const char* id, const QString& title, int width, int leavesAt) {
        ColumnSpec spec = columnSpec(id, title, width, leavesAt);
        spec.sortable = id != QByteArray("day");
        return spec;
    };
    QList<ColumnSpec> columns{column("cause", tr("Cause"), 260, 0), column("node", tr("Node"), 184, 1),
        column("items", tr("Items"), 66, 0), column("day", tr("Last 24 h"), 136, 3),
        column("first", tr("First") + u' ' + zoneOffset(style), 104, 4), column("last", tr("Last"), 104, 2)};
    columns[Cause].fixedFont = true;
    columns[Cause].stretches = true;
    columns[Cause].tooltip = tr(
        "Numbers, ids and paths of the error text are replaced by {n}, {id} and {path}; equal texts are one cause.");
    columns[Items].alignment = Qt::AlignRight;
    columns[First].fixedFont = true;
    columns[Last].fixedFont = true;
    return columns;
}

Cell CauseRow::cell(int column) const
{
    Cell cell;
    switch (column) {
    case Cause:
        cell.text = m_text.isEmpty() ? tr("no error text") : m_text;
        cell.tone = m_text.isEmpty() ? Tone::Secondary : Tone::Normal;
        cell.glyph = Glyph::DeadLetter;
        break;
    case Nodes:
        cell.text = m_nodes;
        cell.tone = Tone::Secondary;
        break;
    case Items:
        cell.text = number(m_cause.items);
        cell.bold = true;
        break;
    case LastDay: {
        auto bars = std::make_shared<CellDrawing>();
        bars->kind = CellDrawing::Kind::Sparkline;
        bars->values = m_cause.lastDay;
        bars->tone = Tone::DeadLetter;
        cell.drawing = std::move(bars);
        break;
    }
    case First:
        cell.text = timeText(m_cause.firstStored, m_style);
        break;
    default:
        cell.text = timeText(m_cause.lastStored, m_style);
    }
    return cell;
}

QString CauseRow::fullText(int column) const
{
    if (column == First)
        return fullTime(m_cause.firstStored, m_style);
    if (column == Last)
        return fullTime(m_cause.lastStored, m_style);
    if (column != LastDay)
        return cell(column).text;
    QStringList counts;
    for (const float each : m_cause.lastDay)
        counts.append(number(static_cast<std::int64_t>(each)));
    return tr("Dead letters per hour: %1").arg(counts.join(u' '));
}

int CauseRow::compare(const TableRow& other, int column) const
{
    const auto& that = static_cast<const CauseRow&>(other);
    const auto by = [](const auto& a, const auto& b) { return a < b ? -1 : b < a ? 1 : 0; };
    switch (column) {
    case Items:
        return by(m_cause.items, that.m_cause.items);
    case First:
        return by(m_cause.first, that.m_cause.first);
    case Last:
        return by(m_cause.last, that.m_cause.last);
    case Nodes:
        return by(m_nodes, that.m_nodes);
    default:
        return by(m_text, that.m_text);
    }
}

bool CauseRow::looksLike(const TableRow& other) const
{
    return m_cause.items == static_cast<const CauseRow&>(other).m_cause.items;
}

TableRows causeRows(const DeadLetterTable& table, const FormatStyle& style)
{
    TableRows rows;
    for (DeadLetterTable::Cause& cause : table.causes(style.now.nanoseconds)) {
        const bool onlyItems = cause.cause == 0 && cause.first == noTime && table.withoutRow() > 0;
        const QString text = onlyItems ? tr("dead-letter row is missing") : oneLine(table.text(cause.cause), 300);
        const QString nodes = nodesOf(table, cause);
        rows.push_back(std::make_shared<CauseRow>(std::move(cause), text, nodes, style));
    }
    return rows;
}

QString causeInWords(const DeadLetterTable& table, const DeadLetterTable::Cause& cause, const FormatStyle& style)
{
    const QString nodes = nodesOf(table, cause);
    const QString items = number(cause.items);
    QString words
        = cause.items == 1 ? tr("One item failed at %1").arg(nodes) : tr("All %1 failed at %2").arg(items, nodes);
    if (cause.mostAttempts == 1)
        words += u' ' + tr("after 1 attempt");
    else if (cause.mostAttempts > 0)
        words += u' '
            + (cause.leastAttempts == cause.mostAttempts ? tr("after %1 attempts") : tr("after up to %1 attempts"))
                  .arg(number(cause.mostAttempts));
    if (cause.first == noTime)
        return words + u'.';
    words += cause.items == 1 ? tr(", at %1.").arg(timeText(cause.firstStored, style))
                              : tr(", since %1. The last one was at %2.")
                                    .arg(timeText(cause.firstStored, style), timeText(cause.lastStored, style));
    return words;
}

} // namespace durascope
