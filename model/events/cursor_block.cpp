// SPDX-License-Identifier: Apache-2.0
#include "model/events/cursor_block.h"

#include "model/paging/column_spec.h"

#include <QCoreApplication>

namespace durascope {

namespace {

constexpr std::int64_t tenDays = std::int64_t(10) * 86'400 * 1'000'000'000;
const QString nothing = QStringLiteral("–");

QString tr(const char* text)
{
    return QCoreApplication::translate("CursorBlock", text);
}

ColumnSpec column(const char* id, const QString& title, int width, int leavesAt)
{
    ColumnSpec spec = columnSpec(id, title, width, leavesAt);
    spec.sortable = true;
    return spec;
}

ColumnSpec rightColumn(const char* id, const QString& title, int width, int leavesAt)
{
    ColumnSpec spec = column(id, title, width, leavesAt);
    spec.alignment = Qt::AlignRight;
    return spec;
}

ColumnSpec unsorted(ColumnSpec spec)
{
    spec.sortable = false;
    spec.unsortableReason = tr("This changes every second; sort by what it is made of.");
    return spec;
}

Cell numberCell(std::int64_t value)
{
    Cell cell;
    cell.text = number(value);
    cell.tone = value == 0 ? Tone::Muted : Tone::Normal;
    return cell;
}

Cell nothingCell()
{
    Cell cell;
    cell.text = nothing;
    cell.tone = Tone::Muted;
    return cell;
}

QString rateText(const std::optional<double>& rate)
{
    if (!rate)
        return nothing;
    const bool fine = std::abs(*rate) < 99.95 && std::abs(*rate - std::round(*rate)) >= 0.05;
    return fine ? QString::number(*rate, 'f', 1) : number(std::llround(*rate));
}

QString oldestText(const CursorRow& row, const FormatStyle& style)
{
    if (row.facts.behind() == 0 || !row.facts.oldestWaiting)
        return {};
    const std::int64_t waits = saturatedDifference(style.now.nanoseconds, row.facts.oldestWaiting->nanoseconds);
    if (waits > tenDays)
        return tr("since %1").arg(dayLabel(*row.facts.oldestWaiting, style));
    return duration(std::max<std::int64_t>(0, waits));
}

} // namespace

QList<ColumnSpec> cursorColumns()
{
    ColumnSpec delivers = column("delivers", tr("Delivers"), 160, 3);
    delivers.stretches = true;
    ColumnSpec moves = unsorted(rightColumn("moves", tr("Moves / arrives a min"), 142, 5));
    moves.tooltip = tr("How far the cursor moved and the log grew in the last minute");
    return {column("name", tr("Name"), 148, 0), column("state", tr("State"), 138, 0),
        rightColumn("cursor", tr("Cursor"), 92, 0), rightColumn("behind", tr("Behind"), 86, 0),
        rightColumn("oldest", tr("Oldest waits"), 96, 2), unsorted(column("trend", tr("Behind, 15 min"), 112, 4)),
        moves, unsorted(rightColumn("caught_up_in", tr("Caught up in"), 92, 6)), delivers};
}

CursorBlock::CursorBlock(std::vector<CursorRow> rows, FormatStyle style)
    : m_rows(std::move(rows))
    , m_style(std::move(style))
{
}

Cell CursorBlock::trend(const CursorRow& row) const
{
    Cell cell;
    if (!row.facts.movement)
        return cell;
    CellDrawing drawing;
    drawing.kind = CellDrawing::Kind::Sparkline;
    drawing.values = row.facts.movement->behind;
    drawing.tone = isTrouble(row.state) ? Tone::Warning : Tone::Secondary;
    cell.drawing = std::make_shared<const CellDrawing>(std::move(drawing));
    return cell;
}

Cell CursorBlock::cell(int index, int column) const
{
    const CursorRow& entry = row(index);
    const bool trouble = isTrouble(entry.state);
    Cell cell;
    switch (static_cast<CursorColumn>(column)) {
    case CursorColumn::Name:
        cell.text = cellText(entry.stored.subscriberId);
        cell.bold = true;
        if (cell.text.isEmpty()) {
            cell.text = tr("(empty name)");
            cell.tone = Tone::Muted;
        }
        return cell;
    case CursorColumn::State:
        cell.text = stateWord(entry.state);
        cell.glyph = stateGlyph(entry.state);
        cell.tone = trouble ? Tone::Warning : Tone::Normal;
        return cell;
    case CursorColumn::Cursor:
        if (!entry.stored.lastProcessed || !entry.stored.lastProcessed->isInteger()) {
            cell.text = cellText(entry.stored.lastProcessed);
            cell.tone = Tone::Problem;
            return cell;
        }
        cell.text = number(entry.facts.cursor);
        cell.fixedFont = true;
        return cell;
    case CursorColumn::Behind:
        cell = numberCell(entry.facts.behind());
        if (trouble && entry.facts.behind() > 0) {
            cell.tone = Tone::Warning;
            cell.bold = true;
        }
        return cell;
    case CursorColumn::OldestWaits:
        cell.text = oldestText(entry, m_style);
        return cell.text.isEmpty() ? nothingCell() : cell;
    case CursorColumn::Trend:
        return trend(entry);
    case CursorColumn::Rates:
        if (!entry.facts.movement || !entry.facts.movement->moves)
            return nothingCell();
        cell.text = rateText(entry.facts.movement->moves);
        cell.note = QStringLiteral("/ ") + rateText(entry.facts.movement->arrives);
        return cell;
    case CursorColumn::CaughtUpIn: {
        const auto left = entry.state == CursorState::CatchingUp ? caughtUpIn(entry.facts) : std::nullopt;
        cell.text = left ? duration(*left) : QString();
        return left ? cell : nothingCell();
    }
    case CursorColumn::Delivers:
        cell.text = entry.delivers.isEmpty() ? cellText(entry.stored.eventQuery) : entry.delivers;
        cell.tone = entry.delivers.isEmpty() ? Tone::Problem : Tone::Secondary;
        cell.fixedFont = entry.delivers.isEmpty();
        return cell;
    }
    return cell;
}

QString CursorBlock::fullText(int index, int column) const
{
    const CursorRow& entry = row(index);
    switch (static_cast<CursorColumn>(column)) {
    case CursorColumn::Name:
        return cellText(entry.stored.subscriberId, 2'000);
    case CursorColumn::Cursor:
        return cellText(entry.stored.lastProcessed);
    case CursorColumn::Behind:
        return entry.facts.matching
            ? tr("%1 events behind, %2 of them match").arg(number(entry.facts.behind()), number(*entry.facts.matching))
            : tr("%1 events behind").arg(number(entry.facts.behind()));
    case CursorColumn::Trend:
        return entry.facts.movement
            ? tr("At most %1 behind since %2")
                  .arg(number(entry.facts.movement->mostBehind), clockTime(entry.facts.movement->firstSeen, m_style))
            : QString();
    case CursorColumn::Rates: {
        const Cell shown = cell(index, column);
        return shown.note.isEmpty() ? shown.text : shown.text + QLatin1Char(' ') + shown.note;
    }
    default:
        return cell(index, column).text;
    }
}

} // namespace durascope
