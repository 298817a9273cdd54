// SPDX-License-Identifier: Apache-2.0
#include "app/shell/letter_keys.h"

#include "app/shell/sidebar_button.h"
#include "app/widgets/row_view.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>

namespace durascope {

LetterKeys::LetterKeys(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(1500);
    connect(&m_wait, &QTimer::timeout, this, [this] { m_first.clear(); });
    qApp->installEventFilter(this);
}

void LetterKeys::add(const QString& letters, QAction* action)
{
    m_actions.insert(letters, action);
}

void LetterKeys::remove(QAction* action)
{
    m_actions.removeIf([action](const auto& entry) { return entry.value() == action || !entry.value(); });
}

bool LetterKeys::actsIn(const QWidget* widget) const
{
    for (const QWidget* at = widget; at && at != m_window; at = at->parentWidget()) {
        if (qobject_cast<const RowView*>(at) || qobject_cast<const SidebarButton*>(at)
            || at->property("lettersAct").toBool())
            return true;
    }
    return false;
}

bool LetterKeys::take(const QKeyEvent& event)
{
    const auto allowed = Qt::ShiftModifier | Qt::KeypadModifier;
    const QString typed = event.text().toUpper();
    if ((event.modifiers() & ~allowed) || typed.size() != 1 || !typed.front().isPrint())
        return false;
    const QString letters = m_first.isEmpty() ? typed : m_first + QLatin1Char(' ') + typed;
    m_first.clear();
    m_wait.stop();
    if (QAction* action = m_actions.value(letters)) {
        if (action->isEnabled())
            action->trigger();
        return true;
    }
    const QString start = typed + QLatin1Char(' ');
    for (auto at = m_actions.cbegin(); at != m_actions.cend(); ++at) {
        if (at.key().startsWith(start)) {
            m_first = typed;
            m_wait.start();
            return true;
        }
    }
    return false;
}

bool LetterKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || watched != QApplication::focusWidget())
        return false;
    const auto* widget = static_cast<const QWidget*>(watched);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (widget->window() != m_window || !actsIn(widget))
        return false;
    // A list in which somebody is typing the beginning of a row says so by claiming the letters.
    QKeyEvent probe(QEvent::ShortcutOverride, key.key(), key.modifiers(), key.text());
    probe.ignore();
    if (m_first.isEmpty() && watched->event(&probe) && probe.isAccepted())
        return false;
    return take(key);
}

} // namespace durascope
