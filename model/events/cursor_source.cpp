// SPDX-License-Identifier: Apache-2.0
#include "model/events/cursor_source.h"

#include "model/events/stored_query.h"
#include "model/format/format_clock.h"
#include "model/json/row_json.h"

#include <QTimerEvent>

#include <algorithm>

namespace durascope {

namespace {

constexpr int refreshInterval = 100; // ms

/// Trouble first; among equals who is furthest behind.
bool troubleFirst(const CursorRow& a, const CursorRow& b)
{
    const auto rank = [](const CursorRow& row) { return isTrouble(row.state) ? 0 : row.facts.behind() > 0 ? 1 : 2; };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    // Who follows is now and then a few events behind: by name, so that rows do not dance.
    const auto far = [](const CursorRow& row) {
        const bool follows = row.state == CursorState::Following || row.state == CursorState::Watching;
        return follows ? 0 : row.facts.behind();
    };
    if (far(a) != far(b))
        return far(a) > far(b);
    return textOf(a.stored.subscriberId) < textOf(b.stored.subscriberId);
}

bool lessIn(CursorColumn column, const CursorRow& a, const CursorRow& b)
{
    switch (column) {
    case CursorColumn::State:
        return a.state < b.state;
    case CursorColumn::Cursor:
        return a.facts.cursor < b.facts.cursor;
    case CursorColumn::Behind:
        return a.facts.behind() < b.facts.behind();
    case CursorColumn::OldestWaits:
        return b.facts.oldestWaiting.value_or(Instant{INT64_MAX}) < a.facts.oldestWaiting.value_or(Instant{INT64_MAX});
    case CursorColumn::Delivers:
        return a.delivers < b.delivers;
    case CursorColumn::Name:
    case CursorColumn::Trend:
    case CursorColumn::Rates:
    case CursorColumn::CaughtUpIn:
        break;
    }
    return textOf(a.stored.subscriberId) < textOf(b.stored.subscriberId);
}

QList<RowKey> keysOf(const CursorBlock& block)
{
    QList<RowKey> keys;
    for (int i = 0; i < block.size(); ++i)
        keys += block.key(i);
    return keys;
}

} // namespace

CursorSource::CursorSource(StoreSession& session, QObject* parent)
    : RowSource(parent)
    , m_model(EventModel::of(session))
{
    m_block = std::make_shared<const CursorBlock>(rowsNow(), FormatClock::instance().style());
    connect(&m_model, &EventModel::cursorsChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start(refreshInterval, this);
    });
    connect(&m_model, &EventModel::stateChanged, this, [this] {
        rebuild();
        Q_EMIT listStateChanged();
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, &CursorSource::rebuild);
}

ListState CursorSource::listState() const
{
    ListState state;
    if (m_model.state() == EventModel::State::Failed && m_block->size() == 0) {
        state.kind = ListState::Kind::Failed;
        state.sentence = QString::fromStdString(m_model.error().sentence);
        state.hint = QString::fromStdString(m_model.error().hint);
        state.code = QString::fromStdString(m_model.error().engineCode);
        state.action = tr("Try again");
    } else if (!m_model.cursorsKnown()) {
        state.kind = ListState::Kind::Loading;
    } else if (m_block->size() == 0) {
        state.kind = ListState::Kind::Empty;
        state.sentence = tr("No durable streams. One appears here when an application opens it for the first time.");
    } else {
        state.kind = ListState::Kind::Rows;
    }
    return state;
}

RowRef CursorSource::rowAt(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return {m_block, static_cast<int>(row)};
}

std::optional<RowKey> CursorSource::keyAt(qint64 row) const
{
    const RowRef ref = rowAt(row);
    return ref ? std::optional(ref.block->key(ref.index)) : std::nullopt;
}

std::optional<qint64> CursorSource::rowOf(RowKey key) const
{
    for (int i = 0; i < m_block->size(); ++i) {
        if (m_block->key(i) == key)
            return i;
    }
    return std::nullopt;
}

const CursorRow* CursorSource::cursor(RowKey key) const
{
    const auto row = rowOf(key);
    return row ? &m_block->row(static_cast<int>(*row)) : nullptr;
}

std::vector<CursorRow> CursorSource::rowsNow() const
{
    std::vector<CursorRow> rows;
    for (const SubscriberCursor& cursor : m_model.cursors()) {
        CursorRow row{cursor, m_model.factsOf(cursor), {}, {}};
        row.state = inferState(row.facts, m_model.checkedAt());
        if (const auto query = parseStoredQuery(textOf(cursor.eventQuery)))
            row.delivers = deliversInWords(*query);
        rows.push_back(std::move(row));
    }
    sort(rows);
    return rows;
}

void CursorSource::sort(std::vector<CursorRow>& rows) const
{
    std::stable_sort(rows.begin(), rows.end(), troubleFirst);
    if (m_sortColumn < 0)
        return;
    const auto column = static_cast<CursorColumn>(m_sortColumn);
    const bool ascending = m_sortOrder == Qt::AscendingOrder;
    std::stable_sort(rows.begin(), rows.end(), [&](const CursorRow& a, const CursorRow& b) {
        return ascending ? lessIn(column, a, b) : lessIn(column, b, a);
    });
}

void CursorSource::sortBy(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    rebuild();
}

void CursorSource::rebuild()
{
    m_soon.stop();
    const auto before = m_block;
    m_block = std::make_shared<const CursorBlock>(rowsNow(), FormatClock::instance().style());
    announce(*before);
    Q_EMIT shown();
}

void CursorSource::announce(const CursorBlock& before)
{
    const QList<RowKey> earlier = keysOf(before);
    const QList<RowKey> now = keysOf(*m_block);
    if (earlier == now) {
        if (!now.isEmpty())
            Q_EMIT rowsArrived(0, now.size() - 1);
    } else if (QSet<RowKey>(earlier.begin(), earlier.end()) == QSet<RowKey>(now.begin(), now.end())) {
        Q_EMIT orderChanged();
    } else {
        Q_EMIT reset();
        Q_EMIT listStateChanged();
    }
    QList<RowKey> changed;
    for (int i = 0; i < before.size(); ++i) {
        const CursorRow* row = cursor(before.key(i));
        if (row && row->state != before.row(i).state)
            changed += before.key(i);
    }
    if (!changed.isEmpty())
        Q_EMIT rowsChanged(changed);
}

void CursorSource::copyText(
    std::vector<RowKey> rows, CopyKind kind, int column, std::function<void(QString, QString)> done)
{
    QStringList lines;
    for (const RowKey key : rows) {
        const CursorRow* row = cursor(key);
        if (!row)
            continue;
        if (kind == CopyKind::RowAsJson)
            lines += QString::fromStdString(rowJson(row->stored));
        else if (kind == CopyKind::Id)
            lines += QString::fromStdString(std::string(textOf(row->stored.subscriberId)));
        else if (const auto at = rowOf(key))
            lines += m_block->fullText(static_cast<int>(*at), column);
    }
    done(lines.join(QLatin1Char('\n')), {});
}

void CursorSource::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_soon.timerId())
        rebuild();
}

} // namespace durascope
