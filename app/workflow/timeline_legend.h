// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace durascope {

/// What the bars of a timeline mean: queued, ran, waits.
class TimelineLegend : public QWidget {
    Q_OBJECT
public:
    explicit TimelineLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList words() const;
};

} // namespace durascope
