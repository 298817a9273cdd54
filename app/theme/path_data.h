// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainterPath>

#include <string_view>

namespace durascope {

/// A drawing on a 16 × 16 grid from a short text: `M x y`, `L x y`, `C x1 y1 x2 y2 x y`, `Z` as everywhere,
/// and `O cx cy r` (circle), `R x y w h r` (rounded box), `A cx cy r start sweep` (arc, degrees counter-clockwise).
QPainterPath pathFromData(std::string_view data);

} // namespace durascope
