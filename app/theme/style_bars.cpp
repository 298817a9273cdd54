// SPDX-License-Identifier: Apache-2.0
#include "app/theme/style_parts.h"

#include <QPainter>

namespace durascope::style_parts {

void paintHeader(QPainter& painter, const QStyleOptionHeader& option)
{
    const QRect rect = option.rect;
    painter.fillRect(rect, tokenOf(Token::Header));
    const QColor line = tokenOf(Token::Border);
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line);
    if (option.orientation == Qt::Horizontal)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line);

    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    painter.save();
    QFont font = Theme::instance().font(FontRole::ListHeader);
    if (sorted)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(tokenOf(sorted ? Token::Text : Token::Text2));
    QString text = option.text;
    // Qt's header says "up" for ascending order in its own way; a triangle downwards means: the highest first.
    if (sorted)
        text += option.sortIndicator == QStyleOptionHeader::SortUp ? QStringLiteral(" \u25BE")
                                                                   : QStringLiteral(" \u25B4");
    const int pad = Theme::instance().scaled(8);
    const QRect room = rect.adjusted(pad, 0, -pad, -1);
    const Qt::Alignment across = option.textAlignment & Qt::AlignHorizontal_Mask;
    painter.setClipRect(room);
    painter.drawText(room, static_cast<int>(across | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    painter.restore();
}

void paintTabShape(QPainter& painter, const QStyleOptionTab& option, bool boxes)
{
    const QRect rect = option.rect;
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const bool hover = !selected && (option.state & QStyle::State_MouseOver) != 0;
    const QColor line = tokenOf(Token::Border);
    if (boxes) {
        if (selected)
            painter.fillRect(rect, tokenOf(Token::Panel));
        else if (hover)
            painter.fillRect(rect.adjusted(0, 0, 0, -1), tokenOf(Token::Hover));
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line);
        if (selected)
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, tokenOf(Token::Accent));
        else
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line);
    } else if (selected) {
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, tokenOf(Token::Accent));
    } else if (hover) {
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, line);
    }
    if ((option.state & QStyle::State_HasFocus) != 0)
        paintBox(painter, rect.adjusted(1, 2, -2, -3), QColor(), tokenOf(Token::Accent), 2);
}

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part)
{
    const QRect rect = option.rect;
    const bool upright = option.orientation == Qt::Vertical;
    const int length = upright ? rect.height() : rect.width();
    const qint64 range = qint64(option.maximum) - option.minimum;
    const int least = std::min(length, Theme::instance().scaled(28));
    int size = length;
    if (range > 0)
        size = std::max(least, static_cast<int>(qint64(length) * option.pageStep / (range + option.pageStep)));
    const int at = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown);
    const auto span = [&](int from, int extent) {
        return upright ? QRect(rect.left(), rect.top() + from, rect.width(), extent)
                       : QRect(rect.left() + from, rect.top(), extent, rect.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return span(at, size);
    case QStyle::SC_ScrollBarSubPage:
        return span(0, at);
    case QStyle::SC_ScrollBarAddPage:
        return span(at + size, length - at - size);
    case QStyle::SC_ScrollBarGroove:
        return rect;
    default:
        return {};
    }
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider)
{
    const bool upright = option.orientation == Qt::Vertical;
    painter.fillRect(option.rect, tokenOf(Token::Panel));
    if (option.maximum <= option.minimum)
        return;
    const bool held
        = (option.state & QStyle::State_Sunken) != 0 && option.activeSubControls == QStyle::SC_ScrollBarSlider;
    const bool hot = held || ((option.state & QStyle::State_MouseOver) != 0);
    const QRect thumb = upright ? slider.adjusted(3, 2, -2, -2) : slider.adjusted(2, 3, -2, -2);
    const QColor resting = tokenOf(Theme::instance().isDark() ? Token::Strong : Token::Disabled);
    QColor color = hot ? tokenOf(Token::Strong) : resting;
    if (!hot)
        color.setAlphaF(0.55F);
    if (held)
        color = tokenOf(Token::Text2);
    paintBox(painter, thumb, color, QColor(), 3);
}

void paintSplitter(QPainter& painter, const QStyleOption& option)
{
    const QRect rect = option.rect;
    const bool upright = (option.state & QStyle::State_Horizontal) != 0;
    const bool hot = (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken)) != 0;
    const QColor line = tokenOf(hot ? Token::Accent : Token::Border);
    if (upright)
        painter.fillRect(rect.center().x(), rect.top(), 1, rect.height(), line);
    else
        painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, line);
}

} // namespace durascope::style_parts
