// SPDX-License-Identifier: Apache-2.0
#include "app/events/event_log_page.h"

#include "app/events/fact_detail.h"
#include "app/events/go_to_bar.h"
#include "app/events/log_strip.h"
#include "app/widgets/detail_splitter.h"
#include "app/widgets/find_bar.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/row_view.h"
#include "app/widgets/stacked.h"
#include "backends/contract/saturated.h"
#include "model/events/fact_source.h"
#include "model/format/format_clock.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace durascope {

namespace {

constexpr int countsInterval = 100; // ms: figures change at most ten times a second
constexpr int detailPause = 30; // ms

} // namespace

EventLogPage::EventLogPage(StoreSession& session, QWidget* parent)
    : Page(session, parent)
    , m_model(EventModel::of(session))
    , m_source(new FactSource(session, this))
    , m_timeSlot(session.newSlot())
{
    setObjectName(QStringLiteral("eventLogPage"));
    build();
    makeActions();
    connectSource();
    connectView();
    m_model.wantCounts();
    showHeader();
    showStrip();
}

EventLogPage::~EventLogPage()
{
    m_view->disconnect(this);
    m_view->setSource(nullptr); // both are children, and the source may go first
}

void EventLogPage::build()
{
    m_header = new PageHeader(this);
    m_header->setTitle(title());
    m_strip = new LogStrip(this);
    m_goTo = new GoToBar(this);
    auto* left = new QWidget(this);
    m_view = new RowView(QStringLiteral("log"), left);
    m_view->setAccessibleName(tr("Event log"));
    m_view->setPositionStripVisible(true);
    m_live = new LiveStrip(left);
    auto* list = stacked(left);
    list->addWidget(m_view, 1);
    list->addWidget(m_live); // below: new rows come at the end
    m_detail = new FactDetail(session(), this);
    m_find = new FindBar(m_view, this);
    m_splitter = new DetailSplitter(left, m_detail, this);
    m_splitter->setHandleWidth(1);
    m_splitter->setUsualSizes(392, 172);
    auto* column = stacked(this);
    column->addWidget(m_header);
    column->addWidget(m_strip);
    column->addWidget(m_goTo);
    column->addWidget(m_find);
    column->addWidget(m_splitter, 1);
    setFocusProxy(m_view);
    m_headerSoon.setSingleShot(true);
    m_headerSoon.setInterval(countsInterval);
    m_detailSoon.setSingleShot(true);
    m_detailSoon.setInterval(detailPause);
    boundDetail();
}

void EventLogPage::makeActions()
{
    auto* goTo = new QAction(tr("Go to…"), this);
    goTo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G)); // shown on the button; the window's own action has the key
    goTo->setIcon(icon(Icon::Clock));
    connect(goTo, &QAction::triggered, this, [this] { askForPosition(); });
    m_header->addAction(goTo);
    m_header->addAction(makePauseAction());
    connect(&session(), &StoreSession::pausedChanged, this, [this](bool paused) {
        m_pausedSince = paused ? std::optional(Instant::now()) : std::nullopt;
        showHeldBack();
    });
    m_detailAction = makeDetailAction(tr("Detail pane"), m_splitter);
    m_firstAction = new QAction(tr("First event"), this);
    connect(m_firstAction, &QAction::triggered, this, [this] { goToPosition(m_source->firstPosition()); });
    m_lastAction = new QAction(tr("Newest event"), this);
    connect(m_lastAction, &QAction::triggered, this, [this] {
        m_source->showHeldBack();
        m_view->goToNewest();
    });
}

