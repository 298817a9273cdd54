// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/queue_page.h"

#include "app/theme/theme.h"
#include "app/widgets/find_bar.h"
#include "app/widgets/json_pane.h"
#include "app/widgets/page_parts.h"
#include "app/workflow/list_parts.h"
#include "model/format/format_clock.h"
#include "model/workflow/item_rows.h"
#include "model/workflow/queue_rows.h"
#include "model/workflow/status_words.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

#include "app/widgets/row_view.h"

namespace durascope {

namespace {

constexpr int mostQueuesShown = 8;

/// Claimed ones first, whose lease ends soonest; then what waits for its time; then what waits for a worker.
bool standsBefore(const WorkItem& a, const WorkItem& b)
{
    const auto rank = [](const WorkItem& item) {
        const std::string_view status = textOf(item.status);
        return status == "claimed" ? 0 : status == "pending" ? (textOf(item.retryAfter).empty() ? 2 : 1) : 3;
    };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    if (rank(a) == 0)
        return textOf(a.leaseExpiresAt) < textOf(b.leaseExpiresAt);
    if (rank(a) == 3)
        return a.row > b.row;
    return textOf(a.createdAt) < textOf(b.createdAt);
}

} // namespace

class QueuePage::Private {
public:
    Private(StoreSession& session, const FormatStyle& style)
        : model(WorkflowModel::of(session))
        , watch(session)
        , queues(queueColumns())
        , items(itemColumns(ItemList::OfQueues, style))
        , payloadSlot(session.newSlot())
    {
    }
    WorkflowModel& model;
    QueueWatch watch;
    TableSource queues;
    TableSource items;
    Slot payloadSlot;
    std::string queue; ///< Of the items shown; empty: all.
    std::int64_t payloadRow = 0;

    PageHeader* header = nullptr;
    RowView* queueList = nullptr;
    CountFilters* filters = nullptr;
    Notice* notice = nullptr;
    FindBar* find = nullptr;
    LiveStrip* strip = nullptr;
    RowView* itemList = nullptr;
    JsonPane* payload = nullptr;
    DetailSplitter* splitter = nullptr;
    QAction* openAction = nullptr;
    QAction* payloadAction = nullptr;
    QAction* showNewAction = nullptr;

