// SPDX-License-Identifier: Apache-2.0
#include "app/shell/main_window.h"

#include "app/shell/command_palette.h"
#include "app/shell/desk.h"
#include "app/shell/find_field.h"
#include "app/shell/following_label.h"
#include "app/shell/letter_keys.h"
#include "app/shell/sidebar.h"
#include "app/shell/status_line.h"
#include "app/shell/store_tab_bar.h"
#include "app/shell/store_view.h"
#include "app/shell/welcome_page.h"
#include "app/shell/window_actions.h"
#include "app/shell/window_frame.h"
#include "app/widgets/action_button.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"
#include "model/session/store_session.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace durascope {

MainWindow::MainWindow(Desk& desk, QWidget* parent)
    : QMainWindow(parent)
    , m_desk(desk)
    , m_actions(new WindowActions(this))
    , m_letters(new LetterKeys(this))
{
    buildFrame();
    connectFile();
    connectView();
    connectGo();
    connectHelp();
    fillThemeMenus();
    setAttribute(Qt::WA_OpaquePaintEvent); // the menu bar and the frame cover it
    setAcceptDrops(true);
    setMinimumSize(800, 520);
    resize(1440, 900);
    if (desk.loaded())
        restoreFrame();
    else
        connect(&desk, &Desk::statesLoaded, this, &MainWindow::restoreFrame);
    connect(&desk, &Desk::said, m_status, [this](const QString& text) { m_status->say(text); });
    connect(&desk.workbench(), &Workbench::problem, m_status, [this](const QString& text) { m_status->say(text); });
    connect(&desk.workbench(), &Workbench::recentStoresChanged, this, &MainWindow::fillRecentMenu);
    updateFrame();
}

MainWindow::~MainWindow()
{
    // Views speak to the window while they go; let them go while it is whole.
    m_status->following()->setSession(nullptr);
    for (QWidget* view : std::as_const(m_order)) {
        view->disconnect(this);
        if (view != m_welcome)
            delete view;
    }
}

void MainWindow::buildFrame()
{
    auto* frame = new WindowFrame(this);
    m_tabs = frame->tabs();
    m_plus = frame->plus();
    m_find = frame->find();
    m_views = frame->views();
    m_status = frame->status();
    setCentralWidget(frame);
    connect(m_tabs, &QTabBar::currentChanged, this, &MainWindow::showCurrent);
    connect(m_tabs, &QTabBar::tabMoved, this, &MainWindow::tabMoved);
    connect(m_tabs, &StoreTabBar::closeWanted, this, &MainWindow::closeTab);
    connect(m_plus, &ActionButton::clicked, this, &MainWindow::showNewTab);
    connect(m_find, &FindField::clicked, this, &MainWindow::openPalette);
    connect(m_status, &StatusLine::zoneClicked, this, &MainWindow::askForZone);
}

WelcomePage* MainWindow::welcome()
{
    if (m_welcome)
        return m_welcome;
    m_welcome = new WelcomePage(m_desk, m_views);
    m_views->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::openFileWanted, this, &MainWindow::askForFile);
    connect(m_welcome, &WelcomePage::openWanted, this, [this](const QString& url, bool newWindow) {
        if (newWindow)
            anotherWindow()->openStore(url);
        else
            openStore(url);
    });
    connect(m_welcome, &WelcomePage::said, m_status, &StatusLine::say);
    connect(m_welcome, &WelcomePage::keyboardMapWanted, this, &MainWindow::showShortcuts);
    return m_welcome;
}

int MainWindow::indexOf(const QWidget* view) const
{
    return int(m_order.indexOf(const_cast<QWidget*>(view)));
}

QWidget* MainWindow::currentView() const
{
    const int index = m_tabs->currentIndex();
    return index >= 0 && index < m_order.size() ? m_order[index] : m_welcome;
}

StoreView* MainWindow::currentStore() const
{
    return qobject_cast<StoreView*>(currentView());
}

QList<StoreView*> MainWindow::stores() const
{
    QList<StoreView*> found;
    for (QWidget* view : m_order) {
        if (auto* store = qobject_cast<StoreView*>(view))
            found.append(store);
    }
    return found;
}

StoreView* MainWindow::openStore(const QString& url, std::optional<Place> start)
{
    return openStore(std::make_unique<StoreSession>(url), std::move(start));
}

StoreView* MainWindow::openStore(std::unique_ptr<StoreSession> session, std::optional<Place> start)
{
    const QString url = session->url();
    for (StoreView* open : stores()) {
        if (sameStore(open->url(), url)) {
            m_tabs->setCurrentIndex(indexOf(open));
            if (start)
                open->goTo(*start);
            return open;
        }
    }
    auto* view = new StoreView(std::move(session), std::move(start), m_desk, m_views);
    m_views->addWidget(view);
    connect(view, &StoreView::changed, this, [this, view] {
        const int index = indexOf(view);
        m_tabs->setTabText(index, view->name());
        if (view == currentStore())
            updateFrame();
    });
    connect(view, &StoreView::said, this, [this](const QString& sentence) { m_status->say(sentence); });
    connect(view, &StoreView::openOtherWanted, this, &MainWindow::askForFile);
    connect(view, &StoreView::closeWanted, this, [this, view] { closeTab(indexOf(view)); });
    connect(view, &StoreView::placeWantedElsewhere, this,
        [this, view](const Place& place) { openElsewhere(view->url(), place); });
    // Opening from the new tab fills that tab.
    const int reuse = indexOf(m_welcome);
    if (reuse >= 0) {
        m_order[reuse] = view;
        m_tabs->setTabText(reuse, view->name());
        m_tabs->setCurrentIndex(reuse);
    } else {
        m_order.append(view);
        m_tabs->addTab(view->name());
    }
    const int index = indexOf(view);
    m_tabs->setTabGlyph(index, view->engineIcon());
    m_tabs->setTabToolTip(index, plainToolTip(url));
    m_tabs->setCurrentIndex(index);
    view->open();
    showCurrent();
    return view;
}