void EventLogPage::connectSource()
{
    connect(&m_headerSoon, &QTimer::timeout, this, &EventLogPage::showHeader);
    const auto soon = [this] {
        if (!m_headerSoon.isActive())
            m_headerSoon.start();
    };
    connect(&m_model, &EventModel::boundsChanged, this, soon);
    connect(&m_model, &EventModel::countsChanged, this, soon);
    connect(&m_model, &EventModel::stateChanged, this, soon);
    connect(&m_model, &EventModel::boundsChanged, this, [this] { m_strip->setLog(m_source->shownBounds()); });
    connect(m_source, &FactSource::stripChanged, this, &EventLogPage::showStrip);
    connect(m_source, &FactSource::heldBackChanged, this, &EventLogPage::showHeldBack);
    connect(m_source, &FactSource::searched, this, [this](qint64 rows, qint64 of) {
        Q_EMIT said(
            tr("Searching %1 events, %2 % · Esc stops").arg(number(of)).arg(rows * 100 / std::max<qint64>(1, of)));
    });
    const auto start = [this] {
        if (m_started || m_source->rowCount() == 0)
            return;
        m_started = true;
        if (const auto wanted = std::exchange(m_waitingFor, std::nullopt))
            goToPosition(*wanted);
        else
            m_view->goToNewest();
    };
    connect(m_source, &FactSource::reset, this, start, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, start, Qt::QueuedConnection);
}

void EventLogPage::connectView()
{
    m_view->setSource(m_source);
    connect(m_view, &RowView::currentChanged, this, [this](std::optional<RowKey> key) {
        Q_UNUSED(key)
        m_detailSoon.start();
        Q_EMIT placeChanged();
    });
    connect(&m_detailSoon, &QTimer::timeout, this, [this] {
        const auto key = m_view->currentKey();
        m_detail->show(key ? std::optional(key->value) : std::nullopt);
    });
    connect(m_view, &RowView::activated, this, [this](RowKey key, bool newWindow) {
        if (newWindow)
            Q_EMIT placeWanted({id(), {{QStringLiteral("position"), key.value}}}, true);
        else
            m_detailAction->setChecked(true);
    });
    connect(m_view, &RowView::says, this, &EventLogPage::said);
    connect(m_view, &RowView::listActionWanted, this, &EventLogPage::readAgain);
    connect(m_view, &RowView::painted, this, &EventLogPage::showWindow);
    connect(m_strip, &LogStrip::positionWanted, this,
        [this](qint64 position) { m_view->scrollToRow(position - m_source->firstPosition()); });
    connect(m_goTo, &GoToBar::wanted, this, &EventLogPage::takeTarget);
    connect(m_find, &FindBar::closed, m_source, &FactSource::stopFinding);
    connect(m_goTo, &GoToBar::closed, this, &EventLogPage::focusMain);
    connect(m_live, &LiveStrip::showThem, this, [this] {
        if (session().paused())
            session().setPaused(false);
        m_source->showHeldBack();
        m_view->goToNewest();
    });
    connect(m_detail, &FactDetail::positionWanted, this, &EventLogPage::goToPosition);
    connect(m_detail, &FactDetail::copyWanted, this, &EventLogPage::copyChosen);
}

void EventLogPage::showHeader()
{
    if (m_model.state() != EventModel::State::Ready) {
        m_header->setFact(m_model.state() == EventModel::State::Failed ? QString() : tr("reading"));
        return;
    }
    const std::int64_t count = m_model.eventCount();
    QString fact = count == 1 ? tr("1 event") : tr("%1 events").arg(number(count));
    if (!m_model.eventCountExact())
        fact.prepend(QStringLiteral("≈ "));
    if (const auto batches = m_model.batchCount())
        fact += tr(", %1 stored batches").arg(number(*batches));
    if (m_model.missingNumbers() > 0)
        fact += tr(", %1 numbers missing").arg(number(m_model.missingNumbers()));
    m_header->setFact(fact);
}

void EventLogPage::showStrip()
{
    m_strip->setLog(m_source->shownBounds());
    m_strip->setDensity(m_source->density());
}

void EventLogPage::showWindow()
{
    const std::int64_t first = m_source->firstPosition() + m_view->firstVisibleRow();
    const std::int64_t last
        = std::min(saturatedSum(first, m_view->visibleRowCount() - 1), m_source->shownBounds().last);
    m_strip->setWindow(first, last);
}

