// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_painter.h"

#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace durascope {

void RowPainter::applyTheme()
{
    const Theme& theme = Theme::instance();
    for (size_t i = 0; i < rowFontCount; ++i) {
        m_fonts[i] = rowFont(static_cast<RowFont>(i));
        m_rawFonts[i] = QRawFont::fromFont(m_fonts[i]);
    }
    // One line for all fonts of a row.
    const QFontMetricsF metrics(m_fonts[0]);
    m_baseline = (metrics.ascent() - metrics.descent()) / 2;
    for (size_t i = 0; i < m_tones.size(); ++i)
        m_tones[i] = theme.color(static_cast<Tone>(i));
    m_glyphSide = theme.scaled(14);
    m_padding = theme.scaled(8);
}

void RowPainter::paint(QPainter& painter, const PreparedRow& row, const QRect& rect,
    const QList<RowColumns::Place>& places, const RowLayout& layout, const Look& look)
{
    if (row.spans) {
        paintCell(painter, row, row.cells[0], rect, look);
        return;
    }
    const bool sameLayout = row.layout.get() == &layout;
    for (const RowColumns::Place& place : places) {
        const auto column = static_cast<size_t>(place.logical);
        if (column >= row.cells.size())
            continue;
        const QRectF cell(rect.left() + place.x, rect.top(), place.width, rect.height());
        if (place.logical < 63 && (look.changed & (quint64(1) << place.logical)) != 0)
            painter.fillRect(cell.adjusted(0, 0, 0, -1), Theme::instance().color(Token::Notice));
        // While a column is being dragged the rows are those of the width before.
        const bool fits = sameLayout || row.layout->columns[column].width <= float(place.width);
        if (!fits) {
            painter.save();
            painter.setClipRect(cell, Qt::IntersectClip);
        }
        paintCell(painter, row, row.cells[column], cell, look);
        if (look.gone && place.logical == look.keyColumn)
            strike(painter, row.cells[column].text, cell);
        if (!fits)
            painter.restore();
    }
}

void RowPainter::paintCell(
    QPainter& painter, const PreparedRow& row, const PreparedCell& cell, const QRectF& rect, const Look& look)
{
    const bool muted = look.gone || look.faded;
    const QColor pale = tone(Tone::Muted);
    double left = rect.left() + m_padding;
    if (cell.glyph != Glyph::None) {
        const QPointF at(left, std::floor(rect.center().y() - m_glyphSide / 2.0));
        if (muted)
            painter.setOpacity(0.5);
        painter.drawPixmap(at, glyphPixmap(cell.glyph, m_glyphSide, painter.device()->devicePixelRatioF()));
        painter.setOpacity(1);
        left += m_glyphSide + 5;
    }
    if (cell.drawing)
        paintDrawing(painter, *cell.drawing, rect, left, cell.text.isEmpty());
    for (const PreparedMark& mark : cell.marks) {
        painter.fillRect(QRectF(rect.left() + double(mark.x), rect.top() + 3, double(mark.width), rect.height() - 7),
            Theme::instance().color(Token::Match));
    }
    if (!cell.text.isEmpty()) {
        const bool marked = !cell.marks.empty();
        const QColor color = marked ? Theme::instance().color(Token::OnMatchCurrent) : tone(cell.text.tone);
        // A marked text keeps its own colour beside the mark where that is readable on it: only on the mark it changes.
        paintText(painter, row, cell.text, rect, muted ? pale : (marked ? tone(cell.text.tone) : color));
        if (marked && !muted) {
            for (const PreparedMark& mark : cell.marks) {
                painter.save();
                painter.setClipRect(QRectF(rect.left() + double(mark.x), rect.top(), double(mark.width), rect.height()),
                    Qt::IntersectClip);
                painter.fillRect(
                    QRectF(rect.left() + double(mark.x), rect.top() + 3, double(mark.width), rect.height() - 7),
                    Theme::instance().color(Token::Match));
                paintText(painter, row, cell.text, rect, color);
                painter.restore();
            }
        }
    }
    if (!cell.note.isEmpty())
        paintText(painter, row, cell.note, rect, pale);
}

void RowPainter::paintText(
    QPainter& painter, const PreparedRow& row, const PreparedText& text, const QRectF& cell, QColor color)
{
    const auto font = static_cast<size_t>(text.font);
    const QPointF at(cell.left() + double(text.x), std::round(cell.top() + (cell.height() - 1) / 2 + m_baseline));
    painter.setPen(color);
    if (text.glyphCount > 0) {
        m_run.setRawFont(m_rawFonts[font]);
        m_run.setRawData(
            row.glyphs.data() + text.glyphs, row.positions.data() + text.glyphs, static_cast<int>(text.glyphCount));
        painter.drawGlyphRun(at, m_run);
        return;
    }
    // Scripts that need shaping: Qt lays them out, within the cell, from left to right whatever they hold.
    painter.save();
    painter.setClipRect(cell.adjusted(m_padding, 0, -m_padding, 0), Qt::IntersectClip);
    painter.setFont(m_fonts[font]);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.drawText(at, text.text);
    painter.restore();
}

void RowPainter::strike(QPainter& painter, const PreparedText& text, const QRectF& cell) const
{
    const double y = std::floor(cell.center().y()) + 0.5;
    const double from = cell.left() + double(text.x);
    painter.setPen(tone(Tone::Secondary));
    painter.drawLine(QPointF(from, y), QPointF(from + double(text.width), y));
}

void RowPainter::paintDashes(QPainter& painter, const QRect& rect, const QList<RowColumns::Place>& places)
{
    const int width = 12;
    const QColor color = tone(Tone::Muted);
    for (const RowColumns::Place& place : places) {
        if (place.width <= 2 * m_padding)
            continue;
        painter.fillRect(rect.left() + place.x + m_padding, rect.center().y(), width, 1, color);
    }
}

} // namespace durascope
