// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

#include <QPointer>
#include <QWidget>

namespace durascope {

/// 14 px at the right edge of a list: how dense it is, where something happened, and the window as a frame. A click or
/// a drag jumps; while dragging a label says where to.
class PositionStrip : public QWidget {
    Q_OBJECT
public:
    explicit PositionStrip(QWidget* parent);
    void setSource(RowSource* source);
    void setWindow(qint64 first, qint64 shown, qint64 count);
    QSize sizeHint() const override;

Q_SIGNALS:
    void jumpWanted(qint64 row); ///< To the middle of the window.

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void jumpTo(int y);
    QRectF windowFrame() const;

    QPointer<RowSource> m_source;
    qint64 m_first = 0;
    qint64 m_shown = 0;
    qint64 m_count = 0;
    QWidget* m_label = nullptr;
};

} // namespace durascope
