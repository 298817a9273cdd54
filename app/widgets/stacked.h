// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVBoxLayout>

namespace durascope {

/// Gives the widget a column in which one part stands right on the other, from edge to edge.
inline QVBoxLayout* stacked(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace durascope
