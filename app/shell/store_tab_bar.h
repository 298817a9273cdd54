// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/icons.h"

#include <QTabBar>

namespace durascope {

/// The open stores: icon of the engine, name, close. Painted here; what a tab bar does with keys, screen readers and
/// too little room is QTabBar's. A middle click closes, dragging changes the order.
class StoreTabBar : public QTabBar {
    Q_OBJECT
public:
    explicit StoreTabBar(QWidget* parent = nullptr);
    void setTabGlyph(int index, Icon icon);
    QSize sizeHint() const override; ///< What the tabs need, and no more: the plus stands right behind them.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void closeWanted(int index);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void tabInserted(int index) override;
    void tabRemoved(int index) override;

private:
    QRect closeRect(int index) const;
    void paintTab(QPainter& painter, int index) const;

    QPoint m_pressedAt;
    int m_pressedTab = -1;
    int m_hovered = -1;
};

} // namespace durascope
