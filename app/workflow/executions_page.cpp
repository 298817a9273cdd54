// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/executions_page.h"

#include "app/widgets/filter_chips.h"
#include "app/widgets/find_bar.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/row_view.h"
#include "app/workflow/execution_preview.h"
#include "app/workflow/list_parts.h"
#include "model/format/format_clock.h"
#include "model/workflow/execution_source.h"
#include "model/workflow/status_words.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace durascope {

namespace {

const QString statusKey = QStringLiteral("status");
const QString workflowKey = QStringLiteral("workflow");
const QString endedFromKey = QStringLiteral("endedFrom"); // nanoseconds since 1970, as is the next
const QString endedUntilKey = QStringLiteral("endedUntil");

std::optional<std::string> textOf(const QVariantMap& place, const QString& key)
{
    const QString text = place.value(key).toString();
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

ExecutionFilter filterOf(const QVariantMap& place)
{
    ExecutionFilter filter{textOf(place, statusKey), textOf(place, workflowKey), {}};
    if (place.contains(endedFromKey) && place.contains(endedUntilKey))
        filter.ended = {place.value(endedFromKey).toLongLong(), place.value(endedUntilKey).toLongLong()};
    return filter;
}

QVariantMap placeOf(const ExecutionFilter& filter)
{
    QVariantMap place;
    if (filter.status)
        place.insert(statusKey, QString::fromStdString(*filter.status));
    if (filter.workflow)
        place.insert(workflowKey, QString::fromStdString(*filter.workflow));
    if (filter.ended) {
        place.insert(endedFromKey, static_cast<qlonglong>(filter.ended->from));
        place.insert(endedUntilKey, static_cast<qlonglong>(filter.ended->until));
    }
    return place;
}

QString shortTime(std::int64_t nanoseconds, const FormatStyle& style)
{
    const QString minute = clockTime({nanoseconds}, style).left(5); // whole minutes are all that links ask for
    const QString day = dayLabel({nanoseconds}, style); // the time itself when it is today
    return day == minute ? minute : day + u' ' + minute;
}

/// The parts that the counts by status do not show.
QList<FilterChips::Chip> chipsOf(const ExecutionFilter& filter, const FormatStyle& style)
{
    QList<FilterChips::Chip> chips;
    if (filter.workflow)
        chips.append({"workflow", ExecutionsPage::tr("Workflow"), QString::fromStdString(*filter.workflow)});
    if (filter.ended)
        chips.append({"ended", ExecutionsPage::tr("Ended"),
            ExecutionsPage::tr("%1 to %2")
                .arg(shortTime(filter.ended->from, style), shortTime(filter.ended->until, style))});
    return chips;
}

} // namespace

class ExecutionsPage::Private {
public:
    explicit Private(StoreSession& session)
        : model(WorkflowModel::of(session))
        , source(session)
    {
    }
    WorkflowModel& model;
    ExecutionSource source;
    PageHeader* header = nullptr;
    CountFilters* filters = nullptr;
    FilterChips* chips = nullptr;
    FindBar* find = nullptr;
    LiveStrip* strip = nullptr;
    RowView* list = nullptr;
    ExecutionPreview* preview = nullptr;
    DetailSplitter* splitter = nullptr;
    QAction* openAction = nullptr;
    QAction* previewAction = nullptr;
    QAction* showNewAction = nullptr;
};

ExecutionsPage::ExecutionsPage(StoreSession& session, QWidget* parent)
    : Page(session, parent)
    , d(std::make_unique<Private>(session))
{
    d->header = new PageHeader(this);
    d->header->setTitle(title());
    d->chips = new FilterChips(this);
    d->filters = new CountFilters(this);
    d->filters->setAccessibleName(tr("Executions by status"));
    auto* left = new QWidget(this);
    d->strip = new LiveStrip(left);
    d->list = new RowView(QStringLiteral("executions"), left);
    d->list->setAccessibleName(title());
    d->list->setPositionStripVisible(true);
    d->list->setSource(&d->source);
    d->find = new FindBar(d->list, left);
    stackInto(left, {d->find, d->strip, d->list}, d->list);
    d->preview = new ExecutionPreview(session, this);
    d->splitter = new DetailSplitter(left, d->preview, this);
    stackInto(this, {d->header, d->chips, d->filters, d->splitter}, d->splitter);
    setFocusProxy(d->list);

    buildActions();
    connect(&d->model, &WorkflowModel::countsChanged, this, &ExecutionsPage::fillCounts);
    connect(&d->model, &WorkflowModel::stateChanged, this, &ExecutionsPage::fillCounts);
    connect(&d->source, &RowSource::heldBackChanged, this, &ExecutionsPage::fillStrip);
    connect(d->filters, &CountFilters::chosenChanged, this, [this](const QByteArray& status) {
        ExecutionFilter filter = d->source.filter();
        filter.status = status.isEmpty() ? std::nullopt : std::optional(status.toStdString());
        filterBy(filter);
    });
    connect(d->chips, &FilterChips::removed, this, [this](const QByteArray& part) {
        ExecutionFilter filter = d->source.filter();
        if (part == "workflow")
            filter.workflow.reset();
        else
            filter.ended.reset();
        filterBy(filter);
        d->list->setFocus(); // the chip that had the keyboard is gone
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, &ExecutionsPage::fillFilter);
    connect(d->list, &RowView::currentChanged, this, &ExecutionsPage::choose);
    connect(d->list, &RowView::activated, this, &ExecutionsPage::open);
    connect(d->list, &RowView::contextMenuWanted, this,
        [this](RowKey, int, QPoint, QMenu* menu) { addToMenu(menu, {d->openAction}); });
    connect(d->list, &RowView::says, this, &Page::said);
    connect(d->list, &RowView::listActionWanted, this, [this] {
        const ExecutionFilter filter = d->source.filter();
        if (filter.parts() == 0)
            readAgain();
        else // nothing matches: less of the filter, or none of it
            filterBy(withoutTightestPart(d->model.executions(), filter).filter);
    });
    connect(d->strip, &LiveStrip::showThem, d->showNewAction, &QAction::trigger);
    connect(d->preview, &ExecutionPreview::openWanted, d->openAction, &QAction::trigger);
    connect(d->preview, &ExecutionPreview::closeWanted, this, [this] { setPreviewShown(false); });
    fillCounts();
    fillStrip();
}

ExecutionsPage::~ExecutionsPage()
{
    d->list->setSource(nullptr); // the source goes before the view, which is a child
}

void ExecutionsPage::buildActions()
{
    d->openAction = new QAction(tr("Open execution"), this);
    connect(d->openAction, &QAction::triggered, this, [this] {
        if (const auto key = d->list->currentKey())
            open(*key, false);
    });
    d->previewAction = makeDetailAction(tr("Preview"), d->splitter);
    d->showNewAction = new QAction(tr("Show what is new"), this);
    connect(d->showNewAction, &QAction::triggered, this, [this] {
        d->source.showHeldBack();
        d->list->goToNewest();
    });
    addListKey(d->list, d->showNewAction, Qt::Key_R);
}

QList<QAction*> ExecutionsPage::pageActions() const
{
    return {d->openAction, d->previewAction, d->showNewAction};
}

void ExecutionsPage::fillCounts()
{
    const ExecutionTable& table = d->model.executions();
    QList<CountFilters::Entry> entries;
    const auto counts = statusCounts(table, d->source.filter());
    const auto countOf = [&](std::string_view status) {
        const auto found
            = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.status == status; });
        return found == counts.end() ? 0 : found->count;
    };
    qint64 all = 0;
    for (const auto& count : counts)
        all += count.count;
    entries.append({QByteArray(), tr("All"), Glyph::None, all, false});
    const auto add = [&](const std::string& status, qint64 count) {
        entries.append(
            {QByteArray::fromStdString(status), statusTitle(status), statusLook(status).glyph, count, false});
    };
    for (const char* usual : {"running", "failed", "completed", "cancelled", "limit_exceeded"})
        add(usual, countOf(usual));
    const auto chosen = QByteArray::fromStdString(d->source.filter().status.value_or(std::string()));
    for (const auto& count : counts) {
        const auto shown = [&](const CountFilters::Entry& entry) { return entry.id.toStdString() == count.status; };
        if (std::none_of(entries.begin(), entries.end(), shown))
            add(count.status, count.count);
    }
    const auto isChosen = [&](const CountFilters::Entry& entry) { return entry.id == chosen; };
    if (std::none_of(entries.begin(), entries.end(), isChosen))
        add(chosen.toStdString(), 0); // a status that nothing has any more keeps its place while it is chosen
    d->filters->setEntries(entries);
}

