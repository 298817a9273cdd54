// SPDX-License-Identifier: Apache-2.0
#include "app/theme/icons.h"
#include "app/theme/theme.h"
#include "app/widgets/json_text_view.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace durascope {

namespace {

Token tokenOf(JsonSpanKind kind)
{
    switch (kind) {
    case JsonSpanKind::Key:
        return Token::JsonKey;
    case JsonSpanKind::String:
        return Token::JsonString;
    case JsonSpanKind::Number:
        return Token::JsonNumber;
    case JsonSpanKind::Literal:
        return Token::JsonLiteral;
    default:
        return Token::Text;
    }
}

QTextLayout::FormatRange range(int start, int length, const QTextCharFormat& format)
{
    QTextLayout::FormatRange made;
    made.start = start;
    made.length = length;
    made.format = format;
    return made;
}

} // namespace

QList<QTextLayout::FormatRange> JsonTextView::formats(const JsonDisplayLine& shown, std::size_t line) const
{
    QList<QTextLayout::FormatRange> ranges;
    for (const JsonDisplayLine::Run& run : shown.runs) {
        QTextCharFormat format;
        format.setForeground(Theme::instance().color(tokenOf(run.kind)));
        ranges.append(range(run.start, run.length, format));
    }
    const auto& problem = m_document->lines.problem();
    if (problem && m_document->lines.lineAt(problem->offset) == line) {
        QTextCharFormat format;
        format.setBackground(Theme::instance().color(Token::ErrorGround));
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(Theme::instance().color(Tone::Failed));
        ranges.append(range(shown.columnOf(problem->offset), 1, format));
    }
    addFindMarks(shown, ranges);
    return ranges;
}

void JsonTextView::addFindMarks(const JsonDisplayLine& shown, QList<QTextLayout::FormatRange>& ranges) const
{
    if (m_find.isEmpty())
        return;
    QTextCharFormat format;
    format.setBackground(Theme::instance().color(Token::Match));
    format.setForeground(Theme::instance().color(Token::Text));
    for (qsizetype at = shown.text.indexOf(m_find, 0, Qt::CaseInsensitive); at >= 0;
         at = shown.text.indexOf(m_find, at + m_find.size(), Qt::CaseInsensitive))
        ranges.append(range(static_cast<int>(at), static_cast<int>(m_find.size()), format));
}

QTextLayout::FormatRange JsonTextView::selectionIn(std::size_t line, int length) const
{
    const auto [first, last] = std::minmax(m_anchor, m_caret);
    const int from = line == first.line ? first.column : line > first.line ? 0 : length;
    const int to = line == last.line ? last.column : line < last.line ? length : 0;
    QTextCharFormat format;
    format.setBackground(Theme::instance().color(hasFocus() ? Token::Selection : Token::SelectionNoFocus));
    return range(from, std::max(0, to - from), format);
}

void JsonTextView::paintLine(QPainter& painter, std::size_t line, int top) const
{
    const Laid& shown = laid(line);
    const int left = textLeft(line) - horizontalScrollBar()->value();
    const QPointF place(left, top + 1);
    QList<QTextLayout::FormatRange> selection;
    if (hasSelection())
        selection.append(selectionIn(line, static_cast<int>(shown.shown.text.size())));
    shown.layout->draw(&painter, place, selection);
    if (hasFocus() && m_caret.line == line)
        shown.layout->drawCursor(&painter, place, m_caret.column);
}

void JsonTextView::paintGutter(QPainter& painter, std::size_t line, int top) const
{
    const Theme& theme = Theme::instance();
    const JsonLine& shown = m_document->lines.at(line);
    const int markSize = theme.scaled(12);
    const int width = gutterWidth();
    if (!shown.piece) {
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(QRect(0, top, width - markSize - theme.scaled(6), lineHeight()),
            Qt::AlignRight | Qt::AlignVCenter, QString::number(shown.number));
    }
    if (shown.foldEnd != 0) {
        const Icon mark = m_folds.isFolded(line) ? Icon::ChevronRight : Icon::ChevronDown;
        const QRectF place(
            width - markSize - theme.scaled(3), top + (lineHeight() - markSize) / 2.0, markSize, markSize);
        paintIcon(painter, mark, place, theme.color(Token::Text3));
    }
}

void JsonTextView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::instance().color(Token::Base));
    if (lineCount() == 0)
        return;
    const auto firstRow = static_cast<std::size_t>(verticalScrollBar()->value());
    const int height = lineHeight();
    const int widest = m_widest;
    painter.setPen(Theme::instance().color(Token::Text));
    painter.setClipRect(QRect(gutterWidth(), 0, viewport()->width(), viewport()->height()));
    int top = 0;
    for (std::size_t row = firstRow; row < m_folds.rows() && top < viewport()->height(); ++row, top += height)
        paintLine(painter, m_folds.lineAt(row), top);
    painter.setClipping(false);
    painter.setFont(font());
    top = 0;
    for (std::size_t row = firstRow; row < m_folds.rows() && top < viewport()->height(); ++row, top += height)
        paintGutter(painter, m_folds.lineAt(row), top);
    if (m_widest != widest)
        updateBars();
}

void JsonTextView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void JsonTextView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace durascope
