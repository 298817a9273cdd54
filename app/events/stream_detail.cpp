// SPDX-License-Identifier: Apache-2.0
#include "app/events/stream_detail.h"

#include "app/widgets/json_pane.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/scroll_pane.h"
#include "model/format/format_clock.h"

#include <QVBoxLayout>

#include <cmath>

namespace durascope {

namespace {

QString usualPace(const CursorMovement& movement)
{
    return StreamDetail::tr("%1, at most %2 behind").arg(perMinute(movement.usualMoves), number(movement.mostBehind));
}

FactGrid::Fact fact(const QString& label, const QString& value, const QString& note = {}, bool fixedFont = false)
{
    FactGrid::Fact made;
    made.label = label;
    made.value = value;
    made.note = note;
    made.fixedFont = fixedFont;
    return made;
}

QList<FactGrid::Fact> factsOf(const CursorRow& row, const FormatStyle& style)
{
    const auto tr = [](const char* text) { return StreamDetail::tr(text); };
    const auto timeOf = [&style](Instant at) { // noticed by us: a fraction would say more than is known
        return listTime(formatZuluForm({at.nanoseconds / 1'000'000'000 * 1'000'000'000}), style);
    };
    QList<FactGrid::Fact> facts;
    facts += fact(tr("Stored in"), QString::fromUtf8(tableOf<SubscriberCursor>().data()), {}, true);
    facts += fact(tr("State"), stateWord(row.state), tr("inferred from how the cursor moves"));
    facts += fact(tr("Cursor"), cellText(row.stored.lastProcessed), {}, true);
    const std::int64_t behind = row.facts.behind();
    facts += fact(tr("Behind"), number(behind),
        row.facts.matching ? tr("%1 of them match").arg(number(*row.facts.matching)) : QString());
    if (const auto& movement = row.facts.movement) {
        facts += fact(tr("First seen here"), timeOf(movement->firstSeen), tr("in this session"), true);
        facts += movement->lastMoved
            ? fact(tr("Last moved"), timeOf(*movement->lastMoved), age(*movement->lastMoved, style.now), true)
            : fact(tr("Last moved"), tr("not since it was first seen here"));
        facts += fact(tr("Usual pace"), usualPace(*movement));
    }
    facts += fact(tr("Delivers"), row.delivers.isEmpty() ? tr("the query cannot be read") : row.delivers);
    return facts;
}

} // namespace

StreamDetail::StreamDetail(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_title(new PaneTitle(tr("The stream"), this))
    , m_facts(new FactGrid(this))
    , m_query(new JsonPane(tr("Stored query, byte for byte"), this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    auto* about = new QWidget(this);
    auto* column = new QVBoxLayout(about);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(new ScrollPane(m_facts, tr("About the stream"), about), 1);
    m_layout->addWidget(about, 2);
    m_layout->addWidget(m_query, 3);
    show(nullptr);
}

void StreamDetail::setNarrow(bool narrow)
{
    m_layout->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void StreamDetail::show(const CursorRow* row)
{
    if (!row) {
        m_title->setFact(QString());
        m_facts->setFacts({});
        m_shownQuery.reset();
        m_query->view()->setNothing(tr("Choose a stream to see its query."));
        return;
    }
    m_title->setFact(cellText(row->stored.subscriberId, 60));
    m_facts->setFacts(factsOf(*row, FormatClock::instance().style()));
    const Column& query = row->stored.eventQuery;
    const std::string bytes(query ? query->bytes() : std::string_view());
    if (m_shownQuery == bytes)
        return;
    m_shownQuery = bytes;
    if (query && query->isNull())
        m_query->view()->setNothing(tr("NULL is stored here."));
    else
        m_query->view()->setBytes(bytes);
}

} // namespace durascope
