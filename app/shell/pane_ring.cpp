// SPDX-License-Identifier: Apache-2.0
#include "app/shell/pane_ring.h"

#include "app/shell/sidebar.h"
#include "app/shell/status_line.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QTabBar>
#include <QVariant>

#include <algorithm>

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
    // As one reads: top to bottom, then left to right; the page's panes between sidebar and status line.
    const auto placeOf = [window](const QWidget* pane) { return pane->mapTo(window, QPoint()); };
    std::stable_sort(panes.begin(), panes.end(), [placeOf](const QWidget* a, const QWidget* b) {
        const QPoint one = placeOf(a);
        const QPoint other = placeOf(b);
        if (qobject_cast<const StatusLine*>(a) || qobject_cast<const StatusLine*>(b))
            return one.y() < other.y();
        return one.x() != other.x() ? one.x() < other.x() : one.y() < other.y();
    });
    const QWidget* focused = QApplication::focusWidget();
    const auto at = std::find_if(panes.cbegin(), panes.cend(),
        [focused](const QWidget* pane) { return focused && (pane == focused || pane->isAncestorOf(focused)); });
    const qsizetype count = panes.size();
    const qsizetype now = at == panes.cend() ? (forward ? -1 : 0) : at - panes.cbegin();
    giveFocus(panes[((now + (forward ? 1 : -1)) % count + count) % count]);
}

} // namespace durascope
