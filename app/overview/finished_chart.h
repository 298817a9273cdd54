// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/overview/overview_figures.h"

#include <QWidget>

namespace durascope {

/// What ended in the last 24 hours, a bar for each quarter of an hour: completed, failed, dead letters upon each other.
class FinishedChart : public QWidget {
    Q_OBJECT
public:
    explicit FinishedChart(QWidget* parent = nullptr);
    void show(const FinishedQuarters& quarters);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect plot() const;
    int total(int quarter) const;
    int roundTop() const; ///< The axis ends at a round number.
    void paintAxes(QPainter& painter, int top) const;
    void paintBars(QPainter& painter, int top) const;

    FinishedQuarters m_quarters;
    bool m_known = false;
};

} // namespace durascope
