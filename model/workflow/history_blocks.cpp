// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/history_blocks.h"

#include "model/workflow/event_summary.h"
#include "model/workflow/history_source.h"

#include <QCoreApplication>

#include <array>

namespace durascope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::History", text);
}

/// A row whose cells were made when it was read.
class MadeBlock : public RowBlock {
public:
    static constexpr int columns = 6;
    explicit MadeBlock(RowKey key)
        : m_key(key)
    {
    }
    int size() const override { return 1; }
    RowKey key(int) const override { return m_key; }
    RowState state(int) const override { return RowState::Ready; }
    Cell cell(int, int column) const override { return m_cells.at(static_cast<std::size_t>(column)); }
    QString fullText(int index, int column) const override
    {
        const QString& full = m_full.at(static_cast<std::size_t>(column));
        return full.isEmpty() ? cell(index, column).text : full;
    }
    Cell& at(HistoryColumn column) { return m_cells.at(static_cast<std::size_t>(column)); }
    void setFull(HistoryColumn column, const QString& text) { m_full.at(static_cast<std::size_t>(column)) = text; }

private:
    RowKey m_key;
    std::array<Cell, columns> m_cells;
    std::array<QString, columns> m_full;
};

void setTime(MadeBlock& block, std::string_view stored, const FormatStyle& style)
{
    block.at(HistoryColumn::Time).text = listTime(stored, style);
    const auto instant = parseInstant(stored);
    block.setFull(HistoryColumn::Time,
        fullTime(stored, style) + (instant ? u'\n' + utcTime(stored) + u'\n' + age(*instant, style.now) : QString()));
}

QString spaced(const QString& text, bool indented)
{
    return indented ? QStringLiteral("    ") + text : text;
}

} // namespace

std::shared_ptr<const RowBlock> eventBlock(RowKey key, WorkflowEvent event, bool indented, const FormatStyle& style)
{
    auto block = std::make_shared<MadeBlock>(key);
    const EventFields fields(event.kind);
    block->at(HistoryColumn::Number).text = cellText(event.sequence);
    block->at(HistoryColumn::Number).tone = Tone::Secondary;
    setTime(*block, textOf(event.createdAt), style);
    block->at(HistoryColumn::Event) = eventTypeCell(fields);
    block->at(HistoryColumn::Event).text = spaced(block->at(HistoryColumn::Event).text, indented);
    block->setFull(HistoryColumn::Event, QString::fromStdString(fields.type()));
    block->at(HistoryColumn::Node).text = oneLine(fields.node());
    block->setFull(HistoryColumn::Node, QString::fromStdString(fields.node()));
    block->at(HistoryColumn::Summary).text = eventSummary(fields, event.kind, style);
    block->at(HistoryColumn::Summary).tone = Tone::Secondary;
    const auto bytes = static_cast<std::int64_t>(event.kind ? event.kind->bytes().size() : 0);
    block->at(HistoryColumn::Bytes).text = number(bytes);
    return block;
}

std::shared_ptr<const RowBlock> runBlock(
    RowKey key, const ExecutionLog& log, const NodeRun& run, bool expanded, const FormatStyle& style)
{
    auto block = std::make_shared<MadeBlock>(key);
    const EventBrief& first = log.events()[run.first];
    const EventBrief& last = log.events()[run.last];
    const EventBrief& shown = last;
    block->at(HistoryColumn::Number).text = run.count == 1
        ? number(first.sequence)
        : QStringLiteral("%1–%2").arg(number(first.sequence), number(last.sequence));
    block->at(HistoryColumn::Number).tone = Tone::Secondary;
    if (first.at != noTime)
        setTime(*block, formatOffsetForm({first.at}), style);
    Cell& event = block->at(HistoryColumn::Event);
    const QString mark = run.count == 1 ? QString() : expanded ? QStringLiteral("▾ ") : QStringLiteral("▸ ");
    event.text = mark + oneLine(eventTypeName(shown.kind));
    event.glyph = eventGlyph(shown.kind);
    event.tone = event.glyph == Glyph::Failed ? Tone::Failed : Tone::Normal;
    block->at(HistoryColumn::Node).text = oneLine(log.text(run.node));
    QStringList words;
    if (run.count > 1)
        words.append(tr("%1 events").arg(number(run.count)));
    if (first.at != noTime && last.at != noTime && run.count > 1)
        words.append(duration(last.at - first.at));
    if (last.label != 0)
        words.append(oneLine(log.text(last.label)));
    block->at(HistoryColumn::Summary).text = words.join(QStringLiteral(", "));
    block->at(HistoryColumn::Summary).tone = Tone::Secondary;
    block->at(HistoryColumn::Bytes).text = number(run.bytes);
    return block;
}

std::shared_ptr<const RowBlock> deadLetterBlock(RowKey key, const DeadLetter& letter, const FormatStyle& style)
{
    auto block = std::make_shared<MadeBlock>(key);
    block->at(HistoryColumn::Number).text = QStringLiteral("–");
    block->at(HistoryColumn::Number).tone = Tone::Muted;
    setTime(*block, textOf(letter.deadLetteredAt), style);
    Cell& event = block->at(HistoryColumn::Event);
    event.text = tr("dead letter");
    event.glyph = Glyph::DeadLetter;
    event.tone = Tone::DeadLetter;
    block->setFull(HistoryColumn::Event, tr("dead letter: a row of the queue, not an event of the log"));
    block->at(HistoryColumn::Node).text = cellText(letter.nodeId);
    block->at(HistoryColumn::Summary).text = cellText(letter.lastError);
    block->at(HistoryColumn::Summary).tone = Tone::Secondary;
    block->at(HistoryColumn::Bytes).text = tr("row");
    block->at(HistoryColumn::Bytes).tone = Tone::Muted;
    return block;
}

} // namespace durascope
