// SPDX-License-Identifier: Apache-2.0
#include "app/shell/store_tab_bar.h"

#include "app/widgets/paint_parts.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace durascope {

StoreTabBar::StoreTabBar(QWidget* parent)
    : QTabBar(parent)
{
    setExpanding(false);
    setDrawBase(false);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Open stores"));
    hide();
    followTheme(this, [this] {
        setIconSize(
            QSize(Theme::instance().scaled(16), Theme::instance().scaled(16))); // makes the layout ask for sizes again
        updateGeometry();
        update();
    });
}

void StoreTabBar::setTabGlyph(int index, Icon icon)
{
    setTabData(index, static_cast<int>(icon));
    update();
}

QSize StoreTabBar::tabSizeHint(int index) const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(FontRole::Body));
    const int words = std::min(metrics.horizontalAdvance(tabText(index)), theme.scaled(220));
    return {theme.scaled(12 + 16 + 8) + words + theme.scaled(10 + 16 + 8),
        std::max(theme.scaled(32), metrics.height() + 10)};
}

QSize StoreTabBar::sizeHint() const
{
    QSize needed(0, QTabBar::sizeHint().height());
    for (int i = 0; i < count(); ++i)
        needed.rwidth() += tabSizeHint(i).width();
    return needed;
}

QSize StoreTabBar::minimumSizeHint() const
{
    return QTabBar::minimumSizeHint().boundedTo(sizeHint());
}

QSize StoreTabBar::minimumTabSizeHint(int index) const
{
    return {std::min(tabSizeHint(index).width(), Theme::instance().scaled(96)), tabSizeHint(index).height()};
}

QRect StoreTabBar::closeRect(int index) const
{
    const QRect tab = tabRect(index);
    QRect cross = iconBox(tab);
    cross.moveRight(tab.right() - Theme::instance().scaled(8));
    return cross;
}

void StoreTabBar::paintTab(QPainter& painter, int index) const
{
    const Theme& theme = Theme::instance();
    const QRect tab = tabRect(index);
    const bool current = index == currentIndex();
    if (current) {
        painter.fillRect(tab, theme.color(Token::Panel));
        painter.fillRect(QRect(tab.left(), tab.top(), tab.width(), 3), theme.color(Token::Accent));
    } else {
        if (index == m_hovered)
            painter.fillRect(tab, theme.color(Token::Hover));
        painter.fillRect(QRect(tab.left(), tab.bottom(), tab.width(), 1), theme.color(Token::Border));
    }
    painter.fillRect(QRect(tab.right(), tab.top(), 1, tab.height()), theme.color(Token::Border));
    const QRect glyph = iconBox(tab.adjusted(theme.scaled(12), 0, 0, 0));
    paintIcon(
        painter, static_cast<Icon>(tabData(index).toInt()), glyph, theme.color(current ? Token::Text : Token::Text2));
    QRect words = tab;
    words.setLeft(glyph.right() + theme.scaled(8) + 1);
    words.setRight(closeRect(index).left() - theme.scaled(6));
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(theme.color(current ? Token::Text : Token::Text2));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(tabText(index), Qt::ElideRight, words.width()));
    paintIcon(painter, Icon::Close, iconBox(closeRect(index).adjusted(theme.scaled(2), 0, 0, 0), 12),
        theme.color(Token::Text3));
    if (current && hasFocus())
        paintFocusFrame(painter, tab.adjusted(2, 4, -3, -2));
}

void StoreTabBar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(Token::Border));
    for (int i = 0; i < count(); ++i)
        paintTab(painter, i);
}

void StoreTabBar::mousePressEvent(QMouseEvent* event)
{
    m_pressedTab = tabAt(event->pos());
    m_pressedAt = event->pos();
    const bool onClose = m_pressedTab >= 0 && closeRect(m_pressedTab).contains(event->pos());
    if (event->button() == Qt::LeftButton && !onClose)
        QTabBar::mousePressEvent(event);
}

void StoreTabBar::mouseMoveEvent(QMouseEvent* event)
{
    const int over = tabAt(event->pos());
    if (over != m_hovered) {
        m_hovered = over;
        update();
    }
    const bool dragged = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!(event->buttons() & Qt::LeftButton) || m_pressedTab < 0 || !dragged || over < 0 || over == m_pressedTab)
        return;
    // Only once the mouse is past the middle of the neighbour, or tabs of different width would flutter.
    const int middle = tabRect(over).center().x();
    if ((over > m_pressedTab) == (event->pos().x() > middle)) {
        moveTab(m_pressedTab, over);
        m_pressedTab = over;
    }
}

void StoreTabBar::mouseReleaseEvent(QMouseEvent* event)
{
    const int tab = tabAt(event->pos());
    const bool same = tab >= 0 && tab == m_pressedTab;
    m_pressedTab = -1;
    const bool onClose = same && closeRect(tab).contains(m_pressedAt) && closeRect(tab).contains(event->pos());
    if (same && (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && onClose)))
        Q_EMIT closeWanted(tab);
    else
        QTabBar::mouseReleaseEvent(event);
}

void StoreTabBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && currentIndex() >= 0)
        Q_EMIT closeWanted(currentIndex());
    else
        QTabBar::keyPressEvent(event);
}

void StoreTabBar::tabInserted(int index)
{
    QTabBar::tabInserted(index);
    show();
}

void StoreTabBar::tabRemoved(int index)
{
    QTabBar::tabRemoved(index);
    setVisible(count() > 0);
    m_hovered = -1;
}

} // namespace durascope
