// SPDX-License-Identifier: Apache-2.0
// Menus that change with the store and page shown, and what the palette offers.
#include "app/shell/main_window.h"

#include "app/shell/action_keys.h"
#include "app/shell/command_palette.h"
#include "app/shell/desk.h"
#include "app/shell/letter_keys.h"
#include "app/shell/page_registry.h"
#include "app/shell/store_tab_bar.h"
#include "app/shell/store_view.h"
#include "app/shell/window_actions.h"
#include "app/theme/theme.h"
#include "app/widgets/plain_text.h"
#include "model/format/format.h"
#include "model/session/store_session.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>

namespace durascope {

void MainWindow::fillThemeMenus()
{
    const auto fill = [this](QMenu* menu, const QStringList& words, auto choose, auto now) {
        auto* group = new QActionGroup(this);
        for (qsizetype i = 0; i < words.size(); ++i) {
            QAction* action = menu->addAction(words[i]);
            action->setCheckable(true);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [choose, i] { choose(int(i)); });
        }
        const auto show = [group, now] { group->actions().at(now())->setChecked(true); };
        connect(&Theme::instance(), &Theme::changed, group, show);
        show();
    };
    fill(
        m_actions->themeMenu, {tr("Like the &system"), tr("&Light"), tr("&Dark"), tr("&High contrast")},
        [](int i) { Theme::instance().setChoice(static_cast<ThemeChoice>(i)); },
        [] { return static_cast<int>(Theme::instance().choice()); });
    fill(
        m_actions->rowMenu, {tr("&Compact"), tr("&Normal"), tr("&Relaxed")},
        [](int i) { Theme::instance().setDensity(static_cast<Density>(i)); },
        [] { return static_cast<int>(Theme::instance().density()); });
}

void MainWindow::fillRecentMenu()
{
    m_desk.workbench().recentStores(this, [this](const QList<RecentStore>& stores) {
        m_actions->recentMenu->clear();
        for (const RecentStore& store : stores.mid(0, 10)) {
            QString name = oneLine(store.name.toStdString());
            QAction* action = m_actions->recentMenu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
            action->setStatusTip(oneLine(store.url.toStdString()));
            connect(action, &QAction::triggered, this, [this, url = store.url] { openStore(url); });
        }
        m_actions->recentMenu->setEnabled(!stores.isEmpty());
    });
}

void MainWindow::fillPageMenus()
{
    StoreView* store = currentStore();
    const Page* page = store ? store->currentPage() : nullptr;
    const QString key = page ? store->url() + QLatin1Char('\n') + QString::fromLatin1(page->id()) : QString();
    if (key == m_menusFor)
        return;
    m_menusFor = key;
    for (QAction* action : std::as_const(m_pageActions)) {
        m_actions->storeMenu->removeAction(action);
        removeAction(action);
    }
    m_pageActions = page ? page->pageActions() : QList<QAction*>();
    for (QAction* action : std::as_const(m_pageActions)) {
        m_actions->storeMenu->insertAction(m_actions->storeEnd, action);
        addAction(action);
    }
    for (QAction* action : std::as_const(m_goActions)) {
        m_letters->remove(action);
        delete action;
    }
    m_goActions.clear();
    if (!page)
        return;
    for (const PageEntry& entry : pagesFor(store->session())) {
        auto* action = new QAction(entry.title, this);
        setLetter(*action, QStringLiteral("G ") + entry.jumpKey);
        m_letters->add(QStringLiteral("G ") + entry.jumpKey, action);
        connect(action, &QAction::triggered, this, [this, id = entry.id] { goTo({id, {}}, false); });
        m_actions->goMenu->insertAction(m_actions->goEnd, action);
        m_goActions.append(action);
    }
}

void MainWindow::fillWindowMenu()
{
    qDeleteAll(m_tabActions);
    m_tabActions.clear();
    for (int i = 0; i < m_tabs->count(); ++i) {
        QString name = m_tabs->tabText(i);
        auto* action = new QAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")), this);
        if (i < 9)
            action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        action->setCheckable(true);
        action->setChecked(i == m_tabs->currentIndex());
        connect(action, &QAction::triggered, this, [this, i] { m_tabs->setCurrentIndex(i); });
        m_actions->windowMenu->addAction(action);
        m_tabActions.append(action);
    }
}

QList<PaletteEntry> MainWindow::paletteEntries()
{
    using Section = PaletteEntry::Section;
    QList<PaletteEntry> entries;
    const auto addPages = [&entries, this](StoreView* store, Section section) {
        for (const PageEntry& page : pagesFor(store->session())) {
            PaletteEntry entry{section, page.icon, page.title, page.group, store->name(), {}, true, {}};
            if (section == Section::Here)
                entry.keys = QStringLiteral("G ") + page.jumpKey;
            entry.run = [this, store, id = page.id](bool newWindow) {
                if (newWindow) {
                    openElsewhere(store->url(), {id, {}});
                    return;
                }
                m_tabs->setCurrentIndex(indexOf(store));
                store->goTo({id, {}});
            };
            entries.append(entry);
        }
    };
    if (StoreView* here = currentStore())
        addPages(here, Section::Here);
    for (StoreView* store : stores()) {
        if (store == currentStore())
            continue;
        entries.append({Section::Stores, store->engineIcon(), store->name(), tr("store"), {}, {}, true,
            [this, store](bool) { m_tabs->setCurrentIndex(indexOf(store)); }});
        addPages(store, Section::Stores);
    }
    const auto addAction = [&entries](QAction* action, const QString& note) {
        entries.append({Section::Do, std::nullopt, wordsOf(*action), note, {}, keysOf(*action), action->isEnabled(),
            [action](bool) { action->trigger(); }});
    };
    for (QAction* action : std::as_const(m_pageActions))
        addAction(action, tr("this page"));
    for (QAction* action : m_actions->all()) {
        if (m_pageActions.contains(action) || m_goActions.contains(action) || m_tabActions.contains(action))
            continue;
        const bool theme = m_actions->themeMenu->actions().contains(action);
        const bool rows = m_actions->rowMenu->actions().contains(action);
        addAction(action, theme ? tr("theme") : rows ? tr("row height") : QString());
    }
    return entries;
}

std::optional<PaletteEntry> MainWindow::positionEntry(const QString& typed)
{
    StoreView* store = currentStore();
    if (!store || store->session().state() != StoreSession::State::Open || !store->session().facts().eventFormat)
        return PaletteEntry{
            PaletteEntry::Section::Here, Icon::EventLog, tr("This store has no positions."), {}, {}, {}, false, {}};
    bool isNumber = false;
    const qint64 position = QString(typed).remove(QLatin1Char(',')).toLongLong(&isNumber);
    if (!isNumber)
        return PaletteEntry{PaletteEntry::Section::Here, Icon::EventLog, tr("Go to position or time…"),
            tr("type a number"), store->name(), QStringLiteral("Ctrl+G"), true, [this, store](bool) {
                store->goTo({"log", {}});
                m_actions->goToPosition->trigger();
            }};
    return PaletteEntry{PaletteEntry::Section::Here, Icon::EventLog, tr("Go to position %1").arg(number(position)), {},
        store->name(), {}, true, [this, position](bool newWindow) {
            goTo({"log", {{QStringLiteral("position"), position}}}, newWindow);
        }};
}

void MainWindow::openPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(centralWidget());
    m_palette->open(paletteEntries(), [this](const QString& typed) { return positionEntry(typed); });
}

} // namespace durascope
