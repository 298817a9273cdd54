// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/history_pane.h"

#include "app/theme/theme.h"
#include "app/widgets/action_button.h"
#include "app/widgets/find_bar.h"
#include "app/widgets/json_pane.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/workflow/list_parts.h"
#include "app/workflow/timeline_legend.h"
#include "app/workflow/timeline_view.h"
#include "model/workflow/history_source.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

#include "app/widgets/row_view.h"

namespace durascope {

class HistoryPane::Private {
public:
    explicit Private(StoreSession& s)
        : session(s)
        , source(s)
        , slot(s.newSlot())
    {
    }
    StoreSession& session;
    HistorySource source;
    Slot slot;
    std::shared_ptr<const ExecutionDetail> detail;
    std::int64_t sequence = 0;
    std::int64_t wantedSequence = 0; ///< Asked for before the log was read so far.
    bool sizedTimeline = false;

    DetailSplitter* splitter = nullptr;
    QWidget* timelineBox = nullptr;
    TimelineView* timeline = nullptr;
    DetailSplitter* lower = nullptr;
    QWidget* historyBox = nullptr;
    CountFilters* mode = nullptr;
    ActionButton* trouble = nullptr;
    FindBar* find = nullptr;
    LiveStrip* strip = nullptr;
    RowView* list = nullptr;
    JsonPane* event = nullptr;
    QList<QAction*> actions;
    QAction* showNew = nullptr;
};

HistoryPane::HistoryPane(StoreSession& session, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(session))
{
    buildTimeline();
    buildHistory();
    d->splitter = new DetailSplitter(d->lower, d->timelineBox, this, DetailSplitter::Detail::First);
    d->splitter->setNarrow(true); // above in every window
    stackInto(this, {d->splitter}, d->splitter);
    buildActions();
    connect(&d->source, &RowSource::heldBackChanged, this, &HistoryPane::fillStrip);
    connect(d->list, &RowView::currentChanged, this, &HistoryPane::takeCurrent);
    connect(d->list, &RowView::activated, this, [this](RowKey key) { d->source.toggleRun(key); });
    connect(d->list, &RowView::says, this, &HistoryPane::said);
    connect(d->list, &RowView::listActionWanted, this, [this] { d->trouble->setChecked(false); });
    connect(d->timeline, &TimelineView::chosen, this, [this](qint64 sequence, const QString&) {
        if (sequence > 0)
            chooseSequence(sequence);
        else if (d->detail && !d->detail->deadLetters.empty())
            d->list->setCurrentKey({-1});
    });
}

HistoryPane::~HistoryPane()
{
    d->list->setSource(nullptr); // the source goes before the view, which is a child
}

void HistoryPane::buildTimeline()
{
    d->timelineBox = new QWidget(this);
    d->timeline = new TimelineView(TimelineView::Size::Full, d->timelineBox);
    stackInto(d->timelineBox, {d->timeline}, d->timeline);
}

void HistoryPane::buildHistory()
{
    d->historyBox = new QWidget(this);
    auto* bar = new QWidget(d->historyBox);
    d->mode = new CountFilters(bar);
    d->mode->setAccessibleName(tr("How the history is shown"));
    d->trouble = new ActionButton(ActionButton::Look::Quiet, tr("Failed or pending"), bar);
    d->trouble->setCheckable(true);
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 12, 0);
    line->setSpacing(0);
    line->addWidget(d->mode, 1);
    line->addWidget(d->trouble);
    d->list = new RowView(QStringLiteral("history"), d->historyBox);
    d->list->setAccessibleName(tr("History"));
    d->list->setSource(&d->source);
    d->find = new FindBar(d->list, d->historyBox);
    d->strip = new LiveStrip(d->historyBox);
    stackInto(d->historyBox, {bar, d->find, d->list, d->strip}, d->list);
    d->event = new JsonPane(tr("Event"), this);
    d->event->view()->setNothing(tr("Choose an event to see what is stored."));
    d->lower = new DetailSplitter(d->historyBox, d->event, this);
    d->lower->setUsualSizes(480, 172);
    const auto apply = [this] { d->source.setWish(d->mode->chosen() == "compact", d->trouble->isChecked()); };
    connect(d->mode, &CountFilters::chosenChanged, this, apply);
    connect(d->trouble, &QAbstractButton::toggled, this, apply);
    connect(d->strip, &LiveStrip::showThem, this, [this] { d->showNew->trigger(); });
}