    bool belongs(const WorkItem& item, const QByteArray& filter, Instant now) const
    {
        if (!queue.empty() && textOf(item.queueType) != queue)
            return false;
        const std::string_view status = textOf(item.status);
        if (filter.isEmpty())
            return status == "pending" || status == "claimed";
        return filter == "backing_off" ? isBackingOff(item, now) : status == filter.toStdString();
    }
};

QueuePage::QueuePage(StoreSession& session, QWidget* parent)
    : Page(session, parent)
    , d(std::make_unique<Private>(session, FormatClock::instance().style()))
{
    build();
    buildActions();
    connect(&d->model, &WorkflowModel::countsChanged, this, &QueuePage::fillQueues);
    connect(&d->watch, &QueueWatch::itemsChanged, this, &QueuePage::fill);
    connect(&FormatClock::instance(), &FormatClock::ticked, this, [this] {
        if (isVisible())
            fill(); // leases run out and ages grow with the clock
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, &QueuePage::fill);
    connect(d->queueList, &RowView::currentChanged, this, [this](std::optional<RowKey> key) {
        const auto row = key ? std::static_pointer_cast<const QueueRow>(d->queues.rowOfKey(*key)) : nullptr;
        d->queue = row ? row->facts().queue : std::string();
        d->items.showHeldBack();
        fill();
        d->items.showHeldBack(); // another queue is another list: nothing of it is held back
    });
    connect(d->filters, &CountFilters::chosenChanged, this, [this] {
        fillItems();
        d->items.showHeldBack();
        Q_EMIT placeChanged();
    });
    connect(
        &d->items, &RowSource::heldBackChanged, this, [this] { d->strip->setHeldBack(d->items.heldBack(), {}, {}); });
    connect(d->itemList, &RowView::currentChanged, this, &QueuePage::showPayload);
    connect(d->itemList, &RowView::activated, this, [this](RowKey, bool newWindow) { openExecution(newWindow); });
    connect(d->itemList, &RowView::contextMenuWanted, this,
        [this](RowKey, int, QPoint, QMenu* menu) { addToMenu(menu, {d->openAction}); });
    connect(d->itemList, &RowView::says, this, &Page::said);
    connect(d->strip, &LiveStrip::showThem, d->showNewAction, &QAction::trigger);
    fill();
}

QueuePage::~QueuePage()
{
    d->queueList->setSource(nullptr);
    d->itemList->setSource(nullptr);
}

void QueuePage::build()
{
    d->header = new PageHeader(this);
    d->header->setTitle(title());
    d->queueList = new RowView(QStringLiteral("queues"), this);
    d->queueList->setAccessibleName(tr("Queues"));
    d->queueList->setPositionStripVisible(false);
    d->queueList->setSource(&d->queues);
    d->filters = new CountFilters(this);
    d->filters->setAccessibleName(tr("Items by status"));
    d->notice = new Notice(this);
    d->notice->hide();
    auto* left = new QWidget(this);
    d->strip = new LiveStrip(left);
    d->itemList = new RowView(QStringLiteral("items"), left);
    d->itemList->setAccessibleName(tr("Work items"));
    d->itemList->setSource(&d->items);
    d->find = new FindBar(d->itemList, left);
    stackInto(left, {d->find, d->strip, d->itemList}, d->itemList);
    d->payload = new JsonPane(tr("Payload"), this);
    d->splitter = new DetailSplitter(left, d->payload, this);
    d->splitter->setDetailShown(false);
    stackInto(this, {d->header, d->queueList, d->filters, d->notice, d->splitter}, d->splitter);
    setFocusProxy(d->itemList);
    showPayload();
}

void QueuePage::buildActions()
{
    d->openAction = new QAction(tr("Open execution"), this);
    connect(d->openAction, &QAction::triggered, this, [this] { openExecution(false); });
    d->payloadAction = makeDetailAction(tr("Payload"), d->splitter, false);
    d->header->addAction(d->payloadAction);
    connect(d->payloadAction, &QAction::toggled, this, [this] { showPayload(); });
    d->showNewAction = new QAction(tr("Show what is new"), this);
    connect(d->showNewAction, &QAction::triggered, this, [this] { d->items.showHeldBack(); });
    addListKey(d->itemList, d->showNewAction, Qt::Key_R);
}

QList<QAction*> QueuePage::pageActions() const
{
    return {d->openAction, d->payloadAction, d->showNewAction};
}

void QueuePage::fill()
{
    fillQueues();
    fillItems();
    if (d->watch.error().sentence.empty()) {
        d->notice->hide();
        return;
    }
    d->notice->say(Glyph::Error, Tone::Problem, tr("The work items cannot be read."),
        QString::fromStdString(d->watch.error().sentence + ' ' + d->watch.error().hint));
    d->notice->show();
}

void QueuePage::fillQueues()
{
    const FormatStyle style = FormatClock::instance().style();
    ListState empty;
    empty.kind = d->model.queuesKnown() ? ListState::Kind::Empty : ListState::Kind::Loading;
    empty.sentence = tr("No queues. One appears with its first work item.");
    d->queues.setEmptyState(empty);
    d->queues.setRows(queueRows(d->model.queues(), d->watch, style));
    fitQueues();
    const std::int64_t open = d->model.openItems();
    d->header->setFact(!d->model.queuesKnown() ? tr("reading")
            : open == 1                        ? tr("1 open item")
                                               : tr("%1 open items").arg(number(open)));
    fillCounts();
}

void QueuePage::fitQueues()
{
    const int rows = static_cast<int>(std::clamp<qint64>(d->queues.rowCount(), 1, mostQueuesShown));
    const int height = d->queueList->header()->sizeHint().height() + rows * Theme::instance().rowHeight() + 2;
    if (d->queueList->height() != height || d->queueList->maximumHeight() != height)
        d->queueList->setFixedHeight(std::min(height, std::max(this->height() / 2, 80)));
}

void QueuePage::fillCounts()
{
    const FormatStyle style = FormatClock::instance().style();
    std::map<std::string, std::int64_t> counts;
    for (const QueueDepth& depth : d->model.queues()) {
        if (!d->queue.empty() && depth.queueType != d->queue)
            continue;
        for (const auto& [status, count] : depth.byStatus)
            counts[status] += count;
    }
    std::int64_t backing = 0;
    for (const auto& [row, item] : d->watch.items())
        backing += d->belongs(*item, "backing_off", style.now) ? 1 : 0;
    const auto entry = [](const char* id, const QString& word, std::int64_t count) {
        return CountFilters::Entry{QByteArray(id), word, statusLook(id).glyph, count, false};
    };
    d->filters->setEntries({entry("", tr("Open"), counts["pending"] + counts["claimed"]),
        entry("pending", statusTitle("pending"), counts["pending"]),
        entry("claimed", statusTitle("claimed"), counts["claimed"]),
        entry("backing_off", statusTitle("backing_off"), backing),
        entry("failed", statusTitle("failed"), counts["failed"]),
        entry("dead_lettered", statusTitle("dead_lettered"), counts["dead_lettered"])});
}

void QueuePage::fillItems()
{
    const FormatStyle style = FormatClock::instance().style();
    const QByteArray filter = d->filters->chosen();
    std::vector<std::shared_ptr<const WorkItem>> shown;
    for (const auto& [row, item] : d->watch.items()) {
        if (d->belongs(*item, filter, style.now))
            shown.push_back(item);
    }
    std::stable_sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) { return standsBefore(*a, *b); });
    ListState empty;
    empty.kind = d->watch.ready() ? ListState::Kind::Empty : ListState::Kind::Loading;
    empty.sentence = filter.isEmpty() ? tr("Nothing waits. Work items appear here when a node is scheduled.")
                                      : tr("No such items now.");
    d->items.setEmptyState(empty);
    d->items.setRows(itemRows(shown, style));
}

