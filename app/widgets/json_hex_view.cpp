// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_hex_view.h"

#include "app/theme/theme.h"
#include "app/widgets/json_document.h"
#include "app/widgets/json_menu.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace durascope {

JsonHexView::JsonHexView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Stored bytes in hex"));
    connect(&Theme::instance(), &Theme::changed, this, &JsonHexView::applyTheme);
    applyTheme();
}

void JsonHexView::applyTheme()
{
    setFont(Theme::instance().font(FontRole::Fixed));
    updateBars();
    viewport()->update();
}

void JsonHexView::setBytes(const QByteArray& bytes)
{
    m_bytes = bytes;
    m_anchor = m_current = 0;
    verticalScrollBar()->setValue(0);
    updateBars();
    viewport()->update();
}

QByteArray JsonHexView::selectedBytes() const
{
    if (m_anchor == m_current)
        return m_bytes;
    const auto [first, last] = std::minmax(m_anchor, m_current);
    return m_bytes.mid(first * bytesPerRow, (last - first + 1) * bytesPerRow);
}

QString JsonHexView::rowText(qsizetype row) const
{
    const QByteArray bytes = m_bytes.mid(row * bytesPerRow, bytesPerRow);
    const int digits = m_bytes.size() > 0xFFFFFF ? 8 : 6;
    QString text = QStringLiteral("%1  ").arg(row * bytesPerRow, digits, 16, QLatin1Char('0'));
    for (qsizetype i = 0; i < bytesPerRow; ++i) {
        text += i < bytes.size() ? QStringLiteral("%1 ").arg(uint(uchar(bytes[i])), 2, 16, QLatin1Char('0'))
                                 : QStringLiteral("   ");
        if (i == bytesPerRow / 2 - 1)
            text += QLatin1Char(' ');
    }
    text += QLatin1Char(' ');
    for (const char byte : bytes)
        text += byte >= 0x20 && byte < 0x7F ? QChar(QLatin1Char(byte)) : QChar(0x00B7);
    return text;
}

int JsonHexView::rowHeight() const
{
    return fontMetrics().lineSpacing() + 3;
}

void JsonHexView::updateBars()
{
    const int page = std::max(1, viewport()->height() / rowHeight());
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<qsizetype>(0, rows() - page)));
    verticalScrollBar()->setPageStep(page);
    const int width
        = m_bytes.isEmpty() ? 0 : fontMetrics().horizontalAdvance(rowText(0)) + Theme::instance().scaled(24);
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

bool JsonHexView::event(QEvent* event)
{
    const bool taken = QAbstractScrollArea::event(event);
    if (event->type() == QEvent::Resize) // after the base laid out its parts: inside it a bar stays that should go
        updateBars();
    return taken;
}

void JsonHexView::paintEvent(QPaintEvent* event)
{
    const Theme& theme = Theme::instance();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme.color(Token::Base));
    painter.setFont(font());
    const auto [first, last] = std::minmax(m_anchor, m_current);
    const int left = theme.scaled(12) - horizontalScrollBar()->value();
    int top = 0;
    for (qsizetype row = verticalScrollBar()->value(); row < rows() && top < viewport()->height(); ++row) {
        const QRect place(0, top, viewport()->width(), rowHeight());
        if (hasFocus() && row >= first && row <= last)
            painter.fillRect(place, theme.color(Token::Selection));
        painter.setPen(theme.color(Token::Text));
        const QRect wide(left, top, viewport()->width() + horizontalScrollBar()->value(), rowHeight());
        painter.drawText(wide, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, rowText(row));
        top += rowHeight();
    }
}

qsizetype JsonHexView::rowAt(const QPoint& point) const
{
    const qsizetype row = verticalScrollBar()->value() + point.y() / rowHeight();
    return std::clamp<qsizetype>(row, 0, std::max<qsizetype>(0, rows() - 1));
}

void JsonHexView::setCurrent(qsizetype row, bool select)
{
    m_current = std::clamp<qsizetype>(row, 0, std::max<qsizetype>(0, rows() - 1));
    if (!select)
        m_anchor = m_current;
    const int page = verticalScrollBar()->pageStep();
    const int shown = static_cast<int>(m_current);
    verticalScrollBar()->setValue(std::clamp(verticalScrollBar()->value(), shown - page + 1, shown));
    setAccessibleDescription(rowText(m_current));
    viewport()->update();
}

void JsonHexView::keyPressEvent(QKeyEvent* event)
{
    const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
    const int page = verticalScrollBar()->pageStep();
    if (event->matches(QKeySequence::Copy)) {
        copyStoredBytes(selectedBytes());
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        setCurrent(rows() - 1, true);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        return setCurrent(m_current - 1, select);
    case Qt::Key_Down:
        return setCurrent(m_current + 1, select);
    case Qt::Key_PageUp:
        return setCurrent(m_current - page, select);
    case Qt::Key_PageDown:
        return setCurrent(m_current + page, select);
    case Qt::Key_Home:
        return setCurrent(0, select);
    case Qt::Key_End:
        return setCurrent(rows() - 1, select);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void JsonHexView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setCurrent(rowAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void JsonHexView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        setCurrent(rowAt(event->position().toPoint()), true);
}

void JsonHexView::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
}

void JsonHexView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new JsonMenu(m_bytes, static_cast<std::size_t>(m_current * bytesPerRow), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_anchor != m_current)
        menu->addSelection(selectedBytes());
    menu->popup(event->globalPos());
}

} // namespace durascope
