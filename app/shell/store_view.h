// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"
#include "app/shell/place_history.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <optional>

class QStackedWidget;

namespace durascope {

class Desk;
class Sidebar;
class SidebarCounts;
class StoreSession;

/// One tab: a store with its sidebar and pages; before that the opening page, or the error page when it fails.
class StoreView : public QWidget {
    Q_OBJECT
public:
    /// Opens at `start` if the store has that page, else where it was left, else at its first page. The session may
    /// be opening already.
    StoreView(std::unique_ptr<StoreSession> session, std::optional<Place> start, Desk& desk, QWidget* parent = nullptr);
    ~StoreView() override;

    StoreSession& session() const { return *m_session; }
    QString url() const;
    QString name() const; ///< For the tab.
    Icon engineIcon() const;
    Page* currentPage() const; ///< Null while opening or failed.
    QWidget* currentWidget() const; ///< Whatever the page area shows.
    Sidebar* sidebar() const { return m_sidebar; }

    void open();
    void goTo(const Place& place);
    void goBack();
    void goForward();
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }
    /// Narrow window: pages put their detail below.
    void setNarrow(bool pagesNarrow, bool sidebarNarrow);
    void readAgain();
    void focusPage();

Q_SIGNALS:
    void changed(); ///< Name, state, page or history differ now.
    void said(const QString& sentence);
    void placeWantedElsewhere(const durascope::Place& place); ///< "In a new window".
    void openOtherWanted();
    void closeWanted();

private:
    void finishOpening();
    void showError();
    Place firstPlace();
    void show(const Place& place);
    Page* pageFor(const QByteArray& id);
    void rememberPlace();
    void showInstead(QWidget* widget);

    Desk& m_desk;
    StoreSession* m_session;
    std::optional<Place> m_start;
    Sidebar* m_sidebar;
    QStackedWidget* m_stack;
    std::unique_ptr<SidebarCounts> m_counts;
    QHash<QByteArray, Page*> m_pages;
    PlaceHistory m_history;
    bool m_pagesNarrow = false;
};

} // namespace durascope
