// SPDX-License-Identifier: Apache-2.0
#include "app/shell/sidebar_button.h"

#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"
#include "model/format/format.h"

#include <QPainter>

#include <algorithm>

namespace durascope {

SidebarButton::SidebarButton(PageEntry entry, QWidget* parent)
    : QAbstractButton(parent)
    , m_entry(std::move(entry))
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    describe();
}

void SidebarButton::describe()
{
    const QString count = m_count ? QLatin1Char(' ') + number(*m_count) : QString();
    setAccessibleName(m_entry.title + count);
    const QString keys = tr("G then %1").arg(m_entry.jumpKey);
    setToolTip(plainToolTip(QStringLiteral("%1%2  (%3)").arg(m_entry.title, count, keys)));
}

void SidebarButton::setCount(std::optional<qint64> count, bool needsNotice)
{
    if (m_count == count && m_needsNotice == needsNotice)
        return;
    m_count = count;
    m_needsNotice = needsNotice;
    describe();
    update();
}

void SidebarButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
    update();
}

QSize SidebarButton::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const int line = QFontMetrics(theme.font(FontRole::Body)).height() + 4;
    return m_narrow ? QSize(theme.scaled(44), theme.scaled(32))
                    : QSize(theme.scaled(204), std::max(theme.scaled(24), line));
}

void SidebarButton::paintWide(QPainter& painter, const QRect& icon) const
{
    const Theme& theme = Theme::instance();
    QRect rest = rect();
    rest.setLeft(icon.right() + theme.scaled(8) + 1);
    rest.setRight(width() - theme.scaled(12));
    if (m_count) {
        const bool zero = *m_count == 0;
        painter.setFont(theme.font(m_needsNotice ? FontRole::Key : FontRole::Body));
        painter.setPen(m_needsNotice ? theme.color(Tone::DeadLetter) : theme.color(zero ? Token::Text3 : Token::Text2));
        const QString text = shortNumber(*m_count);
        painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter, text);
        rest.setRight(rest.right() - painter.fontMetrics().horizontalAdvance(text) - theme.scaled(6));
    }
    painter.setFont(theme.font(isChecked() ? FontRole::Key : FontRole::Body));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_entry.title, Qt::ElideRight, rest.width()));
}

void SidebarButton::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    if (isChecked()) {
        painter.fillRect(rect(), theme.color(Token::Selection));
        painter.fillRect(QRect(0, 0, 3, height()), theme.color(Token::Accent));
    } else if (underMouse()) {
        painter.fillRect(rect(), theme.color(Token::Hover));
    }
    const int left = m_narrow ? (width() - theme.scaled(16)) / 2 : theme.scaled(12);
    const QRect icon = iconBox(rect().adjusted(left, 0, 0, 0));
    paintIcon(painter, m_entry.icon, icon, theme.color(isChecked() ? Token::Accent : Token::Text2));
    if (!m_narrow)
        paintWide(painter, icon);
    else if (m_needsNotice)
        painter.fillRect(
            QRect(icon.right() - 1, icon.top() - 2, theme.scaled(6), theme.scaled(6)), theme.color(Tone::DeadLetter));
    if (hasFocus())
        paintFocusFrame(painter, rect());
}

} // namespace durascope
