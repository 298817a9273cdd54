// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace durascope {

/// Looks like a field and opens the palette: "Find or run  Ctrl+K".
class FindField : public QAbstractButton {
    Q_OBJECT
public:
    explicit FindField(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace durascope
