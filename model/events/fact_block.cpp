// SPDX-License-Identifier: Apache-2.0
#include "model/events/fact_block.h"

#include "model/paging/column_spec.h"

#include <QCoreApplication>

#include <array>

namespace durascope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FactBlock", text);
}

ColumnSpec column(const char* id, const QString& title, int width)
{
    ColumnSpec spec = columnSpec(id, title, width);
    spec.unsortableReason = tr("The log has one order: by position, as it was written.");
    return spec;
}

/// Shared by all cells: brackets come in three forms only.
const std::shared_ptr<const CellDrawing>& bracketDrawing(CellDrawing::Bracket form)
{
    static const auto drawings = [] {
        std::array<std::shared_ptr<const CellDrawing>, 4> made;
        for (std::size_t i = 1; i < made.size(); ++i) {
            CellDrawing drawing;
            drawing.kind = CellDrawing::Kind::BatchBracket;
            drawing.bracket = static_cast<CellDrawing::Bracket>(i);
            made[i] = std::make_shared<const CellDrawing>(drawing);
        }
        return made;
    }();
    return drawings[static_cast<std::size_t>(form)];
}

/// A control character in a list is shown as a sign; in a tooltip line breaks may break lines.
QString severalLines(std::string_view bytes)
{
    QStringList lines;
    while (true) {
        const std::size_t end = bytes.find('\n');
        lines += oneLine(bytes.substr(0, end), 2'000);
        if (end == std::string_view::npos)
            return lines.join(QLatin1Char('\n'));
        bytes.remove_prefix(end + 1);
    }
}

QString fullValue(const Column& column)
{
    return column && column->isText() ? severalLines(column->bytes()) : cellText(column);
}

} // namespace

QList<ColumnSpec> factColumns(const FormatStyle& style)
{
    ColumnSpec position = column("position", tr("Position"), 96);
    position.alignment = Qt::AlignRight;
    ColumnSpec batch = column("batch", QString(), 18);
    batch.tooltip = tr("Events that one append wrote together");
    batch.leavesAt = 1;
    ColumnSpec time = column("occurred_at", tr("Occurred at %1").arg(zoneOffset(style)), 148);
    time.fixedFont = true;
    ColumnSpec type = column("event_type", tr("Event type"), 178);
    ColumnSpec payload = column("payload", tr("Payload"), 320);
    payload.fixedFont = true;
    payload.stretches = true;
    ColumnSpec size = column("size", tr("Size"), 64);
    size.alignment = Qt::AlignRight;
    size.tooltip = tr("Stored bytes of the payload");
    size.leavesAt = 2;
    return {position, batch, time, type, payload, size};
}

FactBlock::FactBlock(std::shared_ptr<const FactRows> rows, FormatStyle style)
    : m_rows(std::move(rows))
    , m_style(std::move(style))
{
}

Cell FactBlock::missing(int index, FactColumn column) const
{
    Cell cell;
    cell.tone = Tone::Muted;
    if (column == FactColumn::Position)
        cell.text = number(m_rows->first() + index);
    else if (column == FactColumn::Payload)
        cell.text = tr("no event at this position");
    return cell;
}

Cell FactBlock::bracket(const ListedFact& listed) const
{
    Cell cell;
    if (!listed.batch)
        return cell;
    const std::int64_t position = listed.fact.row.value;
    auto form = CellDrawing::Bracket::Inner;
    if (position == listed.batch->first)
        form = CellDrawing::Bracket::First;
    else if (position == listed.batch->last)
        form = CellDrawing::Bracket::Last;
    cell.drawing = bracketDrawing(form);
    return cell;
}

Cell FactBlock::cell(int index, int column) const
{
    const auto which = static_cast<FactColumn>(column);
    const std::optional<ListedFact> listed = m_rows->at(index);
    if (!listed)
        return missing(index, which);
    const Fact& fact = listed->fact;
    Cell cell;
    switch (which) {
    case FactColumn::Position:
        cell.text = number(fact.row.value);
        break;
    case FactColumn::Batch:
        return bracket(*listed);
    case FactColumn::OccurredAt:
        cell.tone = listed->timeProblem().empty() ? Tone::Normal : Tone::Problem;
        cell.text = listed->timeProblem().empty() ? listTime(fact.occurredAt->bytes(), m_style, 9)
                                                  : cellText(fact.occurredAt);
        break;
    case FactColumn::EventType:
        cell.tone = fact.eventType && fact.eventType->isText() ? Tone::Normal : Tone::Problem;
        cell.text = cellText(fact.eventType);
        break;
    case FactColumn::Payload:
        cell.tone = listed->payloadProblem().empty() ? Tone::Secondary : Tone::Problem;
        cell.text = cellText(fact.payload);
        break;
    case FactColumn::Size:
        cell.tone = Tone::Muted;
        cell.text = byteSize(listed->payloadBytes());
        break;
    }
    return cell;
}

QString FactBlock::fullText(int index, int column) const
{
    const auto which = static_cast<FactColumn>(column);
    const std::optional<ListedFact> listed = m_rows->at(index);
    if (!listed)
        return missing(index, which).text;
    const Fact& fact = listed->fact;
    switch (which) {
    case FactColumn::Position:
        return QString::number(fact.row.value);
    case FactColumn::Batch:
        return listed->batch
            ? tr("%1 to %2, %3 events in one append")
                  .arg(number(listed->batch->first), number(listed->batch->last), number(listed->batch->size()))
            : QString();
    case FactColumn::OccurredAt: {
        if (!listed->timeProblem().empty())
            return fullValue(fact.occurredAt) + QLatin1Char('\n') + QString::fromStdString(listed->timeProblem());
        const std::string_view stored = fact.occurredAt->bytes();
        return fullTime(stored, m_style) + QLatin1Char('\n') + utcTime(stored);
    }
    case FactColumn::EventType:
        return fullValue(fact.eventType);
    case FactColumn::Payload:
        return listed->payloadProblem().empty()
            ? fullValue(fact.payload)
            : fullValue(fact.payload) + QLatin1Char('\n') + QString::fromStdString(listed->payloadProblem());
    case FactColumn::Size:
        return tr("%1 bytes").arg(number(listed->payloadBytes()));
    }
    return {};
}

} // namespace durascope
