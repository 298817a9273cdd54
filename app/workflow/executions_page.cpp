// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/executions_page.h"

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
    stackInto(this, {d->header, d->filters, d->splitter}, d->splitter);
    setFocusProxy(d->list);

    buildActions();
    connect(&d->model, &WorkflowModel::countsChanged, this, &ExecutionsPage::fillCounts);
    connect(&d->model, &WorkflowModel::stateChanged, this, &ExecutionsPage::fillCounts);
    connect(&d->source, &RowSource::heldBackChanged, this, &ExecutionsPage::fillStrip);
    connect(d->filters, &CountFilters::chosenChanged, this, [this](const QByteArray& status) {
        d->source.filterByStatus(status.isEmpty() ? std::nullopt : std::optional(status.toStdString()));
        Q_EMIT placeChanged();
    });
    connect(d->list, &RowView::currentChanged, this, &ExecutionsPage::choose);
    connect(d->list, &RowView::activated, this, &ExecutionsPage::open);
    connect(d->list, &RowView::contextMenuWanted, this,
        [this](RowKey, int, QPoint, QMenu* menu) { addToMenu(menu, {d->openAction}); });
    connect(d->list, &RowView::says, this, &Page::said);
    connect(d->list, &RowView::listActionWanted, this, [this] {
        if (d->source.statusFilter())
            d->filters->choose(QByteArray()); // nothing matches: show all
        else
            readAgain();
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
    d->previewAction = new QAction(tr("Preview"), this);
    d->previewAction->setCheckable(true);
    d->previewAction->setChecked(true);
    d->previewAction->setShortcut(Qt::Key_F4);
    d->previewAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(d->previewAction, &QAction::toggled, this, [this](bool shown) { d->splitter->setDetailShown(shown); });
    d->showNewAction = new QAction(tr("Show what is new"), this);
    connect(d->showNewAction, &QAction::triggered, this, [this] {
        d->source.showHeldBack();
        d->list->goToNewest();
    });
    addListKey(d->list, d->showNewAction, Qt::Key_R);
    addAction(d->previewAction);
}

QList<QAction*> ExecutionsPage::pageActions() const
{
    return {d->openAction, d->previewAction, d->showNewAction};
}

void ExecutionsPage::fillCounts()
{
    const ExecutionTable& table = d->model.executions();
    QList<CountFilters::Entry> entries;
    entries.append({QByteArray(), tr("All"), Glyph::None, static_cast<qint64>(table.size()), false});
    const auto add = [&](const std::string& status, qint64 count) {
        entries.append(
            {QByteArray::fromStdString(status), statusTitle(status), statusLook(status).glyph, count, false});
    };
    const auto counts = table.counts();
    for (const char* usual : {"running", "failed", "completed", "cancelled", "limit_exceeded"})
        add(usual, table.count(usual));
    const QByteArray chosen = d->filters->chosen();
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

void ExecutionsPage::goTo(const QVariantMap& what)
{
    const QByteArray status = what.value(QStringLiteral("status")).toString().toUtf8();
    d->source.filterByStatus(status.isEmpty() ? std::nullopt : std::optional(status.toStdString()));
    fillCounts();
    d->filters->choose(status);
}

QVariantMap ExecutionsPage::place() const
{
    const QByteArray status = d->filters->chosen();
    return status.isEmpty() ? QVariantMap() : QVariantMap{{QStringLiteral("status"), QString::fromUtf8(status)}};
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