QAction* HistoryPane::addStep(const QString& text, const QList<Qt::Key>& keys, std::function<void()> step)
{
    auto* action = new QAction(text, this);
    QList<QKeySequence> shortcuts;
    for (const Qt::Key key : keys)
        shortcuts.append(QKeySequence(key));
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WidgetShortcut);
    d->list->addAction(action);
    d->timeline->addAction(action);
    connect(action, &QAction::triggered, this, std::move(step));
    d->actions.append(action);
    return action;
}

void HistoryPane::buildActions()
{
    addStep(tr("Event before"), {Qt::Key_Left, Qt::Key_H}, [this] { step(-1); });
    addStep(tr("Event after"), {Qt::Key_Right, Qt::Key_L}, [this] { step(1); });
    addStep(tr("Previous problem"), {Qt::Key_BracketLeft}, [this] { stepProblem(false); });
    addStep(tr("Next problem"), {Qt::Key_BracketRight}, [this] { stepProblem(true); });
    addStep(tr("Fit the timeline"), {Qt::Key_0}, [this] { d->timeline->fit(); });
    d->showNew = addStep(tr("Show what is new"), {Qt::Key_R}, [this] {
        d->source.showHeldBack();
        d->list->goToNewest();
    });
}

void HistoryPane::setDetail(const std::shared_ptr<const ExecutionDetail>& detail)
{
    const bool other = !d->detail || !detail || d->detail->row.row != detail->row.row;
    d->detail = detail;
    if (other) {
        d->sequence = 0;
        d->sizedTimeline = false;
        d->timeline->clear();
        d->event->title()->setTitle(tr("Event"));
        d->event->title()->setFact({});
        d->event->view()->setNothing(tr("Choose an event to see what is stored."));
    }
    if (detail)
        d->timeline->setTimeline(detail->timeline);
    d->source.setDetail(detail);
    const qint64 events = detail ? static_cast<qint64>(detail->log->events().size() + detail->offSequence.size()) : 0;
    d->mode->setEntries({{"full", tr("Full"), Glyph::None, events, false},
        {"compact", tr("Compact"), Glyph::None, static_cast<qint64>(detail ? groupRuns(*detail->log).runs.size() : 0),
            false}});
    const HistoryWish trouble{false, true, {}};
    const qint64 troubles
        = detail ? static_cast<qint64>(historyRows(*detail, groupRuns(*detail->log), trouble).size()) : 0;
    d->trouble->setText(tr("Failed or pending %1").arg(number(troubles)));
    if (!detail)
        return;
    if (!d->sizedTimeline && height() > 0) {
        d->sizedTimeline = true;
        const int most = height() * 45 / 100;
        const int timeline = std::clamp(d->timeline->contentHeight() + 4, 3 * d->timeline->rowHeight(), most);
        d->splitter->setUsualSizes(timeline, timeline * 100 / Theme::instance().scaled(100));
    }
    if (other && detail->logComplete)
        d->list->goToNewest(); // before a row is chosen: it takes the choice away
    if (d->wantedSequence > 0 && (detail->logComplete || detail->log->lastSequence() >= d->wantedSequence))
        chooseSequence(std::exchange(d->wantedSequence, 0));
    else if (d->sequence == 0 && detail->logComplete && !detail->log->events().empty() && !d->list->currentKey())
        chooseSequence(detail->log->lastSequence());
    else if (detail->logComplete && detail->log->events().empty() && d->source.rowCount() > 0 && !d->list->currentKey())
        d->list->setCurrentRow(d->source.rowCount() - 1);
}

void HistoryPane::chooseSequence(std::int64_t sequence)
{
    if (!d->detail || (!d->detail->logComplete && d->detail->log->lastSequence() < sequence)) {
        d->wantedSequence = sequence;
        return;
    }
    if (const auto key = d->source.keyOfSequence(sequence))
        d->list->setCurrentKey(*key);
}

std::int64_t HistoryPane::chosenSequence() const
{
    return d->sequence;
}

void HistoryPane::step(int by)
{
    const auto key = d->list->currentKey();
    const auto row = key ? d->source.rowOf(*key) : std::nullopt;
    const qint64 last = d->source.rowCount() - 1;
    if (last >= 0)
        d->list->setCurrentRow(std::clamp<qint64>(row.value_or(last) + by, 0, last));
}

