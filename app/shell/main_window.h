// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"

#include <QMainWindow>

#include <optional>

class QStackedWidget;

namespace durascope {

class ActionButton;
class CommandPalette;
class Desk;
class FindField;
class LetterKeys;
class StatusLine;
class StoreTabBar;
class StoreView;
class WelcomePage;
class WindowActions;
struct PaletteEntry;

/// One window: menus, a tab for each open store, the page of the store shown, the status line.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Desk& desk, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a store in a tab; a store that is already open there is shown instead.
    StoreView* openStore(const QString& url, std::optional<Place> start = std::nullopt);
    /// The same with a session that may be opening already.
    StoreView* openStore(std::unique_ptr<StoreSession> session, std::optional<Place> start = std::nullopt);
    void giveSize(const QSize& size); ///< Instead of the size it was left in.
    StoreView* currentStore() const; ///< Null on the welcome page.
    QList<StoreView*> stores() const; ///< In the order of the tabs.
    QWidget* currentView() const; ///< The store or the welcome page shown; null before the window is.
    StatusLine* statusLine() const { return m_status; }
    StoreTabBar* tabs() const { return m_tabs; }
    WindowActions& actions() const { return *m_actions; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool event(QEvent* event) override;

private:
    WelcomePage* welcome(); ///< Made when it is first needed.
    void buildFrame();
    void connectFile();
    void connectView();
    void connectGo();
    void connectHelp();
    void fillThemeMenus();
    void fillPageMenus();
    void fillWindowMenu();
    void fillRecentMenu();
    void restoreFrame();
    MainWindow* anotherWindow();
    void showNewTab();
    void showCurrent();
    void closeTab(int index);
    void tabMoved(int from, int to);
    void updateFrame(); ///< Title, status line, enabled actions.
    void updateNarrow();
    void askForFile();
    void askForZone();
    void showSettings();
    void showShortcuts();
    void showAbout();
    void openPalette();
    void openElsewhere(const QString& url, const Place& place);
    void goTo(const Place& place, bool newWindow);
    void stepTab(int by);
    void stepPane(bool forward);
    void showHeldBack();
    void togglePause(bool paused);
    QList<PaletteEntry> paletteEntries();
    std::optional<PaletteEntry> positionEntry(const QString& typed);
    int indexOf(const QWidget* view) const;

    Desk& m_desk;
    WindowActions* m_actions;
    LetterKeys* m_letters;
    StoreTabBar* m_tabs;
    ActionButton* m_plus;
    FindField* m_find;
    QStackedWidget* m_views; ///< In no order; tabs know theirs.
    QList<QWidget*> m_order; ///< The view of each tab.
    WelcomePage* m_welcome = nullptr;
    StatusLine* m_status;
    CommandPalette* m_palette = nullptr; ///< Made when it is first opened.
    QList<QAction*> m_pageActions; ///< Of the page shown, in the Store menu.
    QList<QAction*> m_goActions;
    QList<QAction*> m_tabActions;
    QString m_menusFor; ///< Store and page the menus were filled for.
    std::optional<bool> m_sidebarChoice; ///< Ctrl+B; unset: by the width of the window.
    bool m_sizeGiven = false;
};

} // namespace durascope
