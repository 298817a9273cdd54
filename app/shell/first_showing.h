// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace durascope {

class Desk;
class MainWindow;

/// Shows a window for the first time: in the size it was left in, with its store opened and the first rows in the
/// first picture, as painting it two or three times would cost more than the wait. What does not come soon is not
/// waited for. Goes away when all is shown.
class FirstShowing : public QObject {
    Q_OBJECT
public:
    /// `sizeGiven`: the size the window was left in does not matter. `patience`: how long a window that stands may be
    /// empty until its rows come.
    FirstShowing(MainWindow& window, Desk& desk, bool sizeGiven,
        std::chrono::milliseconds patience = std::chrono::milliseconds(40));

private:
    void showIfReady();
    void show();
    void holdPainting();
    void paint();

    MainWindow& m_window;
    Desk& m_desk;
    bool m_sizeGiven;
    std::chrono::milliseconds m_patience;
    QTimer m_late;
};

} // namespace durascope
