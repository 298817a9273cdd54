// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/filter_button.h"

#include "app/theme/icons.h"
#include "app/widgets/paint_parts.h"
#include "model/format/format.h"

#include <QPainter>

namespace durascope {

namespace {
QFont countFont()
{
    QFont font = Theme::instance().font(FontRole::Key);
    font.setWeight(QFont::DemiBold);
    return font;
}
} // namespace

FilterButton::FilterButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
}

void FilterButton::setEntry(const CountFilters::Entry& entry)
{
    m_entry = entry;
    m_number = entry.estimate ? QStringLiteral("≈ ") + number(entry.count) : number(entry.count);
    setAccessibleName(QStringLiteral("%1 %2").arg(entry.word, m_number));
    updateGeometry();
    update();
}

QSize FilterButton::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const int words = QFontMetrics(theme.font(FontRole::Body)).horizontalAdvance(m_entry.word);
    const int digits = QFontMetrics(countFont()).horizontalAdvance(m_number);
    const int glyph = m_entry.glyph == Glyph::None ? 0 : theme.scaled(14 + 6);
    return {glyph + words + theme.scaled(5) + digits + theme.scaled(20), theme.scaled(28)};
}

void FilterButton::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    if (isChecked())
        painter.fillRect(rect(), theme.color(Token::Selection));
    else if (underMouse())
        painter.fillRect(rect(), theme.color(Token::Hover));
    if (isChecked())
        painter.fillRect(QRect(0, height() - 2, width(), 2), theme.color(Token::Accent));
    QRect rest = rect().adjusted(theme.scaled(8), 0, 0, 0);
    if (m_entry.glyph != Glyph::None) {
        const QRect box = iconBox(rest, 14);
        paintGlyph(painter, m_entry.glyph, box, theme.color(m_entry.glyph));
        rest.setLeft(box.right() + 1 + theme.scaled(6));
    }
    painter.setPen(theme.color(Token::Text));
    painter.setFont(theme.font(FontRole::Body));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, m_entry.word);
    rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(m_entry.word) + theme.scaled(5));
    painter.setFont(countFont());
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, m_number);
    if (hasFocus())
        paintFocusFrame(painter, rect());
}

} // namespace durascope
