// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QGridLayout;

namespace durascope {

/// How the program looks; every change works at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(QWidget* parent = nullptr);

Q_SIGNALS:
    void zoneWanted();

private:
    void addRow(const QString& label, QWidget* content);
    QWidget* themeChoices();
    QWidget* densityChoices();
    QWidget* textSizeChoice();
    QWidget* fontChoice();
    QWidget* zoneChoice();

    QGridLayout* m_grid;
};

} // namespace durascope
