// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QStackedWidget;

namespace durascope {

class ActionButton;
class FindField;
class StatusLine;
class StoreTabBar;

/// What stands between menu bar and window edge: the row of tabs, the views, the status line.
class WindowFrame : public QWidget {
    Q_OBJECT
public:
    explicit WindowFrame(QWidget* parent = nullptr);
    StoreTabBar* tabs() const { return m_tabs; }
    ActionButton* plus() const { return m_plus; }
    FindField* find() const { return m_find; }
    QStackedWidget* views() const { return m_views; }
    StatusLine* status() const { return m_status; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_top;
    StoreTabBar* m_tabs;
    ActionButton* m_plus;
    FindField* m_find;
    QStackedWidget* m_views;
    StatusLine* m_status;
};

/// Whether two URLs name one store: the same text, or paths to the same place. Does not look at the disk.
bool sameStore(const QString& one, const QString& other);

} // namespace durascope
