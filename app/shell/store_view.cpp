// SPDX-License-Identifier: Apache-2.0
#include "app/shell/store_view.h"

#include "app/shell/desk.h"
#include "app/shell/error_page.h"
#include "app/shell/opening_page.h"
#include "app/shell/page_registry.h"
#include "app/shell/sidebar.h"
#include "app/shell/sidebar_counts.h"
#include "app/widgets/page_parts.h"
#include "model/session/store_session.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace durascope {

StoreView::StoreView(std::unique_ptr<StoreSession> session, std::optional<Place> start, Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_session(session.release())
    , m_start(std::move(start))
    , m_sidebar(new Sidebar(this))
    , m_stack(new QStackedWidget(this))
{
    m_session->setParent(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(m_stack, 1);
    m_sidebar->hide();
    connect(m_sidebar, &Sidebar::wanted, this, [this](const QByteArray& id) {
        const Page* page = m_pages.value(id);
        goTo({id, page ? page->place() : QVariantMap()}); // as it was left
    });
    connect(m_session, &StoreSession::opened, this, &StoreView::finishOpening);
    connect(m_session, &StoreSession::failed, this, &StoreView::showError);
}

StoreView::~StoreView()
{
    // Pages and counts refer to the session, which as a child would be destroyed before them.
    m_counts.reset();
    qDeleteAll(m_pages);
}

QString StoreView::url() const
{
    return m_session->url();
}

QString StoreView::name() const
{
    if (m_session->state() == StoreSession::State::Open)
        return QString::fromStdString(m_session->facts().name);
    const auto parsed = parseStoreUrl(m_session->url().toStdString());
    return parsed ? QString::fromStdString(displayName(*parsed)) : m_session->url();
}

Icon StoreView::engineIcon() const
{
    const auto parsed = parseStoreUrl(m_session->url().toStdString());
    if (!parsed)
        return Icon::File;
    switch (parsed->scheme) {
    case StoreUrl::Scheme::Demo:
    case StoreUrl::Scheme::Memory:
        return Icon::Demo;
    case StoreUrl::Scheme::PostgreSql:
        return Icon::Server;
    case StoreUrl::Scheme::D1:
        return Icon::Cloud;
    case StoreUrl::Scheme::Sqlite:
        break;
    }
    return Icon::File;
}

Page* StoreView::currentPage() const
{
    return qobject_cast<Page*>(m_stack->currentWidget());
}

QWidget* StoreView::currentWidget() const
{
    return m_stack->currentWidget();
}

void StoreView::showInstead(QWidget* widget)
{
    QWidget* before = m_stack->currentWidget();
    m_stack->addWidget(widget);
    m_stack->setCurrentWidget(widget);
    if (before && !qobject_cast<Page*>(before)) {
        m_stack->removeWidget(before);
        before->deleteLater();
    }
}

void StoreView::open()
{
    auto* opening = new OpeningPage(name(), this);
    connect(opening, &OpeningPage::stopWanted, this, &StoreView::closeWanted);
    showInstead(opening);
    m_sidebar->hide();
    m_session->open();
    Q_EMIT changed();
}

void StoreView::showError()
{
    auto* page = new ErrorPage(m_session->url(), m_session->error(), this);
    connect(page, &ErrorPage::tryAgain, this, &StoreView::open);
    connect(page, &ErrorPage::openOther, this, &StoreView::openOtherWanted);
    connect(page, &ErrorPage::closeWanted, this, &StoreView::closeWanted);
    connect(page, &ErrorPage::said, this, &StoreView::said);
    showInstead(page);
    m_sidebar->hide();
    Q_EMIT changed();
    if (isVisible())
        page->setFocus();
}

void StoreView::finishOpening()
{
    const QList<PageEntry> pages = pagesFor(*m_session);
    m_sidebar->setPages(pages);
    m_sidebar->show();
    m_counts = std::make_unique<SidebarCounts>(*m_session, *m_sidebar);
    m_desk.rememberStore(*m_session);
    QWidget* opening = m_stack->currentWidget();
    goTo(firstPlace());
    if (opening && opening != m_stack->currentWidget() && !qobject_cast<Page*>(opening)) {
        m_stack->removeWidget(opening);
        opening->deleteLater();
    }
}

Place StoreView::firstPlace()
{
    QList<QByteArray> ids;
    for (const PageEntry& entry : pagesFor(*m_session))
        ids.append(entry.id);
    if (m_start && ids.contains(sidebarEntryOf(m_start->page)))
        return *m_start;
    const QByteArray last = m_desk.lastPageOf(url());
    return {ids.contains(last) ? last : ids.front(), {}};
}

Page* StoreView::pageFor(const QByteArray& id)
{
    if (Page* made = m_pages.value(id))
        return made;
    Page* page = makePage(id, *m_session, this);
    if (!page)
        return nullptr;
    m_pages.insert(id, page);
    m_stack->addWidget(page);
    page->setNarrow(m_pagesNarrow);
    m_desk.keepLayout(*page);
    // A page that names none of its own stands right below the store.
    if (auto* header = page->findChild<PageHeader*>(); header && header->crumb().isEmpty()) {
        header->setCrumb(name());
        connect(header, &PageHeader::crumbClicked, this, [this] { goTo({pagesFor(*m_session).constFirst().id, {}}); });
    }
    connect(page, &Page::said, this, &StoreView::said);
    connect(page, &Page::placeChanged, this, &StoreView::rememberPlace);
    connect(page, &Page::placeWanted, this, [this](const Place& place, bool newWindow) {
        if (newWindow)
            Q_EMIT placeWantedElsewhere(place);
        else
            goTo(place);
    });
    return page;
}

void StoreView::rememberPlace()
{
    if (const Page* page = currentPage())
        m_history.amend({page->id(), page->place()});
}

void StoreView::show(const Place& place)
{
    Page* page = pageFor(place.page);
    if (!page)
        return;
    m_stack->setCurrentWidget(page);
    page->goTo(place.what);
    m_sidebar->setCurrent(sidebarEntryOf(place.page));
    m_desk.rememberPage(url(), sidebarEntryOf(place.page));
    if (isVisible())
        page->focusMain();
    Q_EMIT changed();
}

void StoreView::goTo(const Place& place)
{
    if (m_session->state() != StoreSession::State::Open || !pageFor(place.page))
        return;
    rememberPlace();
    m_history.visit(place);
    show(place);
}

void StoreView::goBack()
{
    rememberPlace();
    if (const auto place = m_history.back())
        show(*place);
}

void StoreView::goForward()
{
    rememberPlace();
    if (const auto place = m_history.forward())
        show(*place);
}

void StoreView::setNarrow(bool pagesNarrow, bool sidebarNarrow)
{
    m_pagesNarrow = pagesNarrow;
    m_sidebar->setNarrow(sidebarNarrow);
    for (Page* page : std::as_const(m_pages))
        page->setNarrow(pagesNarrow);
}

void StoreView::readAgain()
{
    if (Page* page = currentPage()) {
        page->readAgain();
        m_session->refreshNow();
    } else if (m_session->state() == StoreSession::State::Failed) {
        open();
    }
}

void StoreView::focusPage()
{
    if (Page* page = currentPage())
        page->focusMain();
    else if (QWidget* widget = m_stack->currentWidget())
        widget->setFocus();
}

} // namespace durascope
