// SPDX-License-Identifier: Apache-2.0
#include "app/shell/first_rows.h"

#include "app/shell/main_window.h"
#include "app/shell/store_view.h"
#include "app/widgets/row_view.h"
#include "model/session/store_session.h"

#include <QEvent>

#include <utility>

namespace durascope {

FirstRows::FirstRows(MainWindow* window, std::function<void()> ready)
    : QObject(window)
    , m_window(window)
    , m_ready(std::move(ready))
{
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, &FirstRows::done);
    m_late.start(30'000);
    window->installEventFilter(this);
    if (StoreView* store = window->currentStore())
        connect(store, &StoreView::changed, this, &FirstRows::watch);
    watch();
}

void FirstRows::watch()
{
    QWidget* shown = m_window->currentView();
    if (const auto* store = qobject_cast<StoreView*>(shown)) {
        if (store->session().state() == StoreSession::State::Opening)
            return;
        shown = store->currentWidget();
        for (const RowView* list : shown->findChildren<RowView*>())
            connect(list, &RowView::painted, this, &FirstRows::done, Qt::UniqueConnection);
        if (!shown->findChildren<RowView*>().isEmpty())
            return;
    }
    if (shown && shown != m_watched) {
        m_watched = shown;
        shown->installEventFilter(this);
    }
}

bool FirstRows::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && event->type() == QEvent::Show)
        watch();
    else if (watched == m_watched && event->type() == QEvent::Paint)
        QTimer::singleShot(0, this, &FirstRows::done);
    return false;
}

void FirstRows::done()
{
    m_late.stop();
    if (const auto ready = std::exchange(m_ready, {}))
        ready();
}

} // namespace durascope
