// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/dead_letters_page.h"

#include "app/theme/theme.h"
#include "app/widgets/find_bar.h"
#include "app/widgets/page_parts.h"
#include "app/workflow/dead_letter_detail.h"
#include "app/workflow/list_parts.h"
#include "model/format/format_clock.h"
#include "model/workflow/cause_rows.h"
#include "model/workflow/dead_letter_source.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

#include "app/widgets/row_view.h"

namespace durascope {

namespace {

constexpr int mostCausesShown = 7;

} // namespace

class DeadLettersPage::Private {
public:
    Private(StoreSession& session, const FormatStyle& style)
        : watch(session)
        , causes(causeColumns(style))
        , source(session, watch)
        , slot(session.newSlot())
    {
    }
    DeadLetterWatch watch;
    TableSource causes;
    DeadLetterSource source;
    Slot slot;
    qint64 shown = 0; ///< Key of the item in the detail.

    PageHeader* header = nullptr;
    CountFilters* filters = nullptr;
    RowView* causeList = nullptr;
    FindBar* find = nullptr;
    LiveStrip* strip = nullptr;
    RowView* list = nullptr;
    DeadLetterDetail* detail = nullptr;
    DetailSplitter* splitter = nullptr;
    QAction* openAction = nullptr;
    QAction* detailAction = nullptr;
    QAction* showNewAction = nullptr;

