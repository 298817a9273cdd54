// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/theme.h"

#include <QStyle>
#include <QStyleOption>

class QPainter;

/// How the parts of controls are painted; Style only decides which is wanted.
namespace durascope::style_parts {

QColor tokenOf(Token token);
/// A box with a line of 1 px on the pixels of `rect` and corners of `radius`; an invalid colour leaves that out.
void paintBox(QPainter& painter, const QRect& rect, const QColor& ground, const QColor& line, double radius = 3);

void paintButton(QPainter& painter, const QStyleOption& option, bool isDefault, bool quiet);
void paintField(QPainter& painter, const QStyleOption& option);
void paintCheckBox(QPainter& painter, const QStyleOption& option);
void paintRadio(QPainter& painter, const QStyleOption& option);
void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option);
void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow);
void paintSpinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up, const QRect& down);

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option);
QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents);
void paintMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option);

void paintHeader(QPainter& painter, const QStyleOptionHeader& option);
/// Shape only; `boxes`: the store tabs, else texts with a line below.
void paintTabShape(QPainter& painter, const QStyleOptionTab& option, bool boxes);
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider);
void paintSplitter(QPainter& painter, const QStyleOption& option);

} // namespace durascope::style_parts
