// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/paint_parts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace durascope {

void paintFocusFrame(QPainter& painter, const QRect& rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().color(Token::Accent), 1));
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

QRect iconBox(const QRect& room, int px)
{
    const int side = Theme::instance().scaled(px);
    return {room.left(), room.top() + (room.height() - side) / 2, side, side};
}

QSize keyCapSize(const QString& keys)
{
    const QFontMetrics metrics(Theme::instance().font(FontRole::Small));
    return {metrics.horizontalAdvance(keys) + Theme::instance().scaled(10), metrics.height() + 2};
}

void paintBarGround(QPainter& painter, const QRect& rect)
{
    painter.fillRect(rect, Theme::instance().color(Token::Panel));
    painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), Theme::instance().color(Token::Border));
}

void paintKeyCap(QPainter& painter, const QRect& rect, const QString& keys, Token text)
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Border), 1));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(theme.color(text));
    painter.setFont(theme.font(FontRole::Small));
    painter.drawText(rect, Qt::AlignCenter, keys);
    painter.restore();
}

} // namespace durascope
