// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

namespace durascope {

/// A line of keys and what they do: `Enter` open  `Del` forget; at the right a grey text.
class KeyHints : public QWidget {
    Q_OBJECT
public:
    struct Hint {
        QStringList keys;
        QString does;
    };
    KeyHints(QList<Hint> hints, QString right, QWidget* parent = nullptr);
    void setGround(bool ground); ///< The ground of a header with a line above; without, that of the parent.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Hint> m_hints;
    QString m_right;
    bool m_ground = true;
};

} // namespace durascope
