// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/go_to_target.h"

#include <QFrame>

class QLineEdit;

namespace durascope {

class PlainLabel;

/// Asks for a position or a time and says at once what was understood. Enter goes, Esc steps out.
class GoToBar : public QFrame {
    Q_OBJECT
public:
    explicit GoToBar(QWidget* parent = nullptr);

    /// Shows the field. `current` is what +100 and -100 count from.
    void ask(const LogBounds& bounds, std::int64_t current);
    void say(const QString& problem); ///< What came of it, when it is not simply there.

Q_SIGNALS:
    void wanted(const durascope::GoToTarget& target); ///< A position or a time.
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    GoToTarget understood() const;
    void showUnderstood();
    void go();

    QLineEdit* m_field;
    PlainLabel* m_answer;
    LogBounds m_bounds;
    std::int64_t m_current = 0;
};

} // namespace durascope
