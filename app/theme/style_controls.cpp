// SPDX-License-Identifier: Apache-2.0
#include "app/theme/icons.h"
#include "app/theme/path_data.h"
#include "app/theme/style_parts.h"

#include <QPainter>

#include <algorithm>

namespace durascope::style_parts {

namespace {

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return (option.state & flag) != 0;
}

QColor controlLine(const QStyleOption& option)
{
    if (!has(option, QStyle::State_Enabled))
        return tokenOf(Token::Border);
    return tokenOf(has(option, QStyle::State_HasFocus) ? Token::Accent : Token::Strong);
}

QColor buttonGround(const QStyleOption& option, bool quiet)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_On) || (enabled && has(option, QStyle::State_Sunken)))
        return tokenOf(Token::Selection);
    if (enabled && has(option, QStyle::State_MouseOver))
        return tokenOf(Token::Hover);
    return quiet ? QColor() : tokenOf(enabled ? Token::Base : Token::Panel);
}

} // namespace

QColor tokenOf(Token token)
{
    return Theme::instance().color(token);
}

void paintBox(QPainter& painter, const QRect& rect, const QColor& ground, const QColor& line, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    painter.setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    // Half a pixel in, so that the line covers whole pixels.
    const QRectF box = line.isValid() ? QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(rect);
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
}

void paintButton(QPainter& painter, const QStyleOption& option, bool isDefault, bool quiet)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    if (isDefault && enabled) {
        const QColor accent = tokenOf(Token::Accent);
        const bool hot = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
        paintBox(painter, option.rect, hot ? accent.darker(112) : accent, accent);
        if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
            paintBox(painter, option.rect.adjusted(2, 2, -2, -2), QColor(), tokenOf(Token::OnAccent), 2);
        return;
    }
    const bool chosen = has(option, QStyle::State_On) && enabled;
    QColor line = chosen ? tokenOf(Token::Accent) : controlLine(option);
    const bool focused = has(option, QStyle::State_HasFocus) && enabled;
    if (quiet && !chosen && !focused)
        line = QColor();
    paintBox(painter, option.rect, buttonGround(option, quiet), line);
    if (focused && has(option, QStyle::State_KeyboardFocusChange))
        paintBox(painter, option.rect.adjusted(1, 1, -1, -1), QColor(), tokenOf(Token::Accent), 2);
}

void paintField(QPainter& painter, const QStyleOption& option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    paintBox(painter, option.rect, tokenOf(enabled ? Token::Base : Token::Panel), controlLine(option));
    if (enabled && has(option, QStyle::State_HasFocus))
        paintBox(painter, option.rect.adjusted(1, 1, -1, -1), QColor(), tokenOf(Token::Accent), 2);
}

void paintCheckBox(QPainter& painter, const QStyleOption& option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    if (!on && !partly) {
        paintBox(painter, option.rect, tokenOf(enabled ? Token::Base : Token::Panel), controlLine(option), 2);
        return;
    }
    const QColor ground = tokenOf(enabled ? Token::Accent : Token::Disabled);
    paintBox(painter, option.rect, ground, ground, 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(option.rect.topLeft());
    painter.scale(option.rect.width() / 16.0, option.rect.height() / 16.0);
    painter.setPen(QPen(tokenOf(Token::OnAccent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(pathFromData(on ? "M4 8.4 L7 11.4 L12.2 5" : "M4.5 8 L11.5 8"));
    painter.restore();
}

void paintRadio(QPainter& painter, const QStyleOption& option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QRectF circle = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor mark = tokenOf(enabled ? Token::Accent : Token::Disabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(on ? mark : controlLine(option), 1));
    painter.setBrush(tokenOf(enabled ? Token::Base : Token::Panel));
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        const double inset = circle.width() * 0.24;
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    // The words stand beside the bar: on it they would be read on two grounds.
    const bool words = option.textVisible && !option.text.isEmpty();
    const int label
        = words ? std::min(option.rect.width() / 2, option.fontMetrics.horizontalAdvance(option.text) + 10) : 0;
    const int thick = std::min(option.rect.height(), Theme::instance().scaled(6));
    const QRect groove(option.rect.left(), option.rect.center().y() - thick / 2, option.rect.width() - label, thick);
    paintBox(painter, groove, tokenOf(Token::Border), QColor(), 2);
    QRect done = groove;
    const qint64 span = qint64(option.maximum) - option.minimum;
    if (span > 0) { // a bar that cannot know its end stays full: nothing moves that does not progress
        const qint64 part = qint64(option.progress) - option.minimum;
        done.setWidth(static_cast<int>(qint64(groove.width()) * std::clamp<qint64>(part, 0, span) / span));
    }
    if (done.width() > 0)
        paintBox(painter, done, tokenOf(Token::Accent), QColor(), 2);
    if (words) {
        painter.setPen(tokenOf(Token::Text2));
        painter.drawText(option.rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, option.text);
    }
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow)
{
    if (option.editable)
        paintField(painter, option);
    else
        paintButton(painter, option, false, !option.frame);
    const int side = Theme::instance().scaled(14);
    QRect mark(0, 0, side, side);
    mark.moveCenter(arrow.center());
    const bool enabled = has(option, QStyle::State_Enabled);
    paintIcon(painter, Icon::ChevronDown, mark, tokenOf(enabled ? Token::Text2 : Token::Disabled));
}

void paintSpinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up, const QRect& down)
{
    if (option.frame)
        paintField(painter, option);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto mark = [&](const QRect& rect, Icon icon, QAbstractSpinBox::StepEnabledFlag step) {
        const bool enabled = has(option, QStyle::State_Enabled) && (option.stepEnabled & step) != 0;
        const int side = std::min({rect.width(), rect.height(), Theme::instance().scaled(12)});
        QRect box(0, 0, side, side);
        box.moveCenter(rect.center());
        paintIcon(painter, icon, box, tokenOf(enabled ? Token::Text2 : Token::Disabled));
    };
    mark(up, Icon::ChevronUp, QAbstractSpinBox::StepUpEnabled);
    mark(down, Icon::ChevronDown, QAbstractSpinBox::StepDownEnabled);
}

} // namespace durascope::style_parts
