// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/list_parts.h"

#include "app/theme/theme.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace durascope {

namespace {

constexpr int narrowHeight = 172;

} // namespace

DetailSplitter::DetailSplitter(QWidget* main, QWidget* detail, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_detail(detail)
{
    addWidget(main);
    addWidget(detail);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setCollapsible(0, false);
    setCollapsible(1, false);
}

void DetailSplitter::setNarrow(bool narrow)
{
    const Qt::Orientation wanted = narrow ? Qt::Vertical : Qt::Horizontal;
    if (orientation() == wanted)
        return;
    setOrientation(wanted);
    place();
}

void DetailSplitter::setDetailShown(bool shown)
{
    m_detail->setVisible(shown);
}

void DetailSplitter::setDetailWidth(int px)
{
    m_wide = px;
    place();
}

void DetailSplitter::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    if (!m_placed && width() > 0) {
        m_placed = true;
        place();
    }
}

void DetailSplitter::place()
{
    const bool beside = orientation() == Qt::Horizontal;
    const int room = beside ? width() : height();
    const int detail = std::min(Theme::instance().scaled(beside ? m_wide : narrowHeight), room / 2);
    setSizes({std::max(room - detail - handleWidth(), 1), detail});
}

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
