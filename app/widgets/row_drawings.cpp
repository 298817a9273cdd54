// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"
#include "app/widgets/row_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace durascope {

namespace {

void paintSparkline(QPainter& painter, const CellDrawing& drawing, const QRectF& cell, double left)
{
    const Theme& theme = Theme::instance();
    const auto count = static_cast<int>(drawing.values.size());
    if (count == 0)
        return;
    const double room = cell.right() - theme.scaled(8) - left;
    const int step = std::clamp(static_cast<int>(room / count), 2, theme.scaled(7));
    const float highest = *std::max_element(drawing.values.begin(), drawing.values.end());
    const double height = std::round(cell.height() * 0.5);
    const double base = std::round(cell.center().y() + height / 2);
    const QColor color = theme.color(drawing.tone);
    const QColor ground = theme.color(Token::Border);
    for (int i = 0; i < count && (i + 1) * step <= room + 1; ++i) {
        const float value = std::isfinite(drawing.values[size_t(i)]) ? drawing.values[size_t(i)] : 0.0F;
        const double x = std::round(left) + i * step;
        // Nothing is a thin line, a little is always visible.
        if (value <= 0 || highest <= 0)
            painter.fillRect(QRectF(x, base - 1, step - 1, 1), ground);
        else
            painter.fillRect(QRectF(x, base - std::max(1.0, std::round(height * double(value / highest))), step - 1,
                                 std::max(1.0, std::round(height * double(value / highest)))),
                color);
    }
}

void paintLeaseBar(QPainter& painter, const CellDrawing& drawing, const QRectF& cell, double left)
{
    const Theme& theme = Theme::instance();
    const double part = drawing.values.empty() ? 0 : std::clamp(double(drawing.values.front()), 0.0, 1.0);
    const bool calm = drawing.tone == Tone::Normal || drawing.tone == Tone::Secondary;
    const QColor color = calm ? theme.color(Glyph::Running) : theme.color(drawing.tone);
    const double width = std::min(62.0, cell.right() - theme.scaled(8) - left);
    const QRectF bar(std::round(left), std::round(cell.center().y()) - 5, width, 9);
    if (width < 4)
        return;
    painter.fillRect(bar, theme.color(Token::Strong));
    painter.fillRect(bar.adjusted(1, 1, -1, -1), theme.color(Token::Base));
    painter.fillRect(QRectF(bar.left(), bar.top(), std::round(bar.width() * part), bar.height()), color);
}

void paintBracket(QPainter& painter, const CellDrawing& drawing, const QRectF& cell)
{
    if (drawing.bracket == CellDrawing::Bracket::None)
        return;
    const QColor color = Theme::instance().color(drawing.tone);
    const double x = std::floor(cell.center().x()) - 2;
    const double middle = std::floor(cell.center().y());
    const bool first = drawing.bracket == CellDrawing::Bracket::First;
    const bool last = drawing.bracket == CellDrawing::Bracket::Last;
    const double top = first ? middle : cell.top();
    const double bottom = last ? middle : cell.bottom();
    painter.fillRect(QRectF(x, top, 1, bottom - top), color);
    if (first || last)
        painter.fillRect(QRectF(x, middle, 5, 1), color);
}

} // namespace

void paintDrawing(QPainter& painter, const CellDrawing& drawing, const QRectF& cell, double left, bool alone)
{
    switch (drawing.kind) {
    case CellDrawing::Kind::Sparkline:
        paintSparkline(painter, drawing, cell, left);
        break;
    case CellDrawing::Kind::LeaseBar:
        paintLeaseBar(painter, drawing, cell, left);
        break;
    case CellDrawing::Kind::BatchBracket:
        paintBracket(painter, drawing, alone ? cell : QRectF(left, cell.top(), 10, cell.height()));
        break;
    }
}

} // namespace durascope
