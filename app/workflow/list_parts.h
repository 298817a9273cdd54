// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/detail_splitter.h"

#include <QKeySequence>

#include <initializer_list>

class QAction;
class QMenu;
class QWidget;

namespace durascope {

/// Puts widgets below each other without gaps; `grows` takes what is left.
void stackInto(QWidget* parent, std::initializer_list<QWidget*> widgets, QWidget* grows);

/// A single letter that acts only while the list has the focus.
void addListKey(QWidget* list, QAction* action, const QKeySequence& key);

/// Adds actions at the top of a menu that has entries already.
void addToMenu(QMenu* menu, std::initializer_list<QAction*> actions);

} // namespace durascope
