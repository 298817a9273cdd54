// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/execution_preview.h"

#include "app/theme/theme.h"
#include "app/widgets/action_button.h"
#include "app/widgets/glyph_label.h"
#include "app/widgets/json_view.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/workflow/event_list.h"
#include "app/workflow/execution_words.h"
#include "app/workflow/timeline_view.h"
#include "model/format/format_clock.h"
#include "model/workflow/execution_watch.h"
#include "model/workflow/status_words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace durascope {

namespace {

constexpr int mostEvents = 2'000; ///< More are not drawn beside a list; the execution's own page has all.
constexpr int lastEvents = 5;

struct PreviewAnswer {
    std::shared_ptr<const ExecutionDetail> detail;
    std::vector<WorkflowEvent> last;
};

} // namespace

class ExecutionPreview::Private {
public:
    explicit Private(StoreSession& s)
        : session(s)
        , slot(s.newSlot())
    {
    }
    StoreSession& session;
    Slot slot;
    RowId row;
    bool reading = false;
    bool again = false;
    std::shared_ptr<const ExecutionDetail> detail;
    std::vector<WorkflowEvent> last;

    GlyphLabel* glyph = nullptr;
    PlainLabel* word = nullptr;
    PlainLabel* lasts = nullptr;
    PlainLabel* nothing = nullptr; ///< Stands in the pane while there is nothing to show.
    ActionButton* open = nullptr;
    Notice* notice = nullptr;
    FactGrid* facts = nullptr;
    PaneTitle* timelineTitle = nullptr;
    TimelineView* timeline = nullptr;
    PaneTitle* eventsTitle = nullptr;
    EventList* events = nullptr;
    PaneTitle* inputTitle = nullptr;
    JsonView* input = nullptr;
    QWidget* top = nullptr;
    QGridLayout* body = nullptr;
    bool narrow = false;
};

ExecutionPreview::ExecutionPreview(StoreSession& session, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(session))
{
    d->top = new QWidget(this);
    d->glyph = new GlyphLabel(d->top);
    d->word = new PlainLabel({}, d->top);
    d->word->setFontRole(FontRole::Key);
    d->word->setElided(ElideAt::End);
    d->lasts = new PlainLabel({}, d->top);
    d->lasts->setTone(Tone::Secondary);
    d->lasts->setElided(ElideAt::End);
    d->open = new ActionButton(ActionButton::Look::Quiet, tr("Open"), d->top);
    d->open->setKeys(QStringLiteral("Enter"));
    d->open->setFocusPolicy(Qt::NoFocus); // Enter in the list does the same
    auto* close = new ActionButton(ActionButton::Look::Quiet, tr("Close the preview"), d->top);
    close->setGlyph(Icon::Close);
    close->setIconOnly(true);
    connect(d->open, &QAbstractButton::clicked, this, &ExecutionPreview::openWanted);
    connect(close, &QAbstractButton::clicked, this, &ExecutionPreview::closeWanted);
    auto* line = new QHBoxLayout(d->top);
    line->setContentsMargins(12, 0, 6, 0);
    line->setSpacing(8);
    line->addWidget(d->glyph);
    line->addWidget(d->word);
    line->addWidget(d->lasts, 1);
    line->addWidget(d->open);
    line->addWidget(close);

    d->nothing = new PlainLabel(tr("Choose an execution to see what happened in it."), this);
    d->nothing->setTone(Tone::Secondary);
    d->nothing->setWordWrap(true);
    d->nothing->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    d->nothing->setContentsMargins(12, 10, 12, 10);
    d->notice = new Notice(this);
    d->facts = new FactGrid(this);
    d->timelineTitle = new PaneTitle(tr("Timeline"), this);
    d->timeline = new TimelineView(TimelineView::Size::Small, this);
    d->eventsTitle = new PaneTitle(tr("Last events"), this);
    d->events = new EventList(this);
    d->inputTitle = new PaneTitle(tr("Input"), this);
    d->input = new JsonView(this);
    d->body = new QGridLayout;
    d->body->setContentsMargins(0, 0, 0, 0);
    d->body->setSpacing(0);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(d->top);
    all->addWidget(d->nothing, 1);
    all->addLayout(d->body, 1);
    setNarrow(true);
    setNarrow(false);
    followTheme(this, [this] {
        const Theme& theme = Theme::instance();
        d->top->setFixedHeight(std::max(theme.scaled(28), QFontMetrics(theme.font(FontRole::Key)).height() + 6));
        QPalette ground = d->top->palette();
        ground.setColor(QPalette::Window, theme.color(Token::Header)); // as the titles of other panes
        d->top->setPalette(ground);
        d->top->setAutoFillBackground(true);
        // Long values are cut or scrolled; they must not decide how wide the pane is.
        setMinimumSize(Theme::instance().scaled(280), Theme::instance().scaled(90));
    });
    connect(&session, &StoreSession::liveChanged, this, &ExecutionPreview::takeLive);
    connect(&FormatClock::instance(), &FormatClock::ticked, this, [this] {
        if (d->detail && isVisible()) {
            fillStatus();
            fillFacts();
        }
    });
    showNothing();
}

