// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/scroll_pane.h"

#include "app/widgets/paint_parts.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace durascope {

ScrollPane::ScrollPane(QWidget* content, const QString& accessibleName, QWidget* parent)
    : QScrollArea(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
    updateFocusPolicy();
}

QSize ScrollPane::sizeHint() const
{
    return widget()->sizeHint();
}

QSize ScrollPane::minimumSizeHint() const
{
    const Theme& theme = Theme::instance();
    return {std::min(widget()->minimumSizeHint().width(), theme.scaled(120)),
        std::min(widget()->minimumSizeHint().height(), theme.scaled(48))};
}

void ScrollPane::updateFocusPolicy()
{
    const bool scrolls = verticalScrollBar()->maximum() > 0 || horizontalScrollBar()->maximum() > 0;
    setFocusPolicy(scrolls ? Qt::StrongFocus : Qt::NoFocus);
}

bool ScrollPane::eventFilter(QObject* watched, QEvent* event)
{
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        updateFocusPolicy();
    }
    return handled;
}

void ScrollPane::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    updateFocusPolicy();
}

void ScrollPane::paintEvent(QPaintEvent* event)
{
    QScrollArea::paintEvent(event);
    if (hasFocus()) {
        QPainter painter(viewport());
        paintFocusFrame(painter, viewport()->rect());
    }
}

} // namespace durascope
