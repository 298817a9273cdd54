// SPDX-License-Identifier: Apache-2.0
#include "app/theme/icons.h"
#include "app/theme/path_data.h"
#include "app/theme/theme.h"

#include <QHash>
#include <QPainter>
#include <QPainterPathStroker>

#include <cmath>

namespace durascope {

namespace {

QPainterPath stroked(std::string_view data, double width, bool dashed = false)
{
    QPainterPathStroker stroker(QPen(Qt::black, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (dashed) {
        stroker.setCapStyle(Qt::FlatCap);
        stroker.setDashPattern({1.6, 1.1});
    }
    return stroker.createStroke(pathFromData(data)).simplified();
}

QPainterPath person()
{
    return stroked("O8 5.2 2.7 M2.8 13.6 C2.8 10.8 5 9.6 8 9.6 C11 9.6 13.2 10.8 13.2 13.6", 1.5);
}

/// Every status has an outline of its own, so that a grey picture and an eye that mixes colours up still tell them
/// apart. Filled areas with cut-outs, never colour in colour.
QPainterPath shapeOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Running:
        return pathFromData("M4 2.6 L13.6 8 L4 13.4 Z");
    case Glyph::Pending:
        return stroked("O8 8 5", 1.6);
    case Glyph::Waiting:
        return stroked("O8 8 6", 1.5, true) + stroked("M8 4.9 L8 8.2 L10.4 9.4", 1.5);
    case Glyph::Completed:
        return stroked("M2.8 8.6 L6.4 12.2 L13.4 4.2", 2.1);
    case Glyph::Failed:
        return pathFromData("O8 8 6.6") - stroked("M5.7 5.7 L10.3 10.3 M10.3 5.7 L5.7 10.3", 1.9);
    case Glyph::Cancelled:
        return stroked("O8 8 5.6 M4.2 11.8 L11.8 4.2", 1.5);
    case Glyph::Paused:
        return pathFromData("R3.4 2.6 3.4 10.8 0.4 R9.2 2.6 3.4 10.8 0.4");
    case Glyph::DeadLetter:
        return pathFromData("R1.4 3 13.2 10.2 0.8") - stroked("M2 4.4 L8 9.2 L14 4.4", 1.5);
    case Glyph::LimitExceeded:
        return stroked("M3 2.6 L13 2.6", 2) + stroked("M8 13.6 L8 6 M4.4 9.2 L8 5.6 L11.6 9.2", 1.8);
    case Glyph::Retry:
        return stroked("A8 8 5.2 30 285 M13.4 2.8 L12.9 6.2 L9.5 5.7", 1.7);
    case Glyph::Parked:
        return stroked("M3 3 L13 3 L13 13 L3 13 Z", 1.6, true);
    case Glyph::Skipped:
        return pathFromData("R1.4 7.2 3.2 1.8 0.3 R6.4 7.2 3.2 1.8 0.3 R11.4 7.2 3.2 1.8 0.3");
    case Glyph::Person:
        return person();
    case Glyph::Error:
        return stroked("M5.3 1.8 L10.7 1.8 L14.2 5.3 L14.2 10.7 L10.7 14.2 L5.3 14.2 L1.8 10.7 L1.8 5.3 Z", 1.6)
            + stroked("M8 4.6 L8 8.6 M8 11.1 L8 11.3", 2);
    case Glyph::Warning:
        return stroked("M8 2 L14.6 13.6 L1.4 13.6 Z", 1.5) + stroked("M8 6.4 L8 9.6 M8 11.5 L8 11.6", 1.6);
    case Glyph::Info:
        return stroked("O8 8 6", 1.4) + stroked("M8 7.6 L8 11 M8 5 L8 5.1", 1.7);
    case Glyph::Fine:
        return stroked("M2.8 8.6 L6.4 12.2 L13.4 4.2", 1.7);
    case Glyph::None:
    case Glyph::File:
    case Glyph::Server:
    case Glyph::Cloud:
    case Glyph::Demo:
        return {};
    }
    return {};
}

const QPainterPath& keptShape(Glyph glyph)
{
    static QHash<int, QPainterPath> shapes;
    auto found = shapes.find(static_cast<int>(glyph));
    if (found == shapes.end())
        found = shapes.insert(static_cast<int>(glyph), shapeOf(glyph));
    return *found;
}

bool paintAsIcon(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& color)
{
    switch (glyph) {
    case Glyph::File:
        paintIcon(painter, Icon::File, rect, color);
        return true;
    case Glyph::Server:
        paintIcon(painter, Icon::Server, rect, color);
        return true;
    case Glyph::Cloud:
        paintIcon(painter, Icon::Cloud, rect, color);
        return true;
    case Glyph::Demo:
        paintIcon(painter, Icon::Demo, rect, color);
        return true;
    default:
        return false;
    }
}

} // namespace

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& color)
{
    if (glyph == Glyph::None || paintAsIcon(painter, glyph, rect, color))
        return;
    const double side = std::min(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center() - QPointF(side / 2, side / 2));
    painter.scale(side / 16, side / 16);
    painter.fillPath(keptShape(glyph), color);
    painter.restore();
}

QPixmap glyphPixmap(Glyph glyph, int px, qreal devicePixelRatio)
{
    // A new theme only adds pictures in other colours: a few dozen small ones in all.
    static QHash<quint64, QPixmap> kept;
    const QColor color = Theme::instance().color(glyph);
    const auto ratio = static_cast<quint64>(std::lround(devicePixelRatio * 16));
    const quint64 key
        = quint64(color.rgb() & 0xFFFFFFU) | (quint64(glyph) << 24U) | (quint64(px) << 32U) | (ratio << 48U);
    auto found = kept.find(key);
    if (found == kept.end()) {
        const int side = static_cast<int>(std::ceil(px * devicePixelRatio));
        QPixmap picture(side, side);
        picture.setDevicePixelRatio(devicePixelRatio);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paintGlyph(painter, glyph, QRectF(0, 0, px, px), color);
        painter.end();
        found = kept.insert(key, picture);
    }
    return *found;
}

} // namespace durascope