ExecutionPreview::~ExecutionPreview() = default;

void ExecutionPreview::setNarrow(bool narrow)
{
    if (d->narrow == narrow)
        return;
    d->narrow = narrow;
    while (QLayoutItem* item = d->body->takeAt(0))
        delete item;
    for (QWidget* each : {static_cast<QWidget*>(d->timelineTitle), static_cast<QWidget*>(d->eventsTitle),
             static_cast<QWidget*>(d->events), static_cast<QWidget*>(d->inputTitle), static_cast<QWidget*>(d->input)})
        each->setVisible(!narrow);
    for (int row = 0; row < 8; ++row)
        d->body->setRowStretch(row, 0);
    if (narrow) {
        d->body->addWidget(d->timeline, 0, 0, 3, 1);
        d->body->addWidget(d->notice, 0, 1);
        d->body->addWidget(d->facts, 1, 1);
        d->body->setRowStretch(2, 1);
        d->body->setColumnStretch(0, 3);
        d->body->setColumnStretch(1, 4);
    } else {
        const std::array<QWidget*, 7> stack{
            d->notice, d->facts, d->timelineTitle, d->timeline, d->eventsTitle, d->events, d->inputTitle};
        for (std::size_t row = 0; row < stack.size(); ++row)
            d->body->addWidget(stack[row], static_cast<int>(row), 0);
        d->body->addWidget(d->input, 7, 0);
        d->body->setRowStretch(7, 1);
        d->body->setColumnStretch(0, 1);
        d->body->setColumnStretch(1, 0);
    }
    fill();
}

void ExecutionPreview::show(RowId row)
{
    if (d->row == row)
        return;
    d->row = row;
    d->reading = false;
    d->timeline->clear();
    read();
}

void ExecutionPreview::showNothing()
{
    d->row = {};
    d->session.cancel(StoreSession::Lane::Viewport, d->slot);
    d->reading = false;
    d->detail.reset();
    d->last.clear();
    fill();
}

