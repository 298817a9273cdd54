// SPDX-License-Identifier: Apache-2.0
#include "app/shell/sidebar.h"

#include "app/shell/sidebar_button.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace durascope {

Sidebar::Sidebar(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Pages"));
    m_column->setSpacing(0);
    followTheme(this, [this] { applyTheme(); });
}

void Sidebar::applyTheme()
{
    const Theme& theme = Theme::instance();
    setFixedWidth(theme.scaled(m_narrow ? 44 : 204));
    m_column->setContentsMargins(0, theme.scaled(4), 1, theme.scaled(4));
    for (QWidget* group : std::as_const(m_groups)) {
        group->setContentsMargins(theme.scaled(12), theme.scaled(8), 0, theme.scaled(2));
        group->setVisible(!m_narrow);
    }
}

void Sidebar::addGroup(const QString& title)
{
    auto* label = new PlainLabel(title, this);
    label->setFontRole(FontRole::SidebarGroup);
    label->setTone(Tone::Secondary);
    m_column->addWidget(label);
    m_groups.append(label);
}

void Sidebar::setPages(const QList<PageEntry>& pages)
{
    qDeleteAll(m_buttons);
    qDeleteAll(m_groups);
    m_buttons.clear();
    m_groups.clear();
    while (QLayoutItem* item = m_column->takeAt(0))
        delete item;
    QString group;
    for (const PageEntry& entry : pages) {
        if (entry.group != group)
            addGroup(entry.group);
        group = entry.group;
        auto* button = new SidebarButton(entry, this);
        button->installEventFilter(this);
        button->setNarrow(m_narrow);
        connect(button, &QAbstractButton::clicked, this, [this, button] {
            button->setChecked(button->entry().id == m_current); // lit by setCurrent only
            Q_EMIT wanted(button->entry().id);
        });
        m_column->addWidget(button);
        m_buttons.append(button);
    }
    m_column->addStretch(1);
    applyTheme();
    setCurrent(m_current);
}

void Sidebar::setCurrent(const QByteArray& page)
{
    m_current = page;
    for (SidebarButton* button : std::as_const(m_buttons)) {
        const bool lit = button->entry().id == page;
        button->setChecked(lit);
        button->setFocusPolicy(lit ? Qt::StrongFocus : Qt::ClickFocus); // one tab stop for the whole bar
    }
}

void Sidebar::setCount(const QByteArray& page, std::optional<qint64> count, bool needsNotice)
{
    for (SidebarButton* button : std::as_const(m_buttons)) {
        if (button->entry().id == page)
            button->setCount(count, needsNotice);
    }
}

void Sidebar::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    for (SidebarButton* button : std::as_const(m_buttons))
        button->setNarrow(narrow);
    applyTheme();
}

void Sidebar::focusCurrent()
{
    for (SidebarButton* button : std::as_const(m_buttons)) {
        if (button->isChecked() || button == m_buttons.back()) {
            button->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

bool Sidebar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || m_buttons.isEmpty())
        return QWidget::eventFilter(watched, event);
    const auto at = m_buttons.indexOf(static_cast<SidebarButton*>(watched));
    const auto last = m_buttons.size() - 1;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
        m_buttons[std::max<qsizetype>(0, at - 1)]->setFocus(Qt::TabFocusReason);
        return true;
    case Qt::Key_Down:
        m_buttons[std::min(last, at + 1)]->setFocus(Qt::TabFocusReason);
        return true;
    case Qt::Key_Home:
        m_buttons.front()->setFocus(Qt::TabFocusReason);
        return true;
    case Qt::Key_End:
        m_buttons.back()->setFocus(Qt::TabFocusReason);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_buttons[at]->click();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void Sidebar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Window));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::instance().color(Token::Border));
}

} // namespace durascope
