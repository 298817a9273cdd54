// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QAction;
class QKeyEvent;
class QWidget;

namespace durascope {

/// Single letters and "G then E" of one window. They act only while a list has the keyboard: where text is typed,
/// letters are text. A widget counts as a list when it is a RowView or has the property "lettersAct".
class LetterKeys : public QObject {
    Q_OBJECT
public:
    explicit LetterKeys(QWidget* window);
    /// `letters` is "P", "?" or "G E".
    void add(const QString& letters, QAction* action);
    void remove(QAction* action);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool actsIn(const QWidget* widget) const;
    bool take(const QKeyEvent& event);

    QWidget* m_window;
    QHash<QString, QPointer<QAction>> m_actions;
    QString m_first; ///< The G of "G E", until its time is over.
    QTimer m_wait;
};

} // namespace durascope
