// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/find_bar.h"

#include "app/widgets/action_button.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/row_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace durascope {

FindBar::FindBar(RowView* list, QWidget* parent)
    : QFrame(parent)
    , m_list(list)
    , m_field(new QLineEdit(this))
{
    setObjectName(QStringLiteral("findBar"));
    auto* label = new PlainLabel(tr("Find"), this);
    label->setBuddy(m_field);
    m_field->setAccessibleName(tr("Find in this list"));
    m_field->setPlaceholderText(tr("text in a row"));
    const auto add = [this](const QString& words, const QString& keys, bool forward) {
        auto* button = new ActionButton(ActionButton::Look::Outlined, words, this);
        button->setKeys(keys);
        connect(button, &ActionButton::clicked, this, [this, forward] { go(forward); });
        return button;
    };
    ActionButton* next = add(tr("Next"), QStringLiteral("F8"), true);
    ActionButton* previous = add(tr("Previous"), QStringLiteral("Shift+F8"), false);
    auto* close = new ActionButton(ActionButton::Look::Quiet, tr("Close"), this);
    close->setGlyph(Icon::Close);
    close->setIconOnly(true);
    auto* row = new QHBoxLayout(this);
    row->addWidget(label);
    row->addWidget(m_field);
    row->addWidget(next);
    row->addWidget(previous);
    row->addStretch(1);
    row->addWidget(close);
    connect(m_field, &QLineEdit::textChanged, m_list, &RowView::setFindText);
    connect(close, &ActionButton::clicked, this, &FindBar::stepOut);
    for (const bool forward : {true, false}) { // also while the list itself has the keyboard
        auto* hit = new QAction(this);
        hit->setShortcut(forward ? QKeySequence(Qt::Key_F8) : QKeySequence(Qt::SHIFT | Qt::Key_F8));
        hit->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(hit, &QAction::triggered, this, [this, forward] { go(forward); });
        m_list->addAction(hit);
        addAction(hit);
    }
    followTheme(this, [this, row] {
        const Theme& theme = Theme::instance();
        row->setContentsMargins(theme.scaled(12), 0, theme.scaled(8), 1);
        row->setSpacing(theme.scaled(8));
        m_field->setFixedWidth(theme.scaled(260));
        setFixedHeight(std::max(theme.scaled(36), m_field->sizeHint().height() + 7));
    });
    hide();
}

void FindBar::start()
{
    show();
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_list->setFindText(m_field->text());
}

void FindBar::go(bool forward)
{
    if (m_field->text().isEmpty())
        start();
    else
        m_list->findNext(forward);
}

void FindBar::stepOut()
{
    hide();
    m_list->setFindText(QString());
    m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        stepOut();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        go(!(event->modifiers() & Qt::ShiftModifier));
    else
        QFrame::keyPressEvent(event);
}

void FindBar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintBarGround(painter, rect());
}

} // namespace durascope
