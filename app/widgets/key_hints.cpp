// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/key_hints.h"

#include "app/widgets/paint_parts.h"

#include <QPainter>

#include <algorithm>

namespace durascope {

KeyHints::KeyHints(QList<Hint> hints, QString right, QWidget* parent)
    : QWidget(parent)
    , m_hints(std::move(hints))
    , m_right(std::move(right))
{
    QStringList words;
    for (const Hint& hint : std::as_const(m_hints))
        words += hint.keys.join(QLatin1Char(' ')) + QLatin1Char(' ') + hint.does;
    setAccessibleName(words.join(QStringLiteral(", ")));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTheme(this, [this] { updateGeometry(); });
}

void KeyHints::setGround(bool ground)
{
    m_ground = ground;
    update();
}

QSize KeyHints::sizeHint() const
{
    const Theme& theme = Theme::instance();
    return {theme.scaled(320), std::max(theme.scaled(28), keyCapSize(QStringLiteral("X")).height() + 8)};
}

QSize KeyHints::minimumSizeHint() const
{
    return {Theme::instance().scaled(80), sizeHint().height()};
}

void KeyHints::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    if (m_ground) {
        painter.fillRect(rect(), theme.color(Token::Header));
        painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Border));
    }
    painter.setFont(theme.font(FontRole::Hint));
    const QFontMetrics metrics = painter.fontMetrics();
    const int pad = m_ground ? theme.scaled(14) : 0;
    const int rightWidth = metrics.horizontalAdvance(m_right);
    int x = pad;
    for (const Hint& hint : std::as_const(m_hints)) {
        int needed = metrics.horizontalAdvance(hint.does) + theme.scaled(16);
        for (const QString& key : hint.keys)
            needed += keyCapSize(key).width() + theme.scaled(4);
        if (x + needed > width() - pad)
            break; // whole hints only
        for (const QString& key : hint.keys) {
            const QSize size = keyCapSize(key);
            paintKeyCap(painter, QRect(x, (height() - size.height()) / 2, size.width(), size.height()), key);
            x += size.width() + theme.scaled(4);
        }
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, hint.does);
        x += metrics.horizontalAdvance(hint.does) + theme.scaled(16);
    }
    painter.setPen(theme.color(Token::Text2));
    if (x + rightWidth + pad <= width())
        painter.drawText(rect().adjusted(0, 0, -pad, 0), Qt::AlignRight | Qt::AlignVCenter, m_right);
}

} // namespace durascope