void MainWindow::showNewTab()
{
    if (m_order.isEmpty()) {
        welcome()->setFocus();
        return;
    }
    int index = indexOf(welcome());
    if (index < 0) {
        m_order.append(m_welcome);
        index = m_tabs->addTab(tr("New tab"));
        m_tabs->setTabGlyph(index, Icon::Plus);
    }
    m_tabs->setCurrentIndex(index);
    m_welcome->setFocus();
}

void MainWindow::closeTab(int index)
{
    if (index < 0 || index >= m_order.size())
        return;
    QWidget* view = m_order.takeAt(index);
    m_tabs->removeTab(index);
    if (m_order.size() == 1 && m_order.front() == m_welcome) { // the welcome page alone needs no tab
        m_order.clear();
        m_tabs->removeTab(0);
    }
    if (auto* store = qobject_cast<StoreView*>(view)) {
        store->disconnect(this);
        m_views->removeWidget(store);
        store->session().close();
        store->deleteLater();
    }
    showCurrent();
}

void MainWindow::tabMoved(int from, int to)
{
    m_order.move(from, to);
}

void MainWindow::showCurrent()
{
    if (m_tabs->count() != m_order.size())
        return; // a tab is just being added or removed
    QWidget* view = m_order.isEmpty() ? welcome() : currentView();
    m_views->setCurrentWidget(view);
    updateNarrow();
    if (!m_tabs->hasFocus()) { // who steps through the tabs by keys goes on doing so
        if (auto* store = qobject_cast<StoreView*>(view))
            store->focusPage();
        else
            view->setFocus();
    }
    updateFrame();
}

void MainWindow::updateFrame()
{
    StoreView* store = currentStore();
    const Page* page = store ? store->currentPage() : nullptr;
    QString title = tr("Durascope");
    if (page)
        title = QStringLiteral("%1 – %2 – %3").arg(store->name(), page->title(), title);
    else if (store)
        title = QStringLiteral("%1 – %2").arg(store->name(), title);
    setWindowTitle(title);
    StoreSession* session = store ? &store->session() : nullptr;
    m_status->showStore(session);
    m_status->following()->setSession(page ? session : nullptr);
    m_actions->back->setEnabled(store && store->canGoBack());
    m_actions->forward->setEnabled(store && store->canGoForward());
    m_actions->closeTab->setEnabled(!m_order.isEmpty());
    m_actions->pause->setChecked(session && session->paused());
    for (QAction* action : {m_actions->pause, m_actions->showNew, m_actions->find, m_actions->goToPosition,
             m_actions->copyAddress, m_actions->narrowSidebar})
        action->setEnabled(page != nullptr);
    m_actions->readAgain->setEnabled(store != nullptr);
    m_actions->nextStore->setEnabled(m_order.size() > 1);
    m_actions->previousStore->setEnabled(m_order.size() > 1);
    fillPageMenus();
    fillWindowMenu();
}

void MainWindow::updateNarrow()
{
    const bool narrow = width() <= Theme::instance().scaled(1100);
    m_status->setNarrow(narrow);
    const bool sidebarNarrow = m_sidebarChoice.value_or(narrow);
    m_actions->narrowSidebar->setChecked(sidebarNarrow);
    for (StoreView* store : stores())
        store->setNarrow(narrow, sidebarNarrow);
    if (m_welcome)
        m_welcome->setNarrow(narrow);
}

void MainWindow::showEvent(QShowEvent* event)
{
    if (m_order.isEmpty())
        showCurrent(); // the welcome page
    QMainWindow::showEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    updateNarrow();
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        updateNarrow(); // another text size makes the window narrow or wide
    return QMainWindow::event(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    StoreView* store = currentStore();
    if (event->key() == Qt::Key_Escape && store && store->session().state() == StoreSession::State::Opening)
        closeTab(indexOf(store));
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_desk.saveState(QStringLiteral("window"), saveGeometry());
    m_desk.saveState(QStringLiteral("sidebar"),
        !m_sidebarChoice       ? QByteArray()
            : *m_sidebarChoice ? QByteArray("narrow")
                               : QByteArray("wide"));
    QMainWindow::closeEvent(event);
}

void MainWindow::restoreFrame()
{
    if (const QByteArray geometry = m_desk.state(QStringLiteral("window")); !geometry.isEmpty() && !m_sizeGiven)
        restoreGeometry(geometry);
    const QByteArray sidebar = m_desk.state(QStringLiteral("sidebar"));
    if (!m_sidebarChoice && !sidebar.isEmpty())
        m_sidebarChoice = sidebar == "narrow";
    updateNarrow();
}

void MainWindow::giveSize(const QSize& size)
{
    m_sizeGiven = true;
    resize(size);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            event->setDropAction(Qt::CopyAction); // nothing is moved
            event->accept();
            return;
        }
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            openStore(url.toLocalFile());
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

} // namespace durascope
