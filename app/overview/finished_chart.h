// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/overview/overview_figures.h"

#include <QWidget>

namespace durascope {

/// What ended in the last 24 hours, a bar for each quarter of an hour: completed, failed, dead letters upon each other.
/// A click on a bar activates its quarter; by keyboard Left, Right, Home and End choose one and Enter activates it.
class FinishedChart : public QWidget {
    Q_OBJECT
public:
    explicit FinishedChart(QWidget* parent = nullptr);
    void show(const FinishedQuarters& quarters);
    QSize sizeHint() const override;

Q_SIGNALS:
    void quarterActivated(durascope::Instant from, durascope::Instant until);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect plot() const;
    int total(int quarter) const;
    int quarterAt(int x) const; ///< -1 for none.
    QString words(int quarter) const;
    void mark(int quarter);
    void activate(int quarter);
    int roundTop() const; ///< The axis ends at a round number.
    void paintAxes(QPainter& painter, int top) const;
    void paintBars(QPainter& painter, int top) const;

    FinishedQuarters m_quarters;
    bool m_known = false;
    int m_marked = -1; ///< Under the mouse or chosen by key.
};

} // namespace durascope
