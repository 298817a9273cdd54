// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace durascope {

/// Every action of a window that does not belong to a page, and the menus they stand in. What an action does is
/// connected by the window.
class WindowActions : public QObject {
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow* window);

    QAction *openFile, *demo, *newTab, *closeTab, *quit;
    QAction *copy, *find, *palette, *goToPosition, *settings;
    QAction *narrowSidebar, *pause, *showNew, *readAgain, *switchTheme, *larger, *smaller, *usual, *zone, *fullScreen;
    QAction *back, *forward, *nextPane, *previousPane;
    QAction* copyAddress;
    QAction *newWindow, *nextStore, *previousStore;
    QAction *shortcuts, *about;

    QMenu *fileMenu, *editMenu, *viewMenu, *goMenu, *storeMenu, *windowMenu, *helpMenu;
    QMenu *recentMenu, *themeMenu, *rowMenu;
    QAction* goEnd; ///< Page entries of the Go menu stand before it.
    QAction* storeEnd; ///< Actions of the page shown stand before it in the Store menu.

    /// Actions worth finding in the palette, in menu order.
    QList<QAction*> all() const;

private:
    QAction* make(QMenu* menu, const QString& text, const QList<QKeySequence>& keys = {});
    QAction* letter(QMenu* menu, const QString& text, const QString& letters);
    void makeFile();
    void makeEdit();
    void makeView();
    void makeGo();
    void makeStoreAndWindow();
    void makeHelp();

    QMainWindow* m_window;
};

} // namespace durascope