void QueuePage::showPayload()
{
    const auto key = d->itemList->currentKey();
    if (!key || !d->payloadAction || !d->payloadAction->isChecked()) {
        d->payloadRow = 0;
        d->payload->title()->setFact({});
        d->payload->view()->setNothing(tr("Choose an item to see its payload."));
        return;
    }
    if (d->payloadRow == key->value)
        return;
    d->payloadRow = key->value;
    session().read(
        StoreSession::Lane::Viewport, d->payloadSlot, this,
        [row = RowId{key->value}](
            StoreReader& reader, const std::stop_token& stop) { return reader.workflows()->itemsByRow({row}, stop); },
        [this](const Result<std::vector<WorkItem>>& items) {
            const bool there = items && !items->empty() && items->front().payload && items->front().payload->isText();
            if (!there) {
                d->payload->title()->setFact({});
                d->payload->view()->setNothing(!items ? QString::fromStdString(items.error().sentence)
                        : items->empty()              ? tr("This item is not in the store any more.")
                                                      : tr("The payload is no text."));
                return;
            }
            const std::string_view bytes = items->front().payload->bytes();
            d->payload->title()->setFact(byteSize(static_cast<std::int64_t>(bytes.size())));
            d->payload->view()->setBytes(bytes);
        });
}

void QueuePage::openExecution(bool newWindow)
{
    const auto key = d->itemList->currentKey();
    const auto row = key ? std::static_pointer_cast<const ItemRow>(d->items.rowOfKey(*key)) : nullptr;
    if (row)
        Q_EMIT placeWanted(
            {"execution",
                {{QStringLiteral("id"), QString::fromStdString(std::string(textOf(row->item()->executionId)))}}},
            newWindow);
}

void QueuePage::goTo(const QVariantMap& what)
{
    fillCounts();
    d->filters->choose(what.value(QStringLiteral("status")).toString().toUtf8());
    fillItems();
}

QVariantMap QueuePage::place() const
{
    const QByteArray status = d->filters->chosen();
    return status.isEmpty() ? QVariantMap() : QVariantMap{{QStringLiteral("status"), QString::fromUtf8(status)}};
}

void QueuePage::readAgain()
{
    d->watch.readAgain();
    session().refreshNow();
}

void QueuePage::focusMain()
{
    d->itemList->setFocus();
}

void QueuePage::startFind()
{
    d->find->start();
}

void QueuePage::setNarrow(bool narrow)
{
    d->splitter->setNarrow(narrow);
}

} // namespace durascope
