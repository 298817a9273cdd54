// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/gone_rows.h"

#include "model/session/timed.h"

#include <QTimerEvent>

#include <algorithm>
#include <limits>
#include <utility>

namespace durascope {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds shortestGap = 3s;
constexpr int walkedAtOnce = 10'000;

/// Adds the rows of the table behind `after` and up to `last` that are not among what was found there.
void takeMissing(const ExecutionTable& table, RowId after, RowId last, const std::vector<ExecutionFacts>& found,
    std::vector<RowId>& gone)
{
    const auto size = static_cast<std::uint32_t>(table.size());
    std::uint32_t index = 0;
    for (std::uint32_t above = size; index < above;) { // the first row behind `after`
        const std::uint32_t middle = index + (above - index) / 2;
        if (table.at(middle).row <= after.value)
            index = middle + 1;
        else
            above = middle;
    }
    auto standing = found.begin();
    for (; index < size && table.at(index).row <= last.value; ++index) {
        const RowId row{table.at(index).row};
        while (standing != found.end() && standing->row < row)
            ++standing;
        if (standing == found.end() || standing->row != row)
            gone.push_back(row);
    }
}

} // namespace

GoneRows::GoneRows(StoreSession& session, const ExecutionTable& table, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_table(table)
    , m_slot(session.newSlot())
    , m_gap(shortestGap)
{
}

void GoneRows::start(RowId newestItem)
{
    m_started = true;
    m_newestItem = m_countedItem = newestItem;
    m_standingItems.reset();
    count();
}

void GoneRows::stop()
{
    m_started = m_walking = false;
    m_timer.stop();
}

void GoneRows::lookLater(RowId newestItem)
{
    m_newestItem = std::max(m_newestItem, newestItem);
    if (m_started && !m_timer.isActive())
        m_timer.start(static_cast<int>(m_gap.count()), this);
}

void GoneRows::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_timer.stop();
    if (!m_walking)
        count();
}

void GoneRows::count()
{
    const auto known = static_cast<std::int64_t>(m_table.size());
    const RowId last{known > 0 ? m_table.at(static_cast<std::uint32_t>(known - 1)).row : 0};
    m_session.read(
        StoreSession::Lane::Scan, m_slot, this,
        [last, before = m_countedItem, now = m_newestItem](StoreReader& reader, const std::stop_token& stop) {
            return timed([&] { return reader.workflows()->standingRows(last, before, now, stop); });
        },
        [this, known, last, upTo = m_newestItem](const Result<Timed<StandingRows>>& count) {
            if (!count || !m_started)
                return; // the next commit asks again
            const bool itemsLeft = m_standingItems && count->value.workItemsBefore < *m_standingItems;
            m_countedItem = upTo;
            m_standingItems = count->value.workItems;
            if (itemsLeft)
                Q_EMIT itemsGone();
            m_gap = std::max(shortestGap, 100 * count->took);
            if (count->value.executions < known)
                walk({std::numeric_limits<std::int64_t>::min()}, last, {});
        });
}

void GoneRows::walk(RowId after, RowId upTo, std::vector<RowId> gone)
{
    m_walking = true;
    m_session.read(
        StoreSession::Lane::Scan, m_slot, this,
        [after](StoreReader& reader, const std::stop_token& stop) {
            return reader.workflows()->executionFactsAfter(after, walkedAtOnce, stop);
        },
        [this, after, upTo, gone = std::move(gone)](const Result<std::vector<ExecutionFacts>>& found) mutable {
            if (!std::exchange(m_walking, false) || !found)
                return;
            const bool end = found->size() < static_cast<std::size_t>(walkedAtOnce) || found->back().row >= upTo;
            const RowId last = end ? upTo : found->back().row;
            takeMissing(m_table, after, last, *found, gone);
            if (!end)
                walk(last, upTo, std::move(gone));
            else if (!gone.empty())
                Q_EMIT executionsGone(gone);
        });
}

} // namespace durascope
