// SPDX-License-Identifier: Apache-2.0
#include "app/shell/window_actions.h"

#include "app/shell/action_keys.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace durascope {

WindowActions::WindowActions(QMainWindow* window)
    : QObject(window)
    , m_window(window)
{
    QMenuBar* bar = window->menuBar();
    fileMenu = bar->addMenu(tr("&File"));
    editMenu = bar->addMenu(tr("&Edit"));
    viewMenu = bar->addMenu(tr("&View"));
    goMenu = bar->addMenu(tr("&Go"));
    storeMenu = bar->addMenu(tr("&Store"));
    windowMenu = bar->addMenu(tr("&Window"));
    helpMenu = bar->addMenu(tr("&Help"));
    makeFile();
    makeEdit();
    makeView();
    makeGo();
    makeStoreAndWindow();
    makeHelp();
}

QAction* WindowActions::make(QMenu* menu, const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setMenuRole(QAction::NoRole);
    menu->addAction(action);
    m_window->addAction(action); // keys work also where the menu bar is hidden
    return action;
}

QAction* WindowActions::letter(QMenu* menu, const QString& text, const QString& letters)
{
    QAction* action = make(menu, text);
    setLetter(*action, letters);
    return action;
}

void WindowActions::makeFile()
{
    openFile = make(fileMenu, tr("&Open file…"), {QKeySequence::Open});
    recentMenu = fileMenu->addMenu(tr("Open &recent"));
    demo = make(fileMenu, tr("Take the &demo tour"));
    newTab = make(fileMenu, tr("New &tab"), {QKeySequence(Qt::CTRL | Qt::Key_T)});
    fileMenu->addSeparator();
    closeTab = make(fileMenu, tr("&Close"), {QKeySequence(Qt::CTRL | Qt::Key_W)});
    quit = make(fileMenu, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::makeEdit()
{
    copy = new QAction(tr("&Copy\tCtrl+C"), this); // the key itself belongs to whatever has the keyboard
    editMenu->addAction(copy);
    editMenu->addSeparator();
    palette = make(editMenu, tr("Find or &run…"), {QKeySequence(Qt::CTRL | Qt::Key_K)});
    find = make(editMenu, tr("&Find in this list…"), {QKeySequence::Find});
    editMenu->addSeparator();
    settings = make(editMenu, tr("&Settings…"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    settings->setMenuRole(QAction::PreferencesRole);
}

void WindowActions::makeView()
{
    pause = letter(viewMenu, tr("&Pause"), QStringLiteral("P"));
    pause->setCheckable(true);
    showNew = letter(viewMenu, tr("Show &new rows"), QStringLiteral("R"));
    readAgain = make(viewMenu, tr("Read &again"), {QKeySequence(Qt::Key_F5)});
    viewMenu->addSeparator();
    narrowSidebar = make(viewMenu, tr("Narrow &sidebar"), {QKeySequence(Qt::CTRL | Qt::Key_B)});
    narrowSidebar->setCheckable(true);
    themeMenu = viewMenu->addMenu(tr("&Theme"));
    rowMenu = viewMenu->addMenu(tr("&Row height"));
    switchTheme = letter(viewMenu, tr("Switch light and &dark"), QStringLiteral("T"));
    larger = make(
        viewMenu, tr("&Larger text"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    smaller = make(viewMenu, tr("S&maller text"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    usual = make(viewMenu, tr("&Usual text size"), {QKeySequence(Qt::CTRL | Qt::Key_0)});
    viewMenu->addSeparator();
    zone = make(viewMenu, tr("Time &zone…"));
    fullScreen = make(viewMenu, tr("&Full screen"), {QKeySequence(Qt::Key_F11)});
    fullScreen->setCheckable(true);
}

void WindowActions::makeGo()
{
    back = make(goMenu, tr("&Back"), {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Backspace)});
    forward = make(goMenu, tr("&Forward"), {QKeySequence(Qt::ALT | Qt::Key_Right)});
    goMenu->addSeparator();
    goEnd = goMenu->addSeparator();
    goToPosition = make(goMenu, tr("&Position or time…"), {QKeySequence(Qt::CTRL | Qt::Key_G)});
    nextPane = make(goMenu, tr("&Next pane"), {QKeySequence(Qt::Key_F6)});
    previousPane = make(goMenu, tr("P&revious pane"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)});
}

void WindowActions::makeStoreAndWindow()
{
    storeEnd = storeMenu->addSeparator();
    copyAddress = make(storeMenu, tr("&Copy the store's address"));
    newWindow = make(windowMenu, tr("New &window"), {QKeySequence(Qt::CTRL | Qt::Key_N)});
    windowMenu->addSeparator();
    nextStore = make(windowMenu, tr("&Next store"),
        {QKeySequence(Qt::CTRL | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    previousStore = make(windowMenu, tr("&Previous store"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    windowMenu->addSeparator();
}

void WindowActions::makeHelp()
{
    shortcuts = letter(helpMenu, tr("&Keyboard map"), QStringLiteral("?"));
    shortcuts->setShortcut(QKeySequence(Qt::Key_F1));
    shortcuts->setText(tr("&Keyboard map\t?"));
    about = make(helpMenu, tr("&About Durascope"));
    about->setMenuRole(QAction::AboutRole);
}

QList<QAction*> WindowActions::all() const
{
    QList<QAction*> actions;
    for (const QMenu* menu :
        {fileMenu, editMenu, viewMenu, themeMenu, rowMenu, goMenu, storeMenu, windowMenu, helpMenu}) {
        for (QAction* action : menu->actions()) {
            if (!action->isSeparator() && !action->menu() && action != palette && action->isVisible())
                actions.append(action);
        }
    }
    return actions;
}

} // namespace durascope
