// SPDX-License-Identifier: Apache-2.0
#include "app/shell/pane_ring.h"

#include "app/shell/sidebar.h"
#include "app/shell/status_line.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QTabBar>
#include <QVariant>

#include <algorithm>
#include <tuple>

namespace durascope {

namespace {

bool isPane(const QWidget* widget)
{
    if (qobject_cast<const Sidebar*>(widget) || qobject_cast<const StatusLine*>(widget)
        || widget->property("pane").toBool())
        return true;
    if (qobject_cast<const QTabBar*>(widget) || qobject_cast<const QAbstractScrollArea*>(widget))
        return (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
    return false;
}

void giveFocus(QWidget* pane)
{
    if (auto* sidebar = qobject_cast<Sidebar*>(pane)) {
        sidebar->focusCurrent();
        return;
    }
    if (pane->focusPolicy() & Qt::TabFocus) {
        pane->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget* child : pane->findChildren<QWidget*>()) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace

void stepThroughPanes(QWidget* window, bool forward)
{
    QList<QWidget*> panes;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->isEnabled() && isPane(widget))
            panes.append(widget);
    }
    if (panes.isEmpty())
        return;
    // From left to right, each column from top to bottom; the status line is the last.
    const auto placeOf = [window](const QWidget* pane) {
        const QPoint at = pane->mapTo(window, QPoint());
        return std::tuple(qobject_cast<const StatusLine*>(pane) != nullptr, at.x(), at.y());
    };
    std::stable_sort(
        panes.begin(), panes.end(), [placeOf](const QWidget* a, const QWidget* b) { return placeOf(a) < placeOf(b); });
    const QWidget* focused = QApplication::focusWidget();
    const auto at = std::find_if(panes.cbegin(), panes.cend(),
        [focused](const QWidget* pane) { return focused && (pane == focused || pane->isAncestorOf(focused)); });
    const qsizetype count = panes.size();
    const qsizetype now = at == panes.cend() ? (forward ? -1 : 0) : at - panes.cbegin();
    giveFocus(panes[((now + (forward ? 1 : -1)) % count + count) % count]);
}

} // namespace durascope
