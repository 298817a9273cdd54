// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace durascope {

/// A choice shown as a few rows of a list as they will look, with its words below.
class ChoicePreview : public QAbstractButton {
    Q_OBJECT
public:
    /// Rows of `rowPx` at 100 % text in the colours in force.
    ChoicePreview(const QString& words, int rowPx, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_rowPx;
};

} // namespace durascope
