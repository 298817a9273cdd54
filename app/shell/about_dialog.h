// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace durascope {

/// Name, version, what it is built with, licence.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace durascope