void HistoryPane::stepProblem(bool forward)
{
    if (const auto sequence = d->source.nextProblem(d->sequence, forward))
        chooseSequence(*sequence);
    else
        Q_EMIT said(forward ? tr("No problem after this event.") : tr("No problem before this event."));
}

void HistoryPane::takeCurrent()
{
    const auto key = d->list->currentKey();
    if (!key || !d->detail)
        return;
    if (const auto letter = d->source.deadLetterOf(*key)) {
        d->sequence = 0;
        showDeadLetter(d->detail->deadLetters[*letter]);
        return;
    }
    if (const auto off = d->source.offSequenceOf(*key)) {
        const WorkflowEvent& event = d->detail->offSequence[*off];
        d->sequence = 0;
        d->session.cancel(StoreSession::Lane::Viewport, d->slot);
        d->timeline->setCurrentSequence(0, {});
        showStored(tr("Event %1").arg(cellText(event.sequence)), event);
        return;
    }
    d->sequence = d->source.sequenceOf(*key).value_or(0);
    const std::size_t place = d->detail->log->placeOf(d->sequence);
    const auto& events = d->detail->log->events();
    const bool known = place < events.size() && events[place].sequence == d->sequence;
    d->timeline->setCurrentSequence(
        d->sequence, known ? QString::fromStdString(d->detail->log->text(events[place].node)) : QString());
    readEvent();
    Q_EMIT chosen();
}

void HistoryPane::readEvent()
{
    const std::int64_t sequence = d->sequence;
    d->session.read(
        StoreSession::Lane::Viewport, d->slot, this,
        [id = std::string(textOf(d->detail->row.executionId)), sequence](StoreReader& reader,
            const std::stop_token& stop) { return reader.workflows()->eventsOf(id, sequence, sequence, stop); },
        [this, sequence](const Result<EventPage>& page) {
            const QString title = tr("Event %1").arg(number(sequence));
            if (page && !page->events.empty()) {
                showStored(title, page->events.front());
                return;
            }
            d->event->title()->setTitle(title);
            d->event->title()->setFact({});
            d->event->view()->setNothing(
                page ? tr("This event is not in the store any more.") : QString::fromStdString(page.error().sentence));
        });
}

void HistoryPane::showStored(const QString& title, const WorkflowEvent& event)
{
    const Column& kind = event.kind;
    const std::string_view bytes = kind ? kind->bytes() : std::string_view();
    d->event->title()->setTitle(title);
    d->event->title()->setFact(tr("%1, stored bytes").arg(byteSize(static_cast<std::int64_t>(bytes.size()))));
    if (!kind || kind->isNull())
        d->event->view()->setNothing(tr("Nothing is stored: the value is null."));
    else
        d->event->view()->setBytes(bytes);
}

void HistoryPane::showDeadLetter(const DeadLetter& letter)
{
    d->session.cancel(StoreSession::Lane::Viewport, d->slot);
    d->timeline->setCurrentSequence(0, cellText(letter.nodeId));
    d->event->title()->setTitle(tr("Dead letter"));
    d->event->title()->setFact(tr("its payload; the row is not in the log"));
    const Column& payload = letter.payload;
    if (!payload || payload->isNull())
        d->event->view()->setNothing(tr("There is no payload."));
    else
        d->event->view()->setBytes(payload->bytes());
}

void HistoryPane::fillStrip()
{
    d->strip->setHeldBack(
        d->source.heldBack(), {}, tr("The last row is the newest of %1").arg(number(d->source.rowCount())));
}

void HistoryPane::showPart(Part part)
{
    d->timelineBox->setVisible(part == Part::All || part == Part::Timeline);
    d->historyBox->setVisible(part == Part::All || part == Part::History);
    d->event->setVisible(part == Part::All || part == Part::Event);
    d->lower->setVisible(part != Part::Timeline);
}

QList<QAction*> HistoryPane::actions() const
{
    return d->actions;
}

RowView* HistoryPane::list() const
{
    return d->list;
}

TimelineView* HistoryPane::timeline() const
{
    return d->timeline;
}

void HistoryPane::startFind()
{
    d->find->start();
}

} // namespace durascope