    bool byCause() const { return filters->chosen() != "all"; }
    std::shared_ptr<const CauseRow> chosenCause() const
    {
        const auto key = causeList->currentKey();
        return key && byCause() ? std::static_pointer_cast<const CauseRow>(causes.rowOfKey(*key)) : nullptr;
    }
};

DeadLettersPage::DeadLettersPage(StoreSession& session, QWidget* parent)
    : Page(session, parent)
    , d(std::make_unique<Private>(session, FormatClock::instance().style()))
{
    build();
    buildActions();
    connect(&d->watch, &DeadLetterWatch::changed, this, &DeadLettersPage::fill);
    connect(d->filters, &CountFilters::chosenChanged, this, [this] {
        d->causeList->setVisible(d->byCause());
        chooseCause();
    });
    connect(d->causeList, &RowView::currentChanged, this, &DeadLettersPage::chooseCause);
    connect(d->causeList, &RowView::activated, this, [this] { d->list->setFocus(); });
    connect(d->list, &RowView::currentChanged, this, &DeadLettersPage::showItem);
    connect(d->list, &RowView::activated, this, [this](RowKey, bool newWindow) { openExecution(newWindow); });
    connect(d->list, &RowView::contextMenuWanted, this,
        [this](RowKey, int, QPoint, QMenu* menu) { addToMenu(menu, {d->openAction}); });
    connect(d->list, &RowView::says, this, &Page::said);
    connect(d->list, &RowView::listActionWanted, this, &DeadLettersPage::readAgain);
    connect(
        &d->source, &RowSource::heldBackChanged, this, [this] { d->strip->setHeldBack(d->source.heldBack(), {}, {}); });
    connect(d->strip, &LiveStrip::showThem, d->showNewAction, &QAction::trigger);
    fill();
}

DeadLettersPage::~DeadLettersPage()
{
    d->causeList->setSource(nullptr);
    d->list->setSource(nullptr);
}

void DeadLettersPage::build()
{
    d->header = new PageHeader(this);
    d->header->setTitle(title());
    d->filters = new CountFilters(this);
    d->filters->setAccessibleName(tr("By cause or all"));
    d->causeList = new RowView(QStringLiteral("causes"), this);
    d->causeList->setAccessibleName(tr("Causes"));
    d->causeList->setPositionStripVisible(false);
    d->causeList->setSource(&d->causes);
    auto* left = new QWidget(this);
    d->strip = new LiveStrip(left);
    d->list = new RowView(QStringLiteral("dead-letters"), left);
    d->list->setAccessibleName(title());
    d->list->setSource(&d->source);
    d->find = new FindBar(d->list, left);
    stackInto(left, {d->find, d->strip, d->list}, d->list);
    d->detail = new DeadLetterDetail(this);
    d->splitter = new DetailSplitter(left, d->detail, this);
    stackInto(this, {d->header, d->filters, d->causeList, d->splitter}, d->splitter);
    setFocusProxy(d->list);
}

void DeadLettersPage::buildActions()
{
    d->openAction = new QAction(tr("Open execution"), this);
    connect(d->openAction, &QAction::triggered, this, [this] { openExecution(false); });
    d->detailAction = makeDetailAction(tr("Detail pane"), d->splitter);
    d->showNewAction = new QAction(tr("Show what is new"), this);
    connect(d->showNewAction, &QAction::triggered, this, [this] {
        d->source.showHeldBack();
        d->list->goToNewest();
    });
    addListKey(d->list, d->showNewAction, Qt::Key_R);
}

QList<QAction*> DeadLettersPage::pageActions() const
{
    return {d->openAction, d->detailAction, d->showNewAction};
}

void DeadLettersPage::fill()
{
    const DeadLetterTable& table = d->watch.table();
    ListState empty;
    empty.kind = d->watch.ready() ? ListState::Kind::Empty : ListState::Kind::Loading;
    empty.sentence = tr("No dead letters. They appear here after the last attempt of a node.");
    d->causes.setEmptyState(empty);
    d->causes.setRows(causeRows(table, FormatClock::instance().style()));
    const auto letters = static_cast<qint64>(table.letters().size());
    d->filters->setEntries({{QByteArray(), tr("Causes"), Glyph::DeadLetter, d->causes.rowCount(), false},
        {"all", tr("All"), Glyph::None, letters, false}});
    const bool reading = !d->watch.ready() && d->watch.error().sentence.empty();
    const std::int64_t expected = d->watch.expected();
    const auto missing = static_cast<std::int64_t>(table.withoutRow());
    d->header->setFact(reading && expected > 0
            ? tr("reading, %1 %").arg(std::min<qint64>(letters * 100 / expected, 100))
            : reading     ? tr("reading")
            : missing > 0 ? tr("%1 without a dead-letter row").arg(number(missing))
                          : QString());
    fitCauses();
    if (d->byCause() && !d->causeList->currentKey() && d->causes.rowCount() > 0)
        d->causeList->setCurrentRow(0);
    else
        fillWords();
}

void DeadLettersPage::fitCauses()
{
    const int rows = static_cast<int>(std::clamp<qint64>(d->causes.rowCount(), 1, mostCausesShown));
    const int height = d->causeList->header()->sizeHint().height() + rows * Theme::instance().rowHeight() + 2;
    d->causeList->setFixedHeight(std::min(height, std::max(this->height() / 3, 80)));
}

void DeadLettersPage::chooseCause()
{
    const auto row = d->chosenCause();
    const auto cause = row ? std::optional(row->cause().cause) : std::nullopt;
    if (d->source.cause() != cause) {
        d->source.setCause(cause);
        d->list->goToNewest();
    }
    fillWords();
}

void DeadLettersPage::fillWords()
{
    const DeadLetterTable& table = d->watch.table();
    if (const auto row = d->chosenCause())
        d->detail->setWords(causeInWords(table, row->cause(), FormatClock::instance().style()));
    else
        d->detail->setWords(
            tr("%1 dead letters of %2 causes.")
                .arg(number(static_cast<std::int64_t>(table.letters().size())), number(d->causes.rowCount())));
}

void DeadLettersPage::showItem()
{
    const auto key = d->list->currentKey();
    const DeadLetterFacts* facts = key ? d->source.factsOf(*key) : nullptr;
    d->openAction->setEnabled(facts != nullptr);
    if (!facts) {
        d->shown = 0;
        d->detail->showNothing();
        return;
    }
    if (d->shown == key->value)
        return;
    d->shown = key->value;
    session().read(
        StoreSession::Lane::Viewport, d->slot, this,
        [row = facts->row, hasRow = facts->hasRow](
            StoreReader& reader, const std::stop_token& stop) -> Result<DeadLetter> {
            if (hasRow)
                return reader.workflows()->deadLetter({row}, stop);
            auto items = reader.workflows()->itemsByRow({{row}}, stop);
            if (!items)
                return failure(items.error());
            DeadLetter letter; // the item's own payload; there is no error text without the row
            if (!items->empty()) {
                letter.executionId = items->front().executionId;
                letter.payload = items->front().payload;
            }
            return letter;
        },
        [this](const Result<DeadLetter>& letter) {
            if (letter)
                d->detail->show(*letter);
            else
                d->detail->say(QString::fromStdString(letter.error().sentence));
        });
}

void DeadLettersPage::openExecution(bool newWindow)
{
    const auto key = d->list->currentKey();
    if (const DeadLetterFacts* facts = key ? d->source.factsOf(*key) : nullptr)
        Q_EMIT placeWanted(
            {"execution", {{QStringLiteral("id"), QString::fromStdString(facts->executionId)}}}, newWindow);
}

void DeadLettersPage::readAgain()
{
    d->watch.readAgain();
    session().refreshNow();
}

void DeadLettersPage::focusMain()
{
    d->list->setFocus();
}

void DeadLettersPage::startFind()
{
    d->find->start();
}

void DeadLettersPage::setNarrow(bool narrow)
{
    d->splitter->setNarrow(narrow);
    d->detail->setNarrow(narrow);
}

} // namespace durascope
