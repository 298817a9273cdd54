// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/page_parts.h"

#include "app/widgets/paint_parts.h"

#include <QHBoxLayout>
#include <QPainter>

namespace durascope {

class PaneTitle::Private {
public:
    PlainLabel* title;
    PlainLabel* fact;
    QHBoxLayout* row;
};

PaneTitle::PaneTitle(const QString& title, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->title = new PlainLabel(title, this);
    d->title->setFontRole(FontRole::Key);
    d->title->setElided(ElideAt::End);
    d->fact = new PlainLabel(QString(), this);
    d->fact->setTone(Tone::Secondary);
    d->fact->setElided(ElideAt::End);
    d->row = new QHBoxLayout(this);
    d->row->addWidget(d->title);
    d->row->addWidget(d->fact);
    d->row->addStretch(1);
    followTheme(this, [this] {
        const Theme& theme = Theme::instance();
        d->row->setContentsMargins(theme.scaled(12), 0, theme.scaled(8), 0);
        d->row->setSpacing(theme.scaled(8));
        setFixedHeight(std::max(theme.scaled(28), QFontMetrics(theme.font(FontRole::Key)).height() + 6));
        update();
    });
}

PaneTitle::~PaneTitle() = default;

void PaneTitle::setTitle(const QString& title)
{
    d->title->setText(title);
}

void PaneTitle::setFact(const QString& fact)
{
    d->fact->setText(fact);
}

void PaneTitle::addWidget(QWidget* widget)
{
    d->row->addWidget(widget);
}

void PaneTitle::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Header));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Border));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Border));
}

} // namespace durascope
