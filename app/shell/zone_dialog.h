// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace durascope {

/// Chooses the zone in which times are written, by typing part of its name or offset. Works at once when chosen.
class ZoneDialog : public QDialog {
    Q_OBJECT
public:
    explicit ZoneDialog(QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& typed);
    void choose();

    QLineEdit* m_field;
    QListWidget* m_list;
};

} // namespace durascope
