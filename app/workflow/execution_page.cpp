// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/execution_page.h"

#include "app/theme/theme.h"
#include "app/widgets/action_button.h"
#include "app/widgets/page_parts.h"
#include "app/workflow/execution_words.h"
#include "app/workflow/facts_row.h"
#include "app/workflow/history_pane.h"
#include "app/workflow/list_with_json.h"
#include "app/workflow/timeline_legend.h"
#include "app/workflow/timeline_view.h"
#include "model/format/format_clock.h"
#include "model/workflow/execution_watch.h"
#include "model/workflow/item_rows.h"
#include "model/workflow/snapshot_rows.h"
#include "model/workflow/status_words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>

#include "app/widgets/row_view.h"

namespace durascope {

namespace {

constexpr std::size_t mostStates = 500; ///< Snapshots whose states are read at once; of more only their facts.

enum Tab { TimelineTab, HistoryTab, EventTab, SnapshotsTab, ItemsTab };

} // namespace

class ExecutionPage::Private {
public:
    Private(StoreSession& session, const FormatStyle& style)
        : watch(session)
        , snapshots(snapshotColumns(style), TableSource::Newest::First)
        , items(itemColumns(ItemList::OfExecution, style))
        , snapshotSlot(session.newSlot())
    {
    }
    ExecutionWatch watch;
    TableSource snapshots;
    TableSource items;
    Slot snapshotSlot;
    std::size_t snapshotsRead = 0;
    bool narrow = false;
    std::int64_t wantedSequence = 0;

