// SPDX-License-Identifier: Apache-2.0
#include "app/shell/find_field.h"

#include "app/theme/icons.h"
#include "app/widgets/paint_parts.h"

#include <QPainter>

#include <algorithm>

namespace durascope {

FindField::FindField(QWidget* parent)
    : QAbstractButton(parent)
{
    setText(tr("Find or run"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMinimumWidth(40);
    followTheme(this, [this] { updateGeometry(); });
}

QSize FindField::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const int line = QFontMetrics(theme.font(FontRole::Body)).height() + 8;
    return {theme.scaled(232), std::max(theme.scaled(24), line)};
}

void FindField::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(hasFocus() ? Token::Accent : Token::Strong), 1));
    painter.setBrush(theme.color(Token::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    QRect rest = rect().adjusted(theme.scaled(8), 0, -theme.scaled(6), 0);
    paintIcon(painter, Icon::Find, iconBox(rest), theme.color(Token::Text2));
    rest.setLeft(rest.left() + theme.scaled(16 + 6));
    const QString keys = QStringLiteral("Ctrl+K");
    QRect cap({}, keyCapSize(keys));
    cap.moveCenter(rest.center());
    cap.moveRight(rest.right());
    paintKeyCap(painter, cap, keys);
    rest.setRight(cap.left() - theme.scaled(4));
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(
        rest, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, rest.width()));
}

} // namespace durascope
