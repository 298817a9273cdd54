// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/theme.h"

#include <QRgb>

namespace durascope {

enum class ColorSet : quint8 { Light, Dark, HighContrast };

/// The colour values themselves. Widgets ask Theme, which knows the set in force.
QRgb tokenColor(ColorSet set, Token token);
QRgb glyphColor(ColorSet set, Glyph glyph);
QRgb toneColor(ColorSet set, Tone tone);

/// WCAG 2 contrast, 1 … 21.
double contrastRatio(QRgb first, QRgb second);

} // namespace durascope
