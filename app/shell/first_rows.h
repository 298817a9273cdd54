// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace durascope {

class MainWindow;

/// Calls once when the window shows what it was opened for: rows of a list, an error page, or the welcome page.
/// A page without a list counts when it was painted, and whatever it is after half a minute.
class FirstRows : public QObject {
    Q_OBJECT
public:
    FirstRows(MainWindow* window, std::function<void()> ready);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void watch();
    void done();

    MainWindow* m_window;
    std::function<void()> m_ready;
    QPointer<QWidget> m_watched;
    QTimer m_late;
};

} // namespace durascope
