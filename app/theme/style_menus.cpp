// SPDX-License-Identifier: Apache-2.0
#include "app/theme/icons.h"
#include "app/theme/style_parts.h"

#include <QPainter>

namespace durascope::style_parts {

namespace {

constexpr int gutter = 28; // check marks and icons stand here
constexpr int rightRoom = 24; // arrow of a submenu

int px(int value)
{
    return Theme::instance().scaled(value);
}

void paintMenuMark(QPainter& painter, const QStyleOptionMenuItem& option, const QColor& color)
{
    const int side = px(16);
    QRect box(0, 0, side, side);
    box.moveCenter(QPoint(option.rect.left() + px(gutter) / 2 + 1, option.rect.center().y()));
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked) {
        if (option.checkType == QStyleOptionMenuItem::Exclusive) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(QRectF(box).center() + QPointF(0.5, 0.5), side * 0.2, side * 0.2);
        } else {
            paintGlyph(painter, Glyph::Fine, box.adjusted(1, 1, -1, -1), color);
        }
    } else if (!option.icon.isNull()) {
        const bool enabled = (option.state & QStyle::State_Enabled) != 0;
        option.icon.paint(&painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
}

} // namespace

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    painter.save();
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, tokenOf(Token::Line));
        painter.restore();
        return;
    }
    const bool enabled = (option.state & QStyle::State_Enabled) != 0;
    if ((option.state & QStyle::State_Selected) != 0)
        painter.fillRect(rect, tokenOf(enabled ? Token::Selection : Token::Hover));
    const QColor color = tokenOf(enabled ? Token::Text : Token::Disabled);
    paintMenuMark(painter, option, color);

    painter.setFont(option.font);
    const QRect textRect = rect.adjusted(px(gutter), 0, -px(rightRoom), 0);
    const qsizetype tab = option.text.indexOf(QLatin1Char('\t'));
    painter.setPen(color);
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic | Qt::TextSingleLine,
        tab < 0 ? option.text : option.text.left(tab));
    if (tab >= 0) {
        painter.setPen(tokenOf(enabled ? Token::Text3 : Token::Disabled));
        painter.drawText(textRect.adjusted(0, 0, px(rightRoom) - px(12), 0),
            Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, option.text.mid(tab + 1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        QRect arrow(0, 0, px(14), px(14));
        arrow.moveCenter(QPoint(rect.right() - px(12), rect.center().y()));
        paintIcon(painter, Icon::ChevronRight, arrow, color);
    }
    painter.restore();
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), px(7)};
    // Qt hands in the width of the text alone; shortcuts share one column right of it.
    int width = contents.width() + px(gutter) + px(rightRoom);
    if (option.text.contains(QLatin1Char('\t')))
        width += px(20);
    return {width, std::max(px(24), option.fontMetrics.height() + 6)};
}

void paintMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    painter.fillRect(option.rect, tokenOf(Token::Window));
    const bool enabled = (option.state & QStyle::State_Enabled) != 0;
    const bool open = (option.state & QStyle::State_Sunken) != 0;
    if (enabled && (open || (option.state & QStyle::State_Selected) != 0))
        paintBox(painter, option.rect.adjusted(0, 1, 0, -1), tokenOf(open ? Token::Selection : Token::Hover), QColor());
    painter.setPen(tokenOf(enabled ? Token::Text : Token::Disabled));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
}

} // namespace durascope::style_parts
