// SPDX-License-Identifier: Apache-2.0
#include "app/events/subscriptions_page.h"

#include "app/events/stream_detail.h"
#include "app/widgets/detail_splitter.h"
#include "app/widgets/find_bar.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/row_view.h"
#include "backends/contract/saturated.h"
#include "model/events/cursor_source.h"
#include "model/format/format_clock.h"

#include <QAction>
#include <QVBoxLayout>

namespace durascope {

SubscriptionsPage::SubscriptionsPage(StoreSession& session, QWidget* parent)
    : Page(session, parent)
    , m_model(EventModel::of(session))
    , m_source(new CursorSource(session, this))
{
    setObjectName(QStringLiteral("subscriptionsPage"));
    build();
    m_nextEvent = new QAction(tr("Show the next event in the log"), this);
    connect(m_nextEvent, &QAction::triggered, this, [this] {
        if (const CursorRow* row = chosen())
            Q_EMIT placeWanted(
                {"log", {{QStringLiteral("position"), qint64(saturatedSum(row->facts.cursor, 1))}}}, false);
    });
    m_detailAction = makeDetailAction(tr("Detail pane"), m_splitter);
    m_header->addAction(makePauseAction());
    connect(m_source, &CursorSource::shown, this, [this] {
        showHeader();
        showChosen();
    });
    connect(m_view, &RowView::currentChanged, this, [this] {
        showChosen();
        Q_EMIT placeChanged();
    });
    connect(m_view, &RowView::activated, this, [this](RowKey key, bool newWindow) {
        if (const CursorRow* row = m_source->cursor(key))
            Q_EMIT placeWanted(
                {"log", {{QStringLiteral("position"), qint64(saturatedSum(row->facts.cursor, 1))}}}, newWindow);
    });
    connect(m_view, &RowView::says, this, &SubscriptionsPage::said);
    connect(m_view, &RowView::listActionWanted, this, &SubscriptionsPage::readAgain);
    m_view->setSource(m_source);
    showHeader();
    showChosen();
}

SubscriptionsPage::~SubscriptionsPage()
{
    m_view->disconnect(this);
    m_view->setSource(nullptr); // both are children, and the source may go first
}

void SubscriptionsPage::build()
{
    m_header = new PageHeader(this);
    m_header->setTitle(title());
    m_view = new RowView(QStringLiteral("subscriptions"), this);
    m_view->setAccessibleName(tr("Durable streams"));
    m_view->setPositionStripVisible(false);
    m_notice = new Notice(this);
    m_notice->hide();
    m_detail = new StreamDetail(this);
    auto* below = new QWidget(this);
    auto* lower = new QVBoxLayout(below);
    lower->setContentsMargins(0, 0, 0, 0);
    lower->setSpacing(0);
    lower->addWidget(m_notice);
    lower->addWidget(m_detail, 1);
    m_find = new FindBar(m_view, this);
    m_splitter = new DetailSplitter(m_view, below, this);
    m_splitter->setHandleWidth(1);
    m_splitter->setNarrow(true); // below in every window
    m_splitter->setUsualSizes(320, 320);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_find);
    column->addWidget(m_splitter, 1);
    setFocusProxy(m_view);
}

const CursorRow* SubscriptionsPage::chosen() const
{
    const auto key = m_view->currentKey();
    return key ? m_source->cursor(*key) : nullptr;
}

void SubscriptionsPage::showHeader()
{
    if (!m_model.cursorsKnown()) {
        m_header->setFact(tr("reading"));
        return;
    }
    const auto count = static_cast<std::int64_t>(m_model.cursors().size());
    m_header->setFact((count == 1 ? tr("1 durable stream, head %1") : tr("%2 durable streams, head %1"))
                          .arg(number(m_model.bounds().last), number(count)));
}

void SubscriptionsPage::showChosen()
{
    if (!m_wantedName.isEmpty())
        goTo({{QStringLiteral("name"), m_wantedName}});
    // The first row is chosen until a person chooses: trouble comes to the top in the first seconds.
    const auto first = m_source->keyAt(0);
    if (first && m_view->currentKey() == m_chosenForThem && first != m_chosenForThem) {
        m_chosenForThem = first;
        m_view->setCurrentRow(0);
        return; // comes back by currentChanged
    }
    const CursorRow* row = chosen();
    m_detail->show(row);
    showNotice(row);
    m_nextEvent->setEnabled(row && row->facts.behind() > 0);
}

void SubscriptionsPage::showNotice(const CursorRow* row)
{
    m_notice->setVisible(row && isTrouble(row->state));
    if (!row || !isTrouble(row->state))
        return;
    const FormatStyle style = FormatClock::instance().style();
    const QString name = cellText(row->stored.subscriberId, 60);
    if (row->state == CursorState::PastTheEnd) {
        m_notice->say(Glyph::Warning, Tone::Warning,
            tr("%1 stands at %2, but the log ends at %3.")
                .arg(name, number(row->facts.cursor), number(row->facts.head)),
            tr("Events that get the numbers between are never delivered to it. Rows were deleted, or the cursor was "
               "set "
               "by hand."));
        return;
    }
    // What was appended after the cursor and is still not taken shows how long it stands, also before this session.
    Instant since = style.now;
    if (const auto& movement = row->facts.movement)
        since = movement->lastMoved.value_or(movement->firstSeen);
    if (row->facts.oldestWaiting)
        since = std::min(since, *row->facts.oldestWaiting);
    const QString span = duration(
        std::max<std::int64_t>(0, style.now.nanoseconds - since.nanoseconds) / 1'000'000'000 * 1'000'000'000);
    const QString wait = row->facts.matching ? tr("%1 matching events wait").arg(number(*row->facts.matching))
                                             : tr("%1 events wait").arg(number(row->facts.behind()));
    m_notice->say(Glyph::Warning, Tone::Warning, tr("%1 has not moved for %2 while %3.").arg(name, span, wait),
        tr("Likely its handler fails on an event after %1, or its process is gone. The store holds no error for a "
           "stream: look in the log of the process that reads it.")
            .arg(number(row->facts.cursor)));
}

void SubscriptionsPage::goTo(const QVariantMap& what)
{
    const QString name = what.value(QStringLiteral("name")).toString();
    if (name.isEmpty())
        return;
    m_wantedName = name;
    for (qint64 row = 0; row < m_source->rowCount(); ++row) {
        const auto key = m_source->keyAt(row);
        const CursorRow* cursor = key ? m_source->cursor(*key) : nullptr;
        if (cursor && QString::fromStdString(std::string(textOf(cursor->stored.subscriberId))) == name) {
            m_wantedName.clear();
            m_view->setCurrentRow(row);
            return;
        }
    }
}

QVariantMap SubscriptionsPage::place() const
{
    const CursorRow* row = chosen();
    if (!row)
        return {};
    return {{QStringLiteral("name"), QString::fromStdString(std::string(textOf(row->stored.subscriberId)))}};
}

void SubscriptionsPage::readAgain()
{
    m_model.readAgain();
}

void SubscriptionsPage::focusMain()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void SubscriptionsPage::startFind()
{
    m_find->start();
}

void SubscriptionsPage::setNarrow(bool narrow)
{
    m_detail->setNarrow(narrow);
}

} // namespace durascope
