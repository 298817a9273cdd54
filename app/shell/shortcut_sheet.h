// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace durascope {

/// The keyboard map (?): every key of the window and of lists, in groups.
class ShortcutSheet : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutSheet(QWidget* parent = nullptr);

    struct Line {
        QString keys; ///< Alternatives parted by " or ".
        QString does;
    };
    struct Group {
        QString title;
        QList<Line> lines;
    };
    static QList<Group> groups();
};

} // namespace durascope