void EventLogPage::showHeldBack()
{
    const RowSource::HeldBack held = m_source->heldBack();
    const FormatStyle style = FormatClock::instance().style();
    if (held.added == 0)
        m_heldSince.reset();
    else if (!m_heldSince)
        m_heldSince = style.now;
    if (m_pausedSince) {
        m_live->setPaused(clockTime(*m_pausedSince, style), held);
        return;
    }
    const auto arrives = m_model.arrivalsPerMinute();
    m_live->setHeldBack(held, m_heldSince ? clockTime(*m_heldSince, style) : QString(),
        arrives ? tr("%1 arriving").arg(perMinute(*arrives)) : QString());
}

void EventLogPage::goTo(const QVariantMap& what)
{
    if (const auto time = parseInstant(what.value(QStringLiteral("time")).toString().toStdString())) {
        goToTime(*time);
        return;
    }
    bool isNumber = false;
    const qint64 position = what.value(QStringLiteral("position")).toLongLong(&isNumber);
    if (!isNumber)
        return;
    goToPosition(position);
}

void EventLogPage::goToPosition(std::int64_t position)
{
    if (!m_started) { // asked before the first rows are known
        m_waitingFor = position;
        return;
    }
    const LogBounds shown = m_source->shownBounds();
    if (position > shown.last)
        m_source->showHeldBack();
    const LogBounds now = m_source->shownBounds();
    if (now.last < now.first)
        return;
    m_view->setCurrentRow(std::clamp(position, now.first, now.last) - now.first);
}

void EventLogPage::goToTime(Instant time)
{
    session().read(
        StoreSession::Lane::Viewport, m_timeSlot, this,
        [time](
            StoreReader& reader, const std::stop_token& stop) { return reader.events()->positionAtTime(time, stop); },
        [this](const Result<std::int64_t>& position) {
            if (!position) {
                m_goTo->say(QString::fromStdString(position.error().sentence));
                return;
            }
            const bool beyond = *position > m_model.bounds().last;
            goToPosition(*position);
            if (beyond)
                Q_EMIT said(tr("All events are older than that. This is the newest."));
        });
}

void EventLogPage::takeTarget(const GoToTarget& target)
{
    if (const auto* position = std::get_if<GoToPosition>(&target))
        goToPosition(position->position);
    else if (const auto* time = std::get_if<GoToTime>(&target))
        goToTime(time->at);
    m_goTo->hide();
    focusMain();
}

bool EventLogPage::askForPosition()
{
    const auto key = m_view->currentKey();
    m_goTo->ask(m_model.bounds(), key ? key->value : m_source->shownBounds().last);
    return true;
}

QVariantMap EventLogPage::place() const
{
    const auto key = m_view->currentKey();
    return key ? QVariantMap{{QStringLiteral("position"), key->value}} : QVariantMap();
}

void EventLogPage::copyChosen()
{
    const auto key = m_view->currentKey();
    if (!key)
        return;
    m_source->copyText({*key}, RowSource::CopyKind::RowAsJson, 0, [this](const QString& text, const QString& problem) {
        if (problem.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        Q_EMIT said(problem.isEmpty() ? tr("Copied the row as JSON.") : problem);
    });
}

void EventLogPage::readAgain()
{
    m_source->readAgain();
    m_detail->readAgain();
}

void EventLogPage::focusMain()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void EventLogPage::startFind()
{
    m_find->start();
}

void EventLogPage::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    m_detail->setNarrow(narrow);
    boundDetail();
    m_splitter->setNarrow(narrow);
}

void EventLogPage::boundDetail()
{
    const Theme& theme = Theme::instance();
    m_detail->setMinimumSize(m_narrow ? QSize(0, theme.scaled(120)) : QSize(theme.scaled(280), 0));
}

} // namespace durascope
