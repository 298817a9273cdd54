// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/filter_chips.h"

#include "app/theme/icons.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace durascope {

namespace {
constexpr int mostValuePx = 320; ///< At 100 % text.
constexpr int crossPx = 12;
} // namespace

class FilterChips::Private {
public:
    QList<Chip> chips;
    QList<FilterChip*> buttons;
    QHBoxLayout* row = nullptr;
};

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->row = new QHBoxLayout(this);
    d->row->addStretch(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Filters"));
    followTheme(this, [this] {
        const Theme& theme = Theme::instance();
        d->row->setContentsMargins(theme.scaled(12), 0, theme.scaled(12), theme.scaled(4));
        d->row->setSpacing(theme.scaled(8));
    });
    hide();
}

FilterChips::~FilterChips() = default;

const QList<FilterChips::Chip>& FilterChips::chips() const
{
    return d->chips;
}

void FilterChips::setChips(const QList<Chip>& chips)
{
    if (d->chips == chips)
        return;
    d->chips = chips;
    while (d->buttons.size() > chips.size()) {
        FilterChip* gone = d->buttons.takeLast();
        gone->hide(); // may be the one whose click is being handled
        gone->deleteLater();
    }
    while (d->buttons.size() < chips.size()) {
        auto* button = new FilterChip(this);
        connect(button, &QAbstractButton::clicked, this, [this, button] {
            const QByteArray id = button->id();
            Q_EMIT removed(id);
        });
        d->row->insertWidget(int(d->buttons.size()), button);
        d->buttons.append(button);
    }
    for (qsizetype i = 0; i < chips.size(); ++i)
        d->buttons[i]->setChip(chips[i]);
    setVisible(!chips.isEmpty());
}

void FilterChips::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Panel));
}

FilterChip::FilterChip(QWidget* parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
}

void FilterChip::setChip(const FilterChips::Chip& chip)
{
    m_chip = chip;
    const QString words = QStringLiteral("%1 %2").arg(chip.label, chip.value);
    setAccessibleName(tr("Take away the filter: %1").arg(words));
    setToolTip(plainToolTip(accessibleName()));
    updateGeometry();
    update();
}

QString FilterChip::shownValue() const
{
    const QFontMetrics metrics(Theme::instance().font(FontRole::Key));
    return metrics.elidedText(m_chip.value.simplified(), Qt::ElideMiddle, Theme::instance().scaled(mostValuePx));
}

QSize FilterChip::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics body(theme.font(FontRole::Body));
    const QFontMetrics key(theme.font(FontRole::Key));
    const int words = body.horizontalAdvance(m_chip.label) + key.horizontalAdvance(shownValue());
    return {words + theme.scaled(8 + 6 + 8 + crossPx + 8), std::max(theme.scaled(24), key.height() + 4)};
}

void FilterChip::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Token::Strong), 1));
    painter.setBrush(theme.color(underMouse() || isDown() ? Token::Hover : Token::Selection));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    QRect rest = rect().adjusted(theme.scaled(8), 0, -theme.scaled(8), 0);
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, m_chip.label);
    rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(m_chip.label) + theme.scaled(6));
    painter.setFont(theme.font(FontRole::Key));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, shownValue());
    const int side = theme.scaled(crossPx);
    const QRect cross(rest.right() - side + 1, rest.center().y() - side / 2 + 1, side, side);
    paintIcon(painter, Icon::Close, cross, theme.color(Token::Text2));
    if (hasFocus())
        paintFocusFrame(painter, rect());
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Delete:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace durascope
