// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/recent_row.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <memory>

namespace durascope {

class Desk;
class Relay;
class RowView;

/// The stores opened before: Enter opens, Del forgets. Whether each is still there is looked up in the background.
class RecentList : public QWidget {
    Q_OBJECT
public:
    explicit RecentList(Desk& desk, QWidget* parent = nullptr);
    ~RecentList() override;
    RowView* list() const { return m_list; }

Q_SIGNALS:
    void openWanted(const QString& url, bool newWindow);
    void demoWanted();
    void said(const QString& sentence, std::function<void()> undo);
    void shownChanged(const QList<durascope::RecentStore>& stores);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void readAgain();
    void lookUp();
    void fill();
    void forgetCurrent();

    Desk& m_desk;
    RowView* m_list;
    TableSource m_source;
    QList<RecentStore> m_stores;
    QHash<QString, FileState> m_states;
    std::shared_ptr<Relay> m_relay;
};

} // namespace durascope
