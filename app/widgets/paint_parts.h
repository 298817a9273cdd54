// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/theme.h"

#include <QRect>
#include <QSize>
#include <QString>

class QPainter;
class QWidget;

namespace durascope {

/// Calls `apply` now and after every change of the theme, while `widget` lives.
template <class Apply>
void followTheme(QWidget* widget, Apply apply)
{
    apply();
    QObject::connect(&Theme::instance(), &Theme::changed, widget, apply);
}

/// The outline of whatever holds the keyboard.
void paintFocusFrame(QPainter& painter, const QRect& rect);

/// The panel that a bar over a list stands on, with the line below it.
void paintBarGround(QPainter& painter, const QRect& rect);

/// A square for an icon of `px` at 100 % text: at the left of the room, in the middle of its height.
QRect iconBox(const QRect& room, int px = 16);

/// A key as it stands on a keyboard: `Ctrl+K` in a small frame.
QSize keyCapSize(const QString& keys);
void paintKeyCap(QPainter& painter, const QRect& rect, const QString& keys, Token text = Token::Text3);

} // namespace durascope
