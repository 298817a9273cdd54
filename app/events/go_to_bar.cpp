// SPDX-License-Identifier: Apache-2.0
#include "app/events/go_to_bar.h"

#include "app/widgets/action_button.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "model/format/format_clock.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace durascope {

GoToBar::GoToBar(QWidget* parent)
    : QFrame(parent)
    , m_field(new QLineEdit(this))
    , m_answer(new PlainLabel(QString(), this))
{
    setObjectName(QStringLiteral("goToBar"));
    auto* label = new PlainLabel(tr("Go to position or time"), this);
    label->setBuddy(m_field);
    m_field->setAccessibleName(tr("Position or time"));
    m_answer->setElided(ElideAt::End);
    auto* go = new ActionButton(ActionButton::Look::Outlined, tr("Go"), this);
    go->setKeys(tr("Enter"));
    auto* close = new ActionButton(ActionButton::Look::Quiet, tr("Close"), this);
    close->setGlyph(Icon::Close);
    close->setIconOnly(true);
    auto* row = new QHBoxLayout(this);
    row->addWidget(label);
    row->addWidget(m_field);
    row->addWidget(go);
    row->addWidget(m_answer, 1);
    row->addWidget(close);
    connect(m_field, &QLineEdit::textChanged, this, &GoToBar::showUnderstood);
    connect(m_field, &QLineEdit::returnPressed, this, &GoToBar::go);
    connect(go, &ActionButton::clicked, this, &GoToBar::go);
    connect(close, &ActionButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    followTheme(this, [this, row] {
        const Theme& theme = Theme::instance();
        row->setContentsMargins(theme.scaled(12), 0, theme.scaled(8), 1);
        row->setSpacing(theme.scaled(8));
        m_field->setFont(theme.font(FontRole::Fixed));
        m_field->setFixedWidth(theme.scaled(220));
        setFixedHeight(std::max(theme.scaled(40), m_field->sizeHint().height() + 9));
    });
    hide();
}

void GoToBar::ask(const LogBounds& bounds, std::int64_t current)
{
    m_bounds = bounds;
    m_current = current;
    show();
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
    showUnderstood();
}

void GoToBar::say(const QString& problem)
{
    m_answer->setTone(Tone::Problem);
    m_answer->setText(problem);
}

GoToTarget GoToBar::understood() const
{
    return parseGoTo(m_field->text(), m_bounds, m_current, FormatClock::instance().style());
}

void GoToBar::showUnderstood()
{
    const GoToTarget target = understood();
    m_answer->setTone(Tone::Secondary);
    if (const auto* position = std::get_if<GoToPosition>(&target)) {
        m_answer->setText(tr("Position %1").arg(number(position->position)));
    } else if (const auto* time = std::get_if<GoToTime>(&target)) {
        m_answer->setText(tr("The first event at or after %1")
                              .arg(fullTime(formatZuluForm(time->at), FormatClock::instance().style())));
    } else if (const QString sentence = std::get<GoToProblem>(target).sentence; sentence.isEmpty()) {
        m_answer->setText(tr("For example %1, +100, last, 03:08:34, 20 Nov 22:10, 2026-11-20 22:10")
                              .arg(number(m_bounds.last / 2 + 1)));
    } else {
        say(sentence);
    }
}

void GoToBar::go()
{
    const GoToTarget target = understood();
    if (!std::holds_alternative<GoToProblem>(target))
        Q_EMIT wanted(target);
    else
        showUnderstood();
}

void GoToBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

void GoToBar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintBarGround(painter, rect());
}

} // namespace durascope
