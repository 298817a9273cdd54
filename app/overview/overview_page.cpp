// SPDX-License-Identifier: Apache-2.0
#include "app/overview/overview_page.h"

#include "app/overview/finished_chart.h"
#include "app/overview/list_pane.h"
#include "app/widgets/action_button.h"
#include "app/widgets/glyph_label.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/stacked.h"
#include "model/format/format_clock.h"
#include "model/overview/overview_rows.h"
#include "model/workflow/status_words.h"

#include <QAction>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace durascope {

namespace {

constexpr int sideWidth = 440;
constexpr int narrowSideWidth = 348;

} // namespace

class OverviewPage::Private {
public:
    explicit Private(StoreSession& session)
        : model(session)
    {
    }
    OverviewModel model;
    PageHeader* header = nullptr;
    CountFilters* counts = nullptr;
    QWidget* left = nullptr;
    QWidget* side = nullptr;
    QVBoxLayout* leftColumn = nullptr;
    QVBoxLayout* sideColumn = nullptr;
    FinishedChart* chart = nullptr;
    ListPane* workflows = nullptr;
    ListPane* recent = nullptr;
    ListPane* queues = nullptr;
    ActionButton* openItems = nullptr;
    ListPane* streams = nullptr;
    FactGrid* store = nullptr;
    NameKeys workflowKeys;
    NameKeys queueKeys;
};

