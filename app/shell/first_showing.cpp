// SPDX-License-Identifier: Apache-2.0
#include "app/shell/first_showing.h"

#include "app/shell/desk.h"
#include "app/shell/main_window.h"
#include "app/shell/store_view.h"
#include "app/widgets/row_view.h"
#include "model/session/store_session.h"

namespace durascope {

namespace {

using namespace std::chrono_literals;

constexpr auto patienceForStore = 120ms;

} // namespace

FirstShowing::FirstShowing(MainWindow& window, Desk& desk, bool sizeGiven, std::chrono::milliseconds patience)
    : QObject(&window)
    , m_window(window)
    , m_desk(desk)
    , m_sizeGiven(sizeGiven)
    , m_patience(patience)
{
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, &FirstShowing::show);
    m_late.start(patienceForStore);
    connect(&desk, &Desk::statesLoaded, this, &FirstShowing::showIfReady);
    if (const StoreView* store = window.currentStore())
        connect(store, &StoreView::changed, this, &FirstShowing::showIfReady);
    showIfReady();
}

void FirstShowing::showIfReady()
{
    const StoreView* store = m_window.currentStore();
    const bool opening = store && store->session().state() == StoreSession::State::Opening;
    if ((m_sizeGiven || m_desk.loaded()) && !opening)
        show();
}

void FirstShowing::show()
{
    m_late.disconnect(this);
    m_desk.disconnect(this);
    if (StoreView* store = m_window.currentStore())
        store->disconnect(this);
    holdPainting();
    m_window.show();
}

void FirstShowing::holdPainting()
{
    const StoreView* store = m_window.currentStore();
    const auto lists = store ? store->currentWidget()->findChildren<RowView*>() : QList<RowView*>();
    if (lists.isEmpty()) {
        deleteLater();
        return;
    }
    m_window.setUpdatesEnabled(false);
    for (const RowView* list : lists)
        connect(list, &RowView::prepared, this, &FirstShowing::paint);
    connect(&m_late, &QTimer::timeout, this, &FirstShowing::paint);
    m_late.start(m_patience);
}

void FirstShowing::paint()
{
    m_window.setUpdatesEnabled(true);
    disconnect();
    deleteLater();
}

} // namespace durascope