void ExecutionsPage::fillStrip()
{
    const FormatStyle style = FormatClock::instance().style();
    d->strip->setHeldBack(d->source.heldBack(), clockTime(d->source.heldSince(), style),
        tr("Row 1 is the newest of %1").arg(number(d->source.rowCount())));
}

void ExecutionsPage::choose(std::optional<RowKey> key)
{
    d->source.keep(key);
    if (key)
        d->preview->show({key->value});
    else
        d->preview->showNothing();
    d->openAction->setEnabled(key.has_value());
}

void ExecutionsPage::open(RowKey key, bool newWindow)
{
    const auto shown = d->source.shownOf(key);
    if (!shown)
        return;
    Q_EMIT placeWanted(
        {"execution", {{QStringLiteral("id"), QString::fromStdString(shown->facts.executionId)}}}, newWindow);
}

void ExecutionsPage::filterBy(const ExecutionFilter& filter)
{
    if (filter == d->source.filter())
        return;
    d->source.filterBy(filter);
    fillFilter();
    Q_EMIT placeChanged();
}

/// What of the filter is shown beside the list.
void ExecutionsPage::fillFilter()
{
    const ExecutionFilter& filter = d->source.filter();
    d->chips->setChips(chipsOf(filter, FormatClock::instance().style()));
    fillCounts();
    d->filters->choose(QByteArray::fromStdString(filter.status.value_or(std::string())));
}

void ExecutionsPage::goTo(const QVariantMap& what)
{
    d->source.filterBy(filterOf(what));
    fillFilter();
}

QVariantMap ExecutionsPage::place() const
{
    return placeOf(d->source.filter());
}

void ExecutionsPage::readAgain()
{
    d->model.readAgain();
    session().refreshNow();
}

void ExecutionsPage::focusMain()
{
    d->list->setFocus();
}

void ExecutionsPage::startFind()
{
    d->find->start();
}

void ExecutionsPage::setNarrow(bool narrow)
{
    d->splitter->setNarrow(narrow);
    d->preview->setNarrow(narrow);
}

void ExecutionsPage::setPreviewShown(bool shown)
{
    d->previewAction->setChecked(shown);
    d->list->setFocus();
}

} // namespace durascope
