// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>

class QBoxLayout;

namespace durascope {

class Desk;
class RecentList;

/// What a window without a store shows: ways in, what is good to know, the stores opened before.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(Desk& desk, QWidget* parent = nullptr);
    void setNarrow(bool narrow); ///< The stores below the ways in.

Q_SIGNALS:
    void openFileWanted();
    void openWanted(const QString& url, bool newWindow);
    void keyboardMapWanted();
    void said(const QString& sentence, std::function<void()> undo);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeWays();

    QBoxLayout* m_halves;
    RecentList* m_recent;
};

} // namespace durascope
