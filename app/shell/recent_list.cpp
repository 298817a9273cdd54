// SPDX-License-Identifier: Apache-2.0
#include "app/shell/recent_list.h"

#include "app/shell/desk.h"
#include "app/widgets/key_hints.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/row_view.h"
#include "model/format/format_clock.h"
#include "model/session/relay.h"
#include "model/session/store_threads.h"

#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace durascope {

RecentList::RecentList(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_list(new RowView(QStringLiteral("recent"), this))
    , m_source(RecentRow::columns())
    , m_relay(std::make_shared<Relay>(this))
{
    auto* title = new PlainLabel(tr("Recent stores"), this);
    title->setFontRole(FontRole::PageTitle);
    auto* hints = new KeyHints(
        {{{tr("Enter")}, tr("open")}, {{tr("Ctrl+Enter")}, tr("in a new window")}, {{tr("Del")}, tr("forget")}},
        tr("You can also drop a file on this window."), this);
    hints->setGround(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(m_list, 1);
    column->addWidget(hints);
    m_list->setMinimumHeight(Theme::instance().scaled(160));
    m_list->setAccessibleName(tr("Recent stores"));
    m_list->setSource(&m_source);
    connect(m_list, &RowView::activated, this, [this](RowKey key, bool newWindow) {
        if (const auto row = m_source.rowOfKey(key))
            Q_EMIT openWanted(static_cast<const RecentRow&>(*row).store().url, newWindow);
    });
    connect(m_list, &RowView::listActionWanted, this, &RecentList::demoWanted);
    connect(m_list, &RowView::contextMenuWanted, this, [this](RowKey, int, QPoint, QMenu* menu) {
        menu->addSeparator();
        menu->addAction(tr("Forget this store"), this, &RecentList::forgetCurrent);
    });
    connect(&desk.workbench(), &Workbench::recentStoresChanged, this, &RecentList::readAgain);
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, &RecentList::fill);
}

RecentList::~RecentList()
{
    m_relay->cut();
    m_list->setSource(nullptr);
}

void RecentList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    readAgain();
}

void RecentList::readAgain()
{
    m_desk.workbench().recentStores(this, [this](const QList<RecentStore>& stores) {
        m_stores = stores;
        fill();
        lookUp();
        Q_EMIT shownChanged(stores);
    });
}

void RecentList::lookUp()
{
    QStringList urls;
    for (const RecentStore& store : std::as_const(m_stores))
        urls.append(store.url);
    // A disk that does not answer holds up this thread only.
    runApart([urls, relay = m_relay, this] {
        for (const QString& url : urls) {
            const FileState state = lookUpFile(url);
            relay->post([this, url, state] {
                if (m_states.value(url) == state)
                    return;
                m_states.insert(url, state);
                fill();
            });
        }
    });
}

void RecentList::fill()
{
    const FormatStyle style = FormatClock::instance().style();
    TableRows rows;
    for (const RecentStore& store : std::as_const(m_stores))
        rows.push_back(std::make_shared<RecentRow>(store, m_states.value(store.url), style));
    const bool empty = rows.empty();
    m_source.setRows(std::move(rows));
    if (empty)
        m_source.setEmptyState(
            {ListState::Kind::Empty, tr("No store has been opened yet. Stores stand here after they were open once."),
                {}, {}, tr("Take the demo tour")});
}

void RecentList::forgetCurrent()
{
    const auto key = m_list->currentKey();
    const auto row = key ? m_source.rowOfKey(*key) : nullptr;
    if (!row)
        return;
    const RecentStore store = static_cast<const RecentRow&>(*row).store();
    m_desk.workbench().forget(store.url);
    Q_EMIT said(tr("%1 is forgotten. The file is not touched.").arg(store.name),
        [desk = QPointer<Desk>(&m_desk), url = store.url] {
            if (desk)
                desk->workbench().restoreForgotten(url);
        });
}

void RecentList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        forgetCurrent();
    else
        QWidget::keyPressEvent(event);
}

} // namespace durascope