    PageHeader* header = nullptr;
    FactsRow* facts = nullptr;
    QWidget* tabLine = nullptr;
    QTabBar* tabs = nullptr;
    TimelineLegend* legend = nullptr;
    Notice* failure = nullptr;
    QStackedWidget* stack = nullptr;
    HistoryPane* history = nullptr;
    ListWithJson* snapshotList = nullptr;
    ListWithJson* itemList = nullptr;
    QList<Tab> shownTabs;
};

ExecutionPage::ExecutionPage(StoreSession& session, QWidget* parent)
    : Page(session, parent)
    , d(std::make_unique<Private>(session, FormatClock::instance().style()))
{
    d->header = new PageHeader(this);
    d->header->setCrumb(tr("Executions"));
    d->facts = new FactsRow(this);
    d->failure = new Notice(this);
    d->failure->hide();
    d->tabLine = new QWidget(this);
    d->tabs = new QTabBar(d->tabLine);
    d->tabs->setDrawBase(false);
    d->tabs->setExpanding(false);
    d->legend = new TimelineLegend(d->tabLine);
    auto* fit = new ActionButton(ActionButton::Look::Outlined, tr("Fit"), d->tabLine);
    fit->setKeys(QStringLiteral("0"));
    auto* line = new QHBoxLayout(d->tabLine);
    line->setContentsMargins(0, 2, 12, 2);
    line->addWidget(d->tabs);
    line->addStretch(1);
    line->addWidget(d->legend);
    line->addWidget(fit);
    d->history = new HistoryPane(session, this);
    d->snapshotList = new ListWithJson(QStringLiteral("snapshots"), tr("Snapshots"), tr("State"), &d->snapshots, this);
    d->itemList = new ListWithJson(QStringLiteral("execution-items"), tr("Queue rows"), tr("Payload"), &d->items, this);
    d->stack = new QStackedWidget(this);
    for (QWidget* each :
        {static_cast<QWidget*>(d->history), static_cast<QWidget*>(d->snapshotList), static_cast<QWidget*>(d->itemList)})
        d->stack->addWidget(each);
    stackInto(this, {d->header, d->facts, d->tabLine, d->failure, d->stack}, d->stack);
    setFocusProxy(d->history->list());

    connect(d->header, &PageHeader::crumbClicked, this, [this] { Q_EMIT placeWanted({"executions", {}}, false); });
    connect(fit, &QAbstractButton::clicked, d->history->timeline(), &TimelineView::fit);
    connect(d->tabs, &QTabBar::currentChanged, this, &ExecutionPage::showTab);
    connect(&d->watch, &ExecutionWatch::changed, this, &ExecutionPage::fill);
    connect(&d->watch, &ExecutionWatch::failed, this, &ExecutionPage::showFailure);
    connect(d->history, &HistoryPane::said, this, &Page::said);
    connect(d->snapshotList, &ListWithJson::said, this, &Page::said);
    connect(d->itemList, &ListWithJson::said, this, &Page::said);
    connect(d->snapshotList, &ListWithJson::chosen, this, [this](std::optional<RowKey> key) {
        const auto row = key ? std::static_pointer_cast<const SnapshotRow>(d->snapshots.rowOfKey(*key)) : nullptr;
        const Column state = row ? row->snapshot().state : Column();
        d->snapshotList->setBytes(state ? std::optional(state->bytes()) : std::nullopt,
            row ? tr("There are too many snapshots to read their states at once.") : tr("Choose a snapshot."));
    });
    connect(d->itemList, &ListWithJson::chosen, this, [this](std::optional<RowKey> key) {
        const auto row = key ? std::static_pointer_cast<const ItemRow>(d->items.rowOfKey(*key)) : nullptr;
        const Column payload = row ? row->item()->payload : Column();
        d->itemList->setBytes(payload ? std::optional(payload->bytes()) : std::nullopt, tr("Choose a queue row."));
    });
    connect(&FormatClock::instance(), &FormatClock::ticked, this, [this] {
        if (isVisible() && d->watch.detail())
            fillFacts();
    });
    fillTabs();
}

ExecutionPage::~ExecutionPage()
{
    d->snapshotList->list()->setSource(nullptr);
    d->itemList->list()->setSource(nullptr);
}

QString ExecutionPage::title() const
{
    const auto detail = d->watch.detail();
    return detail ? cellText(detail->row.workflowId) + u' ' + shortId(textOf(detail->row.executionId))
                  : shortId(d->watch.executionId());
}

void ExecutionPage::goTo(const QVariantMap& what)
{
    const std::string id = what.value(QStringLiteral("id")).toString().toStdString();
    d->wantedSequence = what.value(QStringLiteral("sequence")).toLongLong();
    if (!id.empty())
        d->watch.watch(id);
    if (d->wantedSequence > 0 && d->watch.detail())
        d->history->chooseSequence(std::exchange(d->wantedSequence, 0));
}

QVariantMap ExecutionPage::place() const
{
    return {{QStringLiteral("id"), QString::fromStdString(d->watch.executionId())}};
}

QList<QAction*> ExecutionPage::pageActions() const
{
    return d->history->actions();
}

void ExecutionPage::readAgain()
{
    d->watch.readAgain();
    session().refreshNow();
}

void ExecutionPage::focusMain()
{
    d->history->list()->setFocus();
}

void ExecutionPage::startFind()
{
    d->history->startFind();
}

void ExecutionPage::showFailure(const StoreError& error)
{
    const QString text = QString::fromStdString(error.sentence + (error.hint.empty() ? "" : " " + error.hint)
        + (error.engineCode.empty() ? "" : " (" + error.engineCode + ")"));
    const bool nothing = !d->watch.detail();
    d->failure->say(Glyph::Error, Tone::Problem,
        nothing ? tr("This execution cannot be read.") : tr("This page is not up to date."), text);
    d->failure->show();
    if (nothing)
        d->header->setTitle(shortId(d->watch.executionId()));
    d->stack->setEnabled(!nothing);
}

void ExecutionPage::fill()
{
    const auto detail = d->watch.detail();
    if (detail) {
        d->failure->hide();
        d->stack->setEnabled(true);
        fillFacts();
    }
    fillHeader();
    d->history->setDetail(detail);
    if (detail && d->wantedSequence > 0)
        d->history->chooseSequence(std::exchange(d->wantedSequence, 0));
    std::vector<std::shared_ptr<const WorkItem>> items;
    const FormatStyle style = FormatClock::instance().style();
    if (detail) {
        for (const WorkItem& item : detail->items)
            items.push_back(std::make_shared<WorkItem>(item));
    }
    d->items.setEmptyState(
        {ListState::Kind::Empty, tr("No queue rows. One appears when a node is scheduled."), {}, {}, {}});
    d->items.setRows(itemRows(items, style));
    fillTabs();
    const std::size_t snapshots = detail ? detail->snapshots.size() : 0;
    if (snapshots != d->snapshotsRead || !detail)
        showTab(d->tabs->currentIndex());
    Q_EMIT placeChanged();
}

void ExecutionPage::fillHeader()
{
    const auto detail = d->watch.detail();
    if (!detail) {
        d->header->setTitle(shortId(d->watch.executionId()));
        d->header->setFact({});
        d->header->setFixedFact({});
        d->header->setStatus(Glyph::None, {});
        return;
    }
    const StatusLook look = statusLook(textOf(detail->row.status));
    d->header->setTitle(cellText(detail->row.workflowId));
    d->header->setFixedFact(cellText(detail->row.executionId));
    d->header->setStatus(look.glyph, look.word);
    d->header->setFact(detail->logComplete || detail->lastSequence == 0
            ? QString()
            : tr("reading events, %1 %")
                  .arg(static_cast<int>(
                      100.0 * static_cast<double>(detail->readTo) / static_cast<double>(detail->lastSequence))));
}

void ExecutionPage::fillFacts()
{
    d->facts->setFacts(pageFacts(*d->watch.detail()), pageProblem(*d->watch.detail()));
}

void ExecutionPage::fillTabs()
{
    const auto detail = d->watch.detail();
    const bool apart = d->narrow || Theme::instance().textPercent() >= 150;
    const QList<Tab> wanted = apart ? QList<Tab>{TimelineTab, HistoryTab, EventTab, SnapshotsTab, ItemsTab}
                                    : QList<Tab>{TimelineTab, SnapshotsTab, ItemsTab};
    const auto count = [](std::size_t rows) { return number(static_cast<std::int64_t>(rows)); };
    const auto words = [&](Tab tab) {
        switch (tab) {
        case TimelineTab:
            return apart ? tr("Timeline") : tr("Timeline and history");
        case HistoryTab:
            return detail ? tr("History %1").arg(number(detail->events)) : tr("History");
        case EventTab:
            return tr("Event");
        case SnapshotsTab:
            return detail ? tr("Snapshots %1").arg(count(detail->snapshots.size())) : tr("Snapshots");
        case ItemsTab:
            return detail ? tr("Queue rows %1").arg(count(detail->items.size())) : tr("Queue rows");
        }
        return QString();
    };
    if (wanted != d->shownTabs) {
        const QSignalBlocker quiet(d->tabs);
        while (d->tabs->count() > 0)
            d->tabs->removeTab(0);
        for (const Tab tab : wanted)
            d->tabs->addTab(words(tab));
        d->shownTabs = wanted;
        showTab(0);
    }
    for (qsizetype i = 0; i < wanted.size(); ++i)
        d->tabs->setTabText(static_cast<int>(i), words(wanted[i]));
}

void ExecutionPage::showTab(int index)
{
    if (index < 0 || index >= d->shownTabs.size())
        return;
    const Tab tab = d->shownTabs[index];
    const bool apart = d->shownTabs.contains(HistoryTab);
    using Part = HistoryPane::Part;
    if (tab == TimelineTab)
        d->history->showPart(apart ? Part::Timeline : Part::All);
    else if (tab == HistoryTab || tab == EventTab)
        d->history->showPart(tab == HistoryTab ? Part::History : Part::Event);
    d->legend->setVisible(tab == TimelineTab && !d->narrow);
    d->stack->setCurrentIndex(tab == SnapshotsTab ? 1 : tab == ItemsTab ? 2 : 0);
    const auto detail = d->watch.detail();
    if (tab != SnapshotsTab || !detail)
        return;
    const std::size_t count = detail->snapshots.size();
    d->snapshotsRead = count;
    session().read(
        StoreSession::Lane::Viewport, d->snapshotSlot, this,
        [id = std::string(textOf(detail->row.executionId)), count](StoreReader& reader, const std::stop_token& stop) {
            return reader.workflows()->snapshots(id, count <= mostStates, stop);
        },
        [this](Result<std::vector<Snapshot>> snapshots) {
            ListState state{
                ListState::Kind::Empty, tr("No snapshots. Workers write one after a node completes."), {}, {}, {}};
            TableRows rows;
            if (snapshots) {
                for (Snapshot& snapshot : *snapshots)
                    rows.push_back(std::make_shared<SnapshotRow>(std::move(snapshot), FormatClock::instance().style()));
            } else {
                state.kind = ListState::Kind::Failed;
                state.sentence = QString::fromStdString(snapshots.error().sentence);
            }
            d->snapshots.setEmptyState(state);
            d->snapshots.setRows(std::move(rows));
            if (!d->snapshotList->list()->currentKey() && d->snapshots.rowCount() > 0)
                d->snapshotList->list()->setCurrentRow(0);
        });
}

void ExecutionPage::setNarrow(bool narrow)
{
    d->narrow = narrow;
    d->snapshotList->setNarrow(narrow);
    d->itemList->setNarrow(narrow);
    fillTabs();
}

} // namespace durascope
