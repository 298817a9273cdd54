// SPDX-License-Identifier: Apache-2.0
// What the actions of the window do.
#include "app/shell/main_window.h"

#include "app/shell/about_dialog.h"
#include "app/shell/action_keys.h"
#include "app/shell/command_palette.h"
#include "app/shell/desk.h"
#include "app/shell/letter_keys.h"
#include "app/shell/pane_ring.h"
#include "app/shell/settings_dialog.h"
#include "app/shell/shortcut_sheet.h"
#include "app/shell/status_line.h"
#include "app/shell/store_tab_bar.h"
#include "app/shell/store_view.h"
#include "app/shell/window_actions.h"
#include "app/shell/zone_dialog.h"
#include "app/theme/theme.h"
#include "app/widgets/row_view.h"
#include "model/format/format_clock.h"
#include "model/session/store_session.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>

namespace durascope {

void MainWindow::connectFile()
{
    const WindowActions& a = *m_actions;
    connect(a.openFile, &QAction::triggered, this, &MainWindow::askForFile);
    fillRecentMenu();
    connect(a.demo, &QAction::triggered, this, [this] { openStore(QStringLiteral("demo:")); });
    connect(a.newTab, &QAction::triggered, this, &MainWindow::showNewTab);
    connect(a.closeTab, &QAction::triggered, this, [this] { closeTab(m_tabs->currentIndex()); });
    connect(a.quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
    connect(a.copy, &QAction::triggered, this, [] {
        // Whatever has the keyboard knows what copying means there.
        if (QWidget* widget = QApplication::focusWidget()) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_C, Qt::ControlModifier);
            QApplication::sendEvent(widget, &press);
        }
    });
    connect(a.find, &QAction::triggered, this, [this] {
        if (StoreView* store = currentStore(); store && store->currentPage())
            store->currentPage()->startFind();
    });
    connect(a.palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(a.settings, &QAction::triggered, this, &MainWindow::showSettings);
    m_letters->add(QStringLiteral("/"), a.find);
}

void MainWindow::connectView()
{
    const WindowActions& a = *m_actions;
    connect(a.pause, &QAction::triggered, this, &MainWindow::togglePause);
    connect(a.showNew, &QAction::triggered, this, &MainWindow::showHeldBack);
    connect(a.readAgain, &QAction::triggered, this, [this] {
        if (StoreView* store = currentStore())
            store->readAgain();
    });
    connect(a.narrowSidebar, &QAction::triggered, this, [this](bool narrow) {
        m_sidebarChoice = narrow;
        updateNarrow();
    });
    connect(a.switchTheme, &QAction::triggered, this, [] {
        Theme& theme = Theme::instance();
        theme.setChoice(theme.isDark() ? ThemeChoice::Light : ThemeChoice::Dark);
    });
    const auto stepText = [](int by) { Theme::instance().setTextPercent(Theme::instance().textPercent() + by); };
    connect(a.larger, &QAction::triggered, this, [stepText] { stepText(10); });
    connect(a.smaller, &QAction::triggered, this, [stepText] { stepText(-10); });
    connect(a.usual, &QAction::triggered, this, [] { Theme::instance().setTextPercent(100); });
    connect(a.zone, &QAction::triggered, this, &MainWindow::askForZone);
    connect(a.fullScreen, &QAction::triggered, this,
        [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    for (QAction* action : {a.pause, a.showNew, a.switchTheme})
        m_letters->add(keysOf(*action), action);
}

void MainWindow::connectGo()
{
    const WindowActions& a = *m_actions;
    connect(a.back, &QAction::triggered, this, [this] {
        if (StoreView* store = currentStore())
            store->goBack();
    });
    connect(a.forward, &QAction::triggered, this, [this] {
        if (StoreView* store = currentStore())
            store->goForward();
    });
    connect(a.goToPosition, &QAction::triggered, this, [this] {
        StoreView* store = currentStore();
        if (store && store->currentPage() && !store->currentPage()->askForPosition())
            m_status->say(tr("This page has no positions. The event log has."));
    });
    connect(a.nextPane, &QAction::triggered, this, [this] { stepPane(true); });
    connect(a.previousPane, &QAction::triggered, this, [this] { stepPane(false); });
    connect(a.copyAddress, &QAction::triggered, this, [this] {
        if (StoreView* store = currentStore()) {
            QApplication::clipboard()->setText(store->url());
            m_status->say(tr("Address copied."));
        }
    });
    connect(a.newWindow, &QAction::triggered, this, [this] { anotherWindow(); });
    connect(a.nextStore, &QAction::triggered, this, [this] { stepTab(1); });
    connect(a.previousStore, &QAction::triggered, this, [this] { stepTab(-1); });
}

void MainWindow::connectHelp()
{
    connect(m_actions->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
    m_letters->add(QStringLiteral("?"), m_actions->shortcuts);
}

void MainWindow::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Open a store"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("SQLite files (*.db *.sqlite *.sqlite3)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        for (const QString& file : files)
            openStore(file);
    });
    dialog->open();
}

void MainWindow::askForZone()
{
    auto* dialog = new ZoneDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showSettings()
{
    auto* dialog = new SettingsDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::zoneWanted, this, &MainWindow::askForZone);
    dialog->open();
}

void MainWindow::showShortcuts()
{
    auto* sheet = new ShortcutSheet(this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::showAbout()
{
    auto* dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::openElsewhere(const QString& url, const Place& place)
{
    anotherWindow()->openStore(url, place);
}

MainWindow* MainWindow::anotherWindow()
{
    auto* window = new MainWindow(m_desk);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
    return window;
}

void MainWindow::goTo(const Place& place, bool newWindow)
{
    StoreView* store = currentStore();
    if (!store)
        return;
    if (newWindow)
        openElsewhere(store->url(), place);
    else
        store->goTo(place);
}

void MainWindow::stepTab(int by)
{
    const int count = m_tabs->count();
    if (count > 1)
        m_tabs->setCurrentIndex(((m_tabs->currentIndex() + by) % count + count) % count);
}

void MainWindow::stepPane(bool forward)
{
    stepThroughPanes(centralWidget(), forward);
}

void MainWindow::showHeldBack()
{
    const StoreView* store = currentStore();
    Page* page = store ? store->currentPage() : nullptr;
    if (!page)
        return;
    const auto* focused = qobject_cast<RowView*>(QApplication::focusWidget());
    if (focused && focused->source() && page->isAncestorOf(focused)) {
        focused->source()->showHeldBack();
        return;
    }
    for (const RowView* list : page->findChildren<RowView*>()) {
        if (list->isVisible() && list->source())
            list->source()->showHeldBack();
    }
}

void MainWindow::togglePause(bool paused)
{
    if (StoreView* store = currentStore())
        store->session().setPaused(paused);
}

} // namespace durascope
