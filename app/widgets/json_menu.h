// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

namespace durascope {

/// The context menu over a stored text: copies exact bytes of the value at a place, its path, or everything.
class JsonMenu : public QMenu {
    Q_OBJECT
public:
    /// `byte` tells the value meant.
    JsonMenu(const QByteArray& bytes, std::size_t byte, QWidget* parent);
    void addSelection(const QByteArray& selected); ///< Adds "Copy" at the top.
};

} // namespace durascope