OverviewPage::OverviewPage(StoreSession& session, QWidget* parent)
    : Page(session, parent)
    , d(std::make_unique<Private>(session))
{
    setObjectName(QStringLiteral("overviewPage"));
    d->header = new PageHeader(this);
    d->header->setTitle(title());
    d->left = new QWidget(this);
    d->side = new QWidget(this);
    d->leftColumn = stacked(d->left);
    d->sideColumn = stacked(d->side);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    row->addWidget(d->left, 1);
    row->addWidget(d->side);
    auto* column = stacked(this);
    column->addWidget(d->header);
    if (d->model.workflows())
        buildWorkflows();
    if (d->model.events())
        buildEvents();
    buildStore();
    column->addLayout(row, 1);
    d->header->addAction(makePauseAction());
    setNarrow(false);
    connect(&d->model, &OverviewModel::recentChanged, this, &OverviewPage::showRecent);
    connect(&d->model, &OverviewModel::countsChanged, this, &OverviewPage::showStore);
    connect(&FormatClock::instance(), &FormatClock::ticked, this, &OverviewPage::showStore);
    showStore();
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::buildWorkflows()
{
    d->counts = new CountFilters(this);
    d->counts->setAccessibleName(tr("Executions by status"));
    static_cast<QVBoxLayout*>(layout())->addWidget(d->counts);
    connect(d->counts, &CountFilters::chosenChanged, this, [this](const QByteArray& status) {
        const QSignalBlocker blocker(d->counts);
        d->counts->choose({}); // these lead on, they choose nothing here
        if (status == "dead letters")
            jump("dead-letters");
        else
            jump("executions", {{QStringLiteral("status"), QString::fromUtf8(status)}});
    });
    auto* finished = new PaneTitle(tr("Finished executions"), this);
    finished->setFact(tr("per 15 min, last 24 h"));
    for (const auto& [glyph, word] : {std::pair(Glyph::Completed, tr("completed")),
             std::pair(Glyph::Failed, tr("failed")), std::pair(Glyph::DeadLetter, tr("dead letters"))}) {
        auto* mark = new GlyphLabel(finished);
        mark->setGlyph(glyph);
        finished->addWidget(mark);
        auto* label = new PlainLabel(word, finished);
        label->setTone(Tone::Secondary);
        finished->addWidget(label);
    }
    d->chart = new FinishedChart(this);
    connect(d->chart, &FinishedChart::quarterActivated, this, [this](Instant from, Instant until) {
        jump("executions",
            {{QStringLiteral("endedFrom"), static_cast<qlonglong>(from.nanoseconds)},
                {QStringLiteral("endedUntil"), static_cast<qlonglong>(until.nanoseconds)}});
    });
    d->workflows = new ListPane(tr("Workflows"), QStringLiteral("overview/workflows"), workflowColumns(), this);
    d->workflows->setMostRows(8);
    connect(d->workflows->list(), &RowView::activated, this, [this](RowKey key, bool newWindow) {
        jump("executions", {{QStringLiteral("workflow"), QString::fromStdString(d->workflowKeys.nameOf(key))}},
            newWindow);
    });
    d->recent = new ListPane(
        tr("Now"), QStringLiteral("overview/now"), recentEventColumns(), this, TableSource::Newest::First);
    d->recent->title()->setFact(tr("newest first, holds still while the mouse is over it"));
    d->recent->list()->header()->hide();
    connect(d->recent->list(), &RowView::activated, this, &OverviewPage::jumpToRecent);
    d->leftColumn->addWidget(finished);
    d->leftColumn->addWidget(d->chart);
    d->leftColumn->addWidget(d->workflows);
    d->leftColumn->addWidget(d->recent, 1);
    d->queues = new ListPane(tr("Work queue"), QStringLiteral("overview/queues"), overviewQueueColumns(), this);
    d->queues->setMostRows(8);
    d->openItems = d->queues->addLink();
    d->openItems->hide();
    connect(d->openItems, &ActionButton::clicked, this, [this] { jump("queue"); });
    connect(d->queues->list(), &RowView::activated, this, [this](RowKey key, bool newWindow) {
        jump("queue", {{QStringLiteral("queue"), QString::fromStdString(d->queueKeys.nameOf(key))}}, newWindow);
    });
    d->sideColumn->addWidget(d->queues);
    WorkflowModel& model = *d->model.workflows();
    connect(&model, &WorkflowModel::countsChanged, this, &OverviewPage::showCounts);
    connect(&model, &WorkflowModel::countsChanged, this, &OverviewPage::showQueues);
    connect(&model, &WorkflowModel::stateChanged, this, &OverviewPage::showCounts);
    connect(&model, &WorkflowModel::progressed, this, &OverviewPage::showCounts);
    connect(&d->model, &OverviewModel::figuresChanged, this, &OverviewPage::showFigures);
    connect(&d->model, &OverviewModel::figuresChanged, this, &OverviewPage::showQueues);
    showCounts();
    showQueues();
}

void OverviewPage::buildEvents()
{
    d->streams = new ListPane(tr("Subscriptions"), QStringLiteral("overview/streams"), streamColumns(), this);
    d->streams->setEmptySentence(tr("No durable streams."));
    d->streams->setMostRows(8);
    connect(d->streams->list(), &RowView::activated, this, [this](RowKey key, bool newWindow) {
        for (const SubscriberCursor& cursor : d->model.events()->cursors()) {
            if (cursor.row.value == key.value)
                jump("subscriptions",
                    {{QStringLiteral("name"), QString::fromStdString(std::string(textOf(cursor.subscriberId)))}},
                    newWindow);
        }
    });
    d->sideColumn->addWidget(d->streams);
    connect(d->model.events(), &EventModel::stateChanged, this, &OverviewPage::showStreams);
    connect(&FormatClock::instance(), &FormatClock::ticked, this, &OverviewPage::showStreams);
    showStreams();
    if (d->recent)
        return;
    d->recent = new ListPane(
        tr("Now"), QStringLiteral("overview/now-facts"), recentFactColumns(), this, TableSource::Newest::First);
    d->recent->title()->setFact(tr("newest first, holds still while the mouse is over it"));
    d->recent->setEmptySentence(tr("No events yet. They appear here as soon as an application appends one."));
    connect(d->recent->list(), &RowView::activated, this, &OverviewPage::jumpToRecent);
    d->leftColumn->addWidget(d->recent, 1);
}

void OverviewPage::buildStore()
{
    d->sideColumn->addWidget(new PaneTitle(tr("The store"), this));
    d->store = new FactGrid(this);
    d->sideColumn->addWidget(d->store);
    d->sideColumn->addStretch(1);
}

void OverviewPage::showCounts()
{
    const WorkflowModel& model = *d->model.workflows();
    if (model.state() == WorkflowModel::State::Reading) {
        d->header->setFact(
            tr("reading executions, %1 of %2")
                .arg(number(model.readExecutions()),
                    model.expectedExecutions() < 0 ? QStringLiteral("–") : number(model.expectedExecutions())));
    } else if (model.state() == WorkflowModel::State::Failed) {
        d->header->setFact(QString::fromStdString(model.error().sentence));
    } else {
        d->header->setFact(QString());
    }
    QList<CountFilters::Entry> entries;
    entries.append({{}, tr("All"), Glyph::None, static_cast<qint64>(model.executions().size()), false});
    for (const char* usual : {"running", "failed", "completed", "cancelled", "limit_exceeded"})
        entries.append({usual, statusTitle(usual), statusLook(usual).glyph, model.executions().count(usual), false});
    for (const auto& count : model.executions().counts()) {
        const QByteArray status = QByteArray::fromStdString(count.status);
        if (std::none_of(entries.begin(), entries.end(), [&](const auto& entry) { return entry.id == status; }))
            entries.append({status, statusTitle(count.status), statusLook(count.status).glyph, count.count, false});
    }
    entries.append({"dead letters", tr("Dead letters"), Glyph::DeadLetter, model.deadLetterRows(), false});
    d->counts->setEntries(entries);
}

void OverviewPage::showFigures()
{
    const OverviewFigures& figures = d->model.figures();
    d->chart->show(figures.quarters);
    const auto busy = std::count_if(figures.workflows.begin(), figures.workflows.end(),
        [](const WorkflowFigures& workflow) { return workflow.running > 0; });
    d->workflows->title()->setFact(tr("%1 with work now, of %2; failures of the last 24 h")
                                       .arg(number(busy), number(std::int64_t(figures.known))));
    d->workflows->setEmptySentence(tr("No executions yet. Each workflow appears here with its first one."));
    d->workflows->setRows(workflowRows(figures.workflows, d->workflowKeys));
    showStore();
}

void OverviewPage::showQueues()
{
    const WorkflowModel& model = *d->model.workflows();
    if (!model.queuesKnown())
        return;
    d->queues->setEmptySentence(tr("No work items."));
    d->queues->setRows(
        queueRows(model.queues(), d->model.donePerMinute(), d->queueKeys, FormatClock::instance().style().now));
    const std::int64_t open = model.openItems();
    d->openItems->setText(open == 1 ? tr("1 open item") : tr("%1 open items").arg(number(open)));
    d->openItems->show();
}

void OverviewPage::showRecent()
{
    if (!d->recent)
        return;
    const RowView* list = d->recent->list();
    if (list->underMouse() && list->source()->rowCount() > 0)
        return; // a person reads it
    const FormatStyle style = FormatClock::instance().style();
    if (d->model.workflows()) {
        d->recent->setEmptySentence(tr("No events yet."));
        d->recent->setRows(recentEventRows(d->model.recentEvents(), style));
    } else {
        d->recent->setRows(recentFactRows(d->model.recentFacts(), style));
    }
}

void OverviewPage::showStreams()
{
    if (d->model.events()->cursorsKnown())
        d->streams->setRows(streamRows(*d->model.events()));
    const int trouble = d->model.events()->streamsInTrouble();
    d->streams->title()->setFact(trouble == 0 ? QString() : tr("%1 in trouble").arg(number(trouble)));
}

void OverviewPage::showStore()
{
    const StoreFacts& facts = session().facts();
    const auto& counts = d->model.counts();
    QList<FactGrid::Fact> rows;
    const auto add = [&rows](const QString& label, const QString& value, const QString& note = {}) {
        FactGrid::Fact fact;
        fact.label = label;
        fact.value = value;
        fact.note = note;
        rows.append(fact);
    };
    const auto counted = [&](std::string_view table) {
        if (!counts)
            return tr("counting");
        const auto found = counts->tables.find(std::string(table));
        return found == counts->tables.end() ? QStringLiteral("–") : number(found->second);
    };
    if (const std::int64_t bytes = counts ? counts->fileBytes : facts.sizeBytes; bytes > 0) {
        const std::int64_t log = counts ? counts->logBytes : facts.walSizeBytes;
        add(tr("File"), log > 0 ? tr("%1, WAL %2").arg(byteSize(bytes), byteSize(log)) : byteSize(bytes));
    }
    add(tr("Engine"), QString::fromStdString(facts.engine + " " + facts.engineVersion));
    if (facts.workflowSchema) {
        const auto rate = d->model.eventsPerMinute();
        add(tr("Schema"), QString::number(*facts.workflowSchema));
        const WorkflowModel& model = *d->model.workflows();
        add(tr("Executions"),
            model.state() == WorkflowModel::State::Ready ? number(model.readExecutions())
                                                         : counted(tableOf<Execution>()));
        add(tr("Events"), counted(tableOf<WorkflowEvent>()), rate ? perMinute(*rate) : QString());
        add(tr("Snapshots"), counted(tableOf<Snapshot>()));
    }
    if (const EventModel* events = d->model.events(); events && events->state() == EventModel::State::Ready) {
        const auto rate = events->arrivalsPerMinute();
        add(tr("Event log"), tr("%1 events").arg(number(events->eventCount())), rate ? perMinute(*rate) : QString());
        add(tr("Head"), number(events->bounds().last));
        const std::string_view format = batchFormatName(*facts.eventFormat);
        add(tr("Batches"), counted("facts/append_batches"),
            QString::fromLatin1(format.data(), static_cast<qsizetype>(format.size())));
    }
    d->store->setFacts(rows);
}

void OverviewPage::jump(const QByteArray& page, const QVariantMap& what, bool newWindow)
{
    Q_EMIT placeWanted({page, what}, newWindow);
}

void OverviewPage::jumpToRecent(RowKey key, bool newWindow)
{
    if (!d->model.workflows()) {
        jump("log", {{QStringLiteral("position"), key.value}}, newWindow);
        return;
    }
    for (const RecentEvent& recent : d->model.recentEvents()) {
        if (recent.event.row.value == key.value)
            jump("execution",
                {{QStringLiteral("id"), QString::fromStdString(std::string(textOf(recent.event.executionId)))}},
                newWindow);
    }
}

void OverviewPage::readAgain()
{
    if (d->model.workflows())
        d->model.workflows()->readAgain();
    if (d->model.events())
        d->model.events()->readAgain();
    d->model.readAgain();
}

void OverviewPage::focusMain()
{
    RowView* main = d->workflows ? d->workflows->list() : d->recent->list();
    main->setFocus(Qt::OtherFocusReason);
}

void OverviewPage::setNarrow(bool narrow)
{
    d->side->setFixedWidth(Theme::instance().scaled(narrow ? narrowSideWidth : sideWidth));
}

Page* makeOverviewPage(StoreSession& session, QWidget* parent)
{
    return new OverviewPage(session, parent);
}

} // namespace durascope