void ExecutionPreview::read()
{
    if (d->reading) {
        d->again = true;
        return;
    }
    d->reading = true;
    d->again = false;
    DetailRequest request;
    request.row = d->row;
    request.newestEvents = mostEvents;
    request.now = FormatClock::instance().style().now.nanoseconds;
    d->session.read(
        StoreSession::Lane::Viewport, d->slot, this,
        [request](StoreReader& reader, const std::stop_token& stop) -> Result<PreviewAnswer> {
            auto detail = readExecutionDetail(*reader.workflows(), request, stop);
            if (!detail)
                return failure(detail.error());
            const std::string id(textOf((*detail)->row.executionId));
            const std::int64_t newest = (*detail)->lastSequence;
            auto page = reader.workflows()->eventsOf(id, newest - lastEvents + 1, newest, stop);
            if (!page)
                return failure(page.error());
            return PreviewAnswer{std::move(*detail), std::move(page->events)};
        },
        [this](const Result<PreviewAnswer>& answer) {
            d->reading = false;
            if (!answer) {
                d->detail.reset();
                d->last.clear();
                fill();
                d->notice->say(Glyph::Error, Tone::Problem, tr("This execution cannot be read."),
                    QString::fromStdString(answer.error().sentence + ' ' + answer.error().hint));
                d->notice->show();
            } else {
                d->detail = answer->detail;
                d->last = answer->last;
                fill();
            }
            if (d->again)
                read();
        });
}

void ExecutionPreview::takeLive(const LiveChange& change)
{
    if (change.workflow && d->detail && d->row.value != 0
        && touches(*change.workflow, d->row, textOf(d->detail->row.executionId)))
        read();
}

void ExecutionPreview::fill()
{
    const bool there = d->detail != nullptr;
    d->nothing->setVisible(d->row.value == 0);
    d->open->setVisible(d->row.value != 0);
    d->facts->setVisible(there);
    d->timeline->setVisible(there);
    for (QWidget* each : {static_cast<QWidget*>(d->timelineTitle), static_cast<QWidget*>(d->eventsTitle),
             static_cast<QWidget*>(d->events), static_cast<QWidget*>(d->inputTitle), static_cast<QWidget*>(d->input)})
        each->setVisible(there && !d->narrow);
    fillStatus();
    if (!there) {
        d->notice->hide();
        return;
    }
    d->timeline->setTimeline(d->detail->timeline);
    const int most = d->narrow ? 10'000 : Theme::instance().scaled(180);
    d->timeline->setFixedHeight(std::min(d->timeline->contentHeight() + 8, most));
    if (d->narrow) {
        d->timeline->setMinimumHeight(0);
        d->timeline->setMaximumHeight(QWIDGETSIZE_MAX);
    }
    fillFacts();
    fillEvents();
    const Column& input = d->detail->row.initialInput;
    if (!input || input->isNull()) {
        d->input->setNothing(tr("There is no input."));
        d->inputTitle->setFact({});
    } else {
        d->input->setBytes(input->bytes());
        d->inputTitle->setFact(byteSize(static_cast<std::int64_t>(input->bytes().size())));
    }
}

void ExecutionPreview::fillStatus()
{
    d->glyph->setVisible(d->detail != nullptr); // an absent silhouette leaves no gap before the title
    if (!d->detail) {
        d->word->setText(d->row.value == 0 ? tr("Preview") : QString());
        d->lasts->setText({});
        return;
    }
    const std::string status(textOf(d->detail->row.status));
    d->glyph->setGlyph(statusLook(status).glyph);
    d->word->setText(statusTitle(status));
    d->lasts->setText(durationPhrase(d->detail->row));
}

void ExecutionPreview::fillFacts()
{
    const ExecutionDetail& detail = *d->detail;
    const Problem problem = problemOf(detail);
    if (problem.lead.isEmpty()) {
        d->notice->hide();
    } else {
        d->notice->say(problem.glyph, problem.tone, problem.lead, problem.text);
        d->notice->show();
    }
    d->facts->setFacts(previewFacts(detail, d->last.empty() ? nullptr : &d->last.back(), d->narrow));
}

void ExecutionPreview::fillEvents()
{
    d->events->setEvents(d->last);
    if (d->last.empty()) {
        d->eventsTitle->setFact(tr("none"));
        return;
    }
    d->eventsTitle->setFact(
        tr("%1 to %2 of %3")
            .arg(cellText(d->last.front().sequence), cellText(d->last.back().sequence), number(d->detail->events)));
}

} // namespace durascope
