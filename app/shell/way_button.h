// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/icons.h"

#include <QAbstractButton>

namespace durascope {

/// A way in on the welcome page: icon, what it does, and in grey what for.
class WayButton : public QAbstractButton {
    Q_OBJECT
public:
    WayButton(Icon icon, const QString& text, const QString& note, const QString& keys, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Icon m_icon;
    QString m_note;
    QString m_keys;
};

} // namespace durascope
