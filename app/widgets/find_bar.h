// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLineEdit;

namespace durascope {

class RowView;

/// Finds a text in one list: a field, next and previous. Enter and F8 go on, with Shift back; Esc steps out. Hidden
/// until start().
class FindBar : public QFrame {
    Q_OBJECT
public:
    FindBar(RowView* list, QWidget* parent);
    void start(); ///< Shows the field and takes the keyboard; what was written is selected.

Q_SIGNALS:
    void closed(); ///< Stop a search that is under way.

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void go(bool forward);
    void stepOut();

    RowView* m_list;
    QLineEdit* m_field;
};

} // namespace durascope
