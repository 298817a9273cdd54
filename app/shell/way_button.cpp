// SPDX-License-Identifier: Apache-2.0
#include "app/shell/way_button.h"

#include "app/widgets/paint_parts.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace durascope {

WayButton::WayButton(Icon icon, const QString& text, const QString& note, const QString& keys, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_note(note)
    , m_keys(keys)
{
    setText(text);
    setAccessibleName(text);
    setAccessibleDescription(note);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTheme(this, [this] { updateGeometry(); });
}

QSize WayButton::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics key(theme.font(FontRole::Key));
    const QFontMetrics body(theme.font(FontRole::Body));
    const int first
        = key.horizontalAdvance(text()) + theme.scaled(10) + (m_keys.isEmpty() ? 0 : keyCapSize(m_keys).width());
    const int wide = std::max(first, body.horizontalAdvance(m_note));
    return {theme.scaled(34) + wide + theme.scaled(8), key.height() + body.height() + theme.scaled(16)};
}

void WayButton::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), theme.color(Token::Hover));
    const int y = theme.scaled(8);
    paintIcon(painter, m_icon, QRectF(theme.scaled(2), y - 1, theme.scaled(18), theme.scaled(18)),
        theme.color(Token::Accent));
    const int left = theme.scaled(34);
    painter.setFont(theme.font(FontRole::Key));
    const int line = painter.fontMetrics().height();
    painter.setPen(theme.color(Token::Text));
    painter.drawText(QRect(left, y, width() - left, line), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (!m_keys.isEmpty()) {
        const QSize cap = keyCapSize(m_keys);
        const int x = left + painter.fontMetrics().horizontalAdvance(text()) + theme.scaled(8);
        paintKeyCap(painter, QRect(x, y + (line - cap.height()) / 2, cap.width(), cap.height()), m_keys);
    }
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(QRect(left, y + line, width() - left, painter.fontMetrics().height()),
        Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_note, Qt::ElideRight, width() - left));
    if (hasFocus())
        paintFocusFrame(painter, rect());
}

void WayButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace durascope
