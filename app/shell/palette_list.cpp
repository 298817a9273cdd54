// SPDX-License-Identifier: Apache-2.0
#include "app/shell/palette_list.h"

#include "app/widgets/paint_parts.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace durascope {

namespace {

QString sectionName(PaletteEntry::Section section)
{
    switch (section) {
    case PaletteEntry::Section::Here:
        return PaletteList::tr("Here");
    case PaletteEntry::Section::Stores:
        return PaletteList::tr("Other open stores");
    case PaletteEntry::Section::Do:
        break;
    }
    return PaletteList::tr("Do");
}

} // namespace

PaletteList::PaletteList(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setAccessibleName(tr("What can be found or run"));
}

void PaletteList::setRows(const QList<PaletteRow>& rows)
{
    m_rows = rows;
    m_current = 0;
    setFixedHeight(wantedHeight());
    update();
    Q_EMIT currentChanged(m_current);
}

void PaletteList::setCurrent(int row)
{
    if (row < 0 || row >= m_rows.size() || row == m_current)
        return;
    m_current = row;
    update();
    Q_EMIT currentChanged(row);
}

void PaletteList::step(int by)
{
    const int count = int(m_rows.size());
    if (count > 0)
        setCurrent(((m_current + by) % count + count) % count);
}

int PaletteList::rowHeight() const
{
    const Theme& theme = Theme::instance();
    return std::max(theme.scaled(28), QFontMetrics(theme.font(FontRole::Body)).height() + 8);
}

int PaletteList::sectionHeight() const
{
    const Theme& theme = Theme::instance();
    return std::max(theme.scaled(24), QFontMetrics(theme.font(FontRole::SidebarGroup)).height() + 8);
}

bool PaletteList::startsSection(int row) const
{
    return row == 0 || m_rows[row].entry.section != m_rows[row - 1].entry.section;
}

int PaletteList::wantedHeight() const
{
    return m_rows.isEmpty() ? rowHeight() : rowRect(int(m_rows.size()) - 1).bottom() + 1;
}

QRect PaletteList::rowRect(int row) const
{
    int y = 0;
    for (int i = 0; i <= row; ++i)
        y += (startsSection(i) ? sectionHeight() : 0) + (i < row ? rowHeight() : 0);
    return {0, y, width(), rowHeight()};
}

int PaletteList::paintText(QPainter& painter, const QRect& room, const PaletteRow& row) const
{
    // Letters that matched stand on the ground of a hit; the text itself is drawn once, so that it is shaped whole.
    const Theme& theme = Theme::instance();
    painter.setFont(theme.font(FontRole::Body));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(row.entry.text, Qt::ElideRight, room.width());
    const int top = room.center().y() - metrics.height() / 2;
    for (const int at : row.hits) {
        if (at >= shown.size() || shown[at] != row.entry.text[at])
            continue;
        const int left = metrics.horizontalAdvance(shown, at);
        const int right = metrics.horizontalAdvance(shown, at + 1);
        painter.fillRect(QRect(room.left() + left, top, right - left, metrics.height()), theme.color(Token::Match));
    }
    painter.setPen(theme.color(row.entry.enabled ? Token::Text : Token::Disabled));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown);
    return metrics.horizontalAdvance(shown);
}

void PaletteList::paintRow(QPainter& painter, int row) const
{
    const Theme& theme = Theme::instance();
    const PaletteRow& shown = m_rows[row];
    const QRect box = rowRect(row);
    if (row == m_current) {
        painter.fillRect(box, theme.color(Token::Selection));
        painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color(Token::Accent));
    }
    QRect rest = box.adjusted(theme.scaled(16), 0, -theme.scaled(14), 0);
    if (shown.entry.icon)
        paintIcon(
            painter, *shown.entry.icon, iconBox(rest), theme.color(row == m_current ? Token::Accent : Token::Text2));
    rest.setLeft(rest.left() + theme.scaled(16 + 10));
    const QString keys = row == m_current && shown.entry.keys.isEmpty() ? tr("Enter") : shown.entry.keys;
    if (!keys.isEmpty()) {
        QRect cap({}, keyCapSize(keys));
        cap.moveCenter(rest.center());
        cap.moveRight(rest.right());
        paintKeyCap(painter, cap, keys);
        rest.setRight(cap.left() - theme.scaled(8));
    }
    painter.setFont(theme.font(FontRole::Body));
    if (!shown.entry.right.isEmpty()) {
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter, shown.entry.right);
        rest.setRight(rest.right() - painter.fontMetrics().horizontalAdvance(shown.entry.right) - theme.scaled(10));
    }
    const int used = paintText(painter, rest, shown);
    rest.setLeft(rest.left() + used + theme.scaled(10));
    if (rest.width() > theme.scaled(30)) {
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(shown.entry.note, Qt::ElideRight, rest.width()));
    }
}

void PaletteList::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    if (m_rows.isEmpty()) {
        painter.setFont(theme.font(FontRole::Body));
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(rect().adjusted(theme.scaled(16), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            tr("No page and no action is called that."));
        return;
    }
    for (int row = 0; row < m_rows.size(); ++row) {
        if (startsSection(row)) {
            const QRect box = rowRect(row).translated(0, -sectionHeight());
            painter.setFont(theme.font(FontRole::SidebarGroup));
            painter.setPen(theme.color(Token::Text2));
            painter.drawText(QRect(theme.scaled(16), box.top(), width(), sectionHeight()),
                Qt::AlignLeft | Qt::AlignVCenter, sectionName(m_rows[row].entry.section));
        }
        paintRow(painter, row);
    }
}

void PaletteList::mouseMoveEvent(QMouseEvent* event)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (rowRect(row).contains(event->pos()))
            setCurrent(row);
    }
}

void PaletteList::mouseReleaseEvent(QMouseEvent* event)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (rowRect(row).contains(event->pos())) {
            Q_EMIT clicked(row, event->modifiers().testFlag(Qt::ControlModifier));
            return;
        }
    }
}

} // namespace durascope
