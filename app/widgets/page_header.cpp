// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/page_parts.h"

#include "app/theme/icons.h"
#include "app/widgets/action_button.h"
#include "app/widgets/glyph_label.h"
#include "app/widgets/paint_parts.h"
#include "model/format/format.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>

namespace durascope {

class PageHeader::Private {
public:
    ActionButton* crumb;
    GlyphLabel* crumbArrow;
    PlainLabel* title;
    GlyphLabel* glyph;
    PlainLabel* status;
    PlainLabel* fixedFact;
    ActionButton* copy;
    PlainLabel* fact;
    QHBoxLayout* row;
    QList<ActionButton*> buttons;
};

PageHeader::PageHeader(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->crumb = new ActionButton(ActionButton::Look::Flat, QString(), this);
    d->crumbArrow = new GlyphLabel(this);
    d->title = new PlainLabel(QString(), this);
    d->glyph = new GlyphLabel(this);
    d->status = new PlainLabel(QString(), this);
    d->fixedFact = new PlainLabel(QString(), this);
    d->copy = new ActionButton(ActionButton::Look::Quiet, tr("Copy the id"), this);
    d->fact = new PlainLabel(QString(), this);
    d->crumb->setFocusPolicy(Qt::NoFocus); // by keys the sidebar, the letters and going back lead there
    d->crumbArrow->setIcon(Icon::ChevronRight);
    d->title->setFontRole(FontRole::PageTitle);
    d->fixedFact->setFixedFont(true);
    d->fixedFact->setElided(ElideAt::Middle);
    d->fixedFact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    d->copy->setGlyph(Icon::Copy);
    d->copy->setIconOnly(true);
    d->fact->setTone(Tone::Secondary);
    d->fact->setElided(ElideAt::End);
    d->row = new QHBoxLayout(this);
    for (QWidget* part :
        QList<QWidget*>{d->crumb, d->crumbArrow, d->title, d->fixedFact, d->copy, d->glyph, d->status, d->fact}) {
        d->row->addWidget(part);
        part->setVisible(part == d->title);
    }
    d->row->addStretch(1);
    connect(d->crumb, &ActionButton::clicked, this, &PageHeader::crumbClicked);
    connect(
        d->copy, &ActionButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(d->fixedFact->text()); });
    followTheme(this, [this] {
        const Theme& theme = Theme::instance();
        d->row->setContentsMargins(theme.scaled(12), 0, theme.scaled(12), 0);
        d->row->setSpacing(theme.scaled(8));
        setFixedHeight(theme.scaled(40));
        fit();
    });
}

PageHeader::~PageHeader() = default;

void PageHeader::setCrumb(const QString& text)
{
    constexpr qsizetype most = 40; // the name of a file may be long; it must not decide how wide the window is
    QString shown = oneLine(text.toStdString());
    if (shown.size() > most)
        shown = shown.left(most * 2 / 3) + u'…' + shown.right(most / 3);
    d->crumb->setText(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
    d->crumb->setAccessibleName(tr("Back to %1").arg(text));
    fit();
}

QString PageHeader::crumb() const
{
    return d->crumb->text().replace(QStringLiteral("&&"), QStringLiteral("&"));
}

void PageHeader::setTitle(const QString& title)
{
    d->title->setText(title);
    fit();
}

void PageHeader::setFact(const QString& fact)
{
    d->fact->setText(fact);
    d->fact->setVisible(!fact.isEmpty());
}

void PageHeader::setFixedFact(const QString& id)
{
    d->fixedFact->setText(id);
    d->fixedFact->setVisible(!id.isEmpty());
    d->copy->setVisible(!id.isEmpty());
    fit();
}

void PageHeader::setStatus(Glyph glyph, const QString& word)
{
    d->glyph->setGlyph(glyph);
    d->glyph->setVisible(glyph != Glyph::None);
    d->status->setText(word);
    d->status->setVisible(!word.isEmpty());
    const bool problem = glyph == Glyph::Failed || glyph == Glyph::DeadLetter;
    d->status->setTone(!problem ? Tone::Normal : glyph == Glyph::Failed ? Tone::Failed : Tone::DeadLetter);
    fit();
}

void PageHeader::addAction(QAction* action)
{
    auto* button = new ActionButton(ActionButton::Look::Outlined, this);
    button->setAction(action);
    d->buttons.append(button);
    d->row->addWidget(button);
    fit();
}

void PageHeader::fit()
{
    const bool narrow = window()->width() <= Theme::instance().scaled(1100);
    d->crumb->setVisible(!narrow && !d->crumb->text().isEmpty());
    d->crumbArrow->setVisible(!narrow && !d->crumb->text().isEmpty());
    int needed = Theme::instance().scaled(24 + 60);
    for (const QWidget* part : QList<QWidget*>{d->title, d->glyph, d->status, d->fixedFact, d->copy}) {
        if (!part->isHidden())
            needed += part->sizeHint().width() + d->row->spacing();
    }
    for (ActionButton* button : std::as_const(d->buttons)) {
        button->setIconOnly(false);
        needed += button->sizeHint().width() + d->row->spacing();
    }
    for (ActionButton* button : std::as_const(d->buttons))
        button->setIconOnly(narrow || needed > width());
}

void PageHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PageHeader::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Panel));
}

} // namespace durascope
