// SPDX-License-Identifier: Apache-2.0
#include "app/events/fact_detail.h"

#include "app/widgets/action_button.h"
#include "app/widgets/json_pane.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/row_view.h"
#include "app/widgets/stacked.h"
#include "backends/contract/saturated.h"
#include "model/events/batch_source.h"
#include "model/format/format_clock.h"

#include <QHeaderView>

#include <algorithm>

namespace durascope {

namespace {

QString storageWord(const Column& column)
{
    if (!column)
        return {};
    switch (column->storage()) {
    case StoredValue::Class::Null:
        return QStringLiteral("NULL");
    case StoredValue::Class::Integer:
        return QStringLiteral("INTEGER");
    case StoredValue::Class::Real:
        return QStringLiteral("REAL");
    case StoredValue::Class::Text:
        return QStringLiteral("TEXT");
    case StoredValue::Class::Blob:
        return QStringLiteral("BLOB");
    }
    return {};
}

constexpr int batchRowsInSight = 4;

} // namespace

FactDetail::FactDetail(StoreSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_slot(session.newSlot())
    , m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_title(new PaneTitle(QString(), this))
    , m_facts(new FactGrid(this))
    , m_aboutPane(new QWidget(this))
    , m_payload(new JsonPane(tr("Payload"), this))
    , m_batchPane(new QWidget(this))
    , m_batchTitle(new PaneTitle(tr("Same batch"), this))
    , m_batch(new BatchSource(this))
    , m_batchView(new RowView(QStringLiteral("log/same-batch"), this))
{
    setObjectName(QStringLiteral("factDetail"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    auto* about = stacked(m_aboutPane);
    about->addWidget(m_title);
    about->addWidget(m_facts);
    auto* batch = stacked(m_batchPane);
    batch->addWidget(m_batchTitle);
    batch->addWidget(m_batchView);
    m_layout->addWidget(m_aboutPane);
    m_layout->addWidget(m_payload, 1);
    m_layout->addWidget(m_batchPane);

    auto* copy = new ActionButton(ActionButton::Look::Quiet, tr("Copy the row as JSON"), this);
    copy->setGlyph(Icon::Copy);
    copy->setIconOnly(true);
    copy->setMinimumHeightPx(22);
    m_title->addWidget(copy);
    connect(copy, &ActionButton::clicked, this, &FactDetail::copyWanted);

    m_batchView->setSource(m_batch);
    m_batchView->setAccessibleName(tr("Events of the same batch"));
    m_batchView->setPositionStripVisible(false);
    m_batchView->header()->hide();
    connect(m_batchView, &RowView::activated, this, [this](RowKey key) { Q_EMIT positionWanted(key.value); });
    connect(&FormatClock::instance(), &FormatClock::ticked, this, &FactDetail::fillFacts);
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, &FactDetail::fillFacts);
    showNothing(QString(), tr("Choose an event to see it here."));
}

void FactDetail::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    m_layout->setDirection(narrow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_layout->setStretchFactor(m_aboutPane, narrow ? 1 : 0);
    static_cast<QVBoxLayout*>(m_aboutPane->layout())->addStretch(narrow ? 1 : 0);
    m_batchPane->setVisible(!narrow && m_shown.sameBatch);
}

void FactDetail::show(std::optional<std::int64_t> position)
{
    if (position == m_position)
        return;
    m_position = position;
    if (!position)
        showNothing(QString(), tr("Choose an event to see it here."));
    else
        readAgain();
}

void FactDetail::readAgain()
{
    if (!m_position)
        return;
    m_session.read(
        StoreSession::Lane::Viewport, m_slot, this,
        [position = *m_position](
            StoreReader& reader, const std::stop_token& stop) { return read(*reader.events(), position, stop); },
        [this, position = *m_position](const Result<Reading>& reading) { take(position, reading); });
}

Result<FactDetail::Reading> FactDetail::read(EventStore& store, std::int64_t position, const std::stop_token& stop)
{
    Reading reading;
    auto fact = store.fact(position, stop);
    if (!fact && fact.error().kind == ErrorKind::NotFound)
        return reading;
    if (!fact)
        return failure(fact.error());
    auto batches = store.batches(position, position, stop);
    if (!batches)
        return failure(batches.error());
    reading.fact = std::move(*fact);
    reading.batch = batchAt(*batches, position);
    if (!reading.batch)
        return reading;
    const std::int64_t first = std::max(reading.batch->first, saturatedDifference(position, BatchSource::most / 2));
    const std::int64_t last = std::min(reading.batch->last, saturatedSum(first, BatchSource::most - 1));
    auto rows = readFactRows(store, first, last, stop);
    if (!rows)
        return failure(rows.error());
    reading.sameBatch = std::move(*rows);
    return reading;
}

void FactDetail::take(std::int64_t position, const Result<Reading>& reading)
{
    if (position != m_position)
        return;
    if (!reading)
        showNothing(number(position), QString::fromStdString(reading.error().sentence));
    else if (!reading->fact)
        showNothing(number(position),
            tr("There is no event at this position. Numbers are given out without holes, so "
               "a row was deleted or the log was edited."));
    else
        showFact(*reading);
}

void FactDetail::showNothing(const QString& title, const QString& why)
{
    m_shown = {};
    m_title->setTitle(title.isEmpty() ? tr("Event") : title);
    m_title->setFact(QString());
    fillFacts();
    m_payload->view()->setNothing(why);
    m_batchPane->hide();
}

void FactDetail::showFact(const Reading& reading)
{
    m_shown = reading;
    m_title->setTitle(number(reading.fact->row.value));
    m_title->setFact(cellText(reading.fact->eventType));
    fillFacts();
    const Column& payload = reading.fact->payload;
    if (payload && (payload->isText() || payload->storage() == StoredValue::Class::Blob))
        m_payload->view()->setBytes(payload->bytes());
    else if (payload && payload->isNull())
        m_payload->view()->setNothing(tr("NULL is stored here, not a JSON null."));
    else
        m_payload->view()->setBytes(cellText(payload).toUtf8());
    m_batch->show(reading.sameBatch);
    m_batchPane->setVisible(!m_narrow && reading.sameBatch);
    if (!reading.sameBatch)
        return;
    m_batchView->setCurrentKey({reading.fact->row.value});
    const int rows = std::min(reading.sameBatch->size(), batchRowsInSight);
    m_batchView->setFixedHeight(rows * Theme::instance().rowHeight() + 2);
}

void FactDetail::fillFacts()
{
    if (!m_shown.fact) {
        m_facts->setFacts({});
        return;
    }
    const Fact& fact = *m_shown.fact;
    const FormatStyle style = FormatClock::instance().style();
    const std::string stored(textOf(fact.occurredAt));
    const std::string problem = timeProblemOf(fact);
    const auto at = parseInstant(stored);
    QList<FactGrid::Fact> facts;
    FactGrid::Fact time{tr("Occurred at"), at ? fullTime(stored, style) : cellText(fact.occurredAt), true,
        problem.empty() ? Tone::Normal : Tone::Problem, QString(),
        problem.empty() ? oneLine(stored) : QString::fromStdString(problem)};
    facts += time;
    facts += {tr("In UTC"), at ? utcTime(stored) : QStringLiteral("–"), true, Tone::Normal,
        at ? age(*at, style.now) : QString(), {}};
    const QString alone = tr("alone");
    facts += {tr("Batch"),
        m_shown.batch
            ? tr("%1 to %2, %3 events")
                  .arg(number(m_shown.batch->first), number(m_shown.batch->last), number(m_shown.batch->size()))
            : alone,
        false, Tone::Normal, {}, {}};
    const std::int64_t bytes = fact.payload ? static_cast<std::int64_t>(fact.payload->bytes().size()) : 0;
    facts += {tr("Size"), QStringLiteral("%1, %2").arg(byteSize(bytes), storageWord(fact.payload)), false, Tone::Normal,
        {}, tr("%1 bytes").arg(number(bytes))};
    if (const std::string why = payloadProblemOf(fact); !why.empty())
        facts += {tr("Problem"), QString::fromStdString(why), false, Tone::Problem, {}, QString::fromStdString(why)};
    m_facts->setFacts(facts);
}

} // namespace durascope
