// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/list_parts.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

namespace durascope {

void stackInto(QWidget* parent, std::initializer_list<QWidget*> widgets, QWidget* grows)
{
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* widget : widgets)
        layout->addWidget(widget, widget == grows ? 1 : 0);
}

void addListKey(QWidget* list, QAction* action, const QKeySequence& key)
{
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    list->addAction(action);
}

void addToMenu(QMenu* menu, std::initializer_list<QAction*> actions)
{
    QAction* const first = menu->actions().isEmpty() ? nullptr : menu->actions().constFirst();
    menu->insertActions(first, QList<QAction*>(actions));
    if (first)
        menu->insertSeparator(first);
}

} // namespace durascope
