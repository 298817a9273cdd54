// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/page_parts.h"

#include "app/widgets/action_button.h"
#include "app/widgets/paint_parts.h"
#include "model/format/format.h"

#include <QHBoxLayout>
#include <QPainter>

namespace durascope {

class LiveStrip::Private {
public:
    PlainLabel* lead;
    PlainLabel* text;
    ActionButton* show;
    PlainLabel* place;
};

LiveStrip::LiveStrip(QWidget* parent)
    : QFrame(parent)
    , d(std::make_unique<Private>())
{
    d->lead = new PlainLabel(QString(), this);
    d->lead->setFontRole(FontRole::Key);
    d->text = new PlainLabel(QString(), this);
    d->text->setElided(ElideAt::End);
    d->show = new ActionButton(ActionButton::Look::Link, tr("Show them"), this);
    d->show->setKeys(QStringLiteral("R"));
    d->place = new PlainLabel(QString(), this);
    d->place->setTone(Tone::Secondary);
    d->place->setElided(ElideAt::End);
    auto* row = new QHBoxLayout(this);
    row->addWidget(d->lead);
    row->addWidget(d->text);
    row->addWidget(d->show);
    row->addStretch(1);
    row->addWidget(d->place);
    connect(d->show, &ActionButton::clicked, this, &LiveStrip::showThem);
    followTheme(this, [this, row] {
        const Theme& theme = Theme::instance();
        row->setContentsMargins(theme.scaled(8), 0, theme.scaled(8), 0);
        row->setSpacing(theme.scaled(8));
        setFixedHeight(std::max(theme.scaled(24), QFontMetrics(theme.font(FontRole::Body)).height() + 6));
    });
    hide();
}

LiveStrip::~LiveStrip() = default;

void LiveStrip::say(const QString& lead, const QString& text, const QString& place)
{
    d->lead->setText(lead);
    d->text->setText(text);
    d->place->setText(place);
    d->place->setVisible(!place.isEmpty());
    setAccessibleName(lead + QLatin1Char(' ') + text);
}

void LiveStrip::setHeldBack(RowSource::HeldBack held, const QString& since, const QString& place)
{
    if (held.added == 0 && held.changed == 0) {
        hide();
        return;
    }
    const QString added = tr("%1 new").arg(number(held.added));
    const QString changed = tr("%1 changed").arg(number(held.changed));
    const QString tail = tr("since %1. The list holds still.").arg(since);
    if (held.added > 0 && held.changed > 0)
        say(added, tr("and %1 %2", "and 3 changed since …").arg(changed, tail), place);
    else
        say(held.added > 0 ? added : changed, tail, place);
    d->show->show();
    show();
}

void LiveStrip::setPaused(const QString& since, RowSource::HeldBack held)
{
    QStringList waits;
    if (held.added > 0)
        waits += tr("%1 new").arg(number(held.added));
    if (held.changed > 0)
        waits += tr("%1 changed").arg(number(held.changed));
    say(tr("Paused at %1").arg(since),
        waits.isEmpty() ? tr("Nothing new has been shown since.") : waits.join(QStringLiteral(", ")), QString());
    d->show->setVisible(!waits.isEmpty());
    show();
}

void LiveStrip::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Notice));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(Token::Border));
}

} // namespace durascope
