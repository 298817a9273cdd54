// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/log_density.h"

#include <QWidget>

#include <optional>

namespace durascope {

/// The whole log from left to right: how fast it grew at each place, the rows in sight as a frame, positions and days
/// below. Click or drag goes there.
class LogStrip : public QWidget {
    Q_OBJECT
public:
    explicit LogStrip(QWidget* parent = nullptr);

    void setLog(const LogBounds& bounds);
    void setDensity(LogDensity density);
    void setWindow(std::int64_t first, std::int64_t last); ///< Positions of the rows in sight.
    QSize sizeHint() const override;

Q_SIGNALS:
    void positionWanted(qint64 position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect plot() const;
    std::int64_t positionAt(int x) const;
    int xOf(std::int64_t position) const;
    QString label(std::int64_t position) const;
    void paintRates(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintWindow(QPainter& painter) const;
    void describe();

    LogBounds m_bounds;
    LogDensity m_density;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
};

} // namespace durascope
