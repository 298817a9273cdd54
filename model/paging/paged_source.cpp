// SPDX-License-Identifier: Apache-2.0
#include "model/paging/paged_source.h"

#include "backends/contract/saturated.h"
#include "model/paging/stand_in_block.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace durascope {

PagedSource::PagedSource(PageRunner runner, QObject* parent)
    : RowSource(parent)
    , m_runner(std::move(runner))
{
}

PagedSource::~PagedSource()
{
    if (!m_reading.empty())
        m_runner.cancel();
}

RowRef PagedSource::known(RowKey key) const
{
    auto place = m_cache.use(key.value);
    return {std::move(place.block), place.index};
}

RowRef PagedSource::rowAt(qint64 row) const
{
    const auto key = keyAt(row);
    return key ? known(*key) : RowRef{};
}

bool PagedSource::isMissing(qint64 row) const
{
    const auto key = keyAt(row);
    return key && !m_cache.isFresh(key->value);
}

/// The rows that have to be read, as one span: known rows at its ends are left out, those inside are read again.
PagedSource::Span PagedSource::missingIn(Span rows) const
{
    rows.first = std::max<qint64>(rows.first, 0);
    rows.last = std::min(rows.last, rowCount() - 1);
    while (!rows.empty() && !isMissing(rows.first))
        ++rows.first;
    while (!rows.empty() && !isMissing(rows.last))
        --rows.last;
    return rows;
}

/// A page that holds the rows: most of the rest lies ahead.
PagedSource::Span PagedSource::around(Span rows) const
{
    const qint64 spare = std::max<qint64>(0, pageRows - (rows.last - rows.first + 1));
    const qint64 before = m_direction > 0 ? 0 : m_direction < 0 ? spare : spare / 2;
    return {rows.first - before, saturatedSum(rows.last, spare - before)};
}

bool PagedSource::beingReadTouches(Span rows) const
{
    return std::any_of(m_reading.begin(), m_reading.end(), [&](RowKey key) {
        const auto row = rowOf(key);
        return row && *row >= rows.first && *row <= rows.last;
    });
}

void PagedSource::wantRows(qint64 first, qint64 last)
{
    const Span before = std::exchange(m_wanted, {first, last});
    const qint64 page = last - first + 1;
    const qint64 moved = first - before.first;
    if (before.empty() || std::abs(moved) > 2 * page)
        m_direction = 0;
    else if (moved != 0)
        m_direction = moved > 0 ? 1 : -1;
    readOn();
}

void PagedSource::readOn()
{
    if (m_wanted.empty())
        return;
    Span rows = missingIn(m_wanted);
    if (!rows.empty()) {
        if (beingReadTouches(rows))
            return; // what it brings is wanted; the rest is asked for when it is there
        rows = missingIn(around(m_wanted));
    } else if (m_reading.empty()) {
        const qint64 page = std::max<qint64>(m_wanted.last - m_wanted.first + 1, 1);
        const Span ahead = m_direction < 0 ? Span{m_wanted.first - page, m_wanted.first - 1}
                                           : Span{m_wanted.last + 1, saturatedSum(m_wanted.last, page)};
        if (missingIn(ahead).empty())
            return;
        rows = missingIn(m_direction < 0 ? Span{m_wanted.first - pageRows, m_wanted.first - 1}
                                         : Span{m_wanted.last + 1, saturatedSum(m_wanted.last, pageRows)});
    }
    if (!rows.empty())
        read(rows);
}

void PagedSource::read(Span rows)
{
    m_reading.clear();
    for (qint64 row = rows.first; row <= rows.last; ++row)
        if (const auto key = keyAt(row))
            m_reading.push_back(*key);
    const std::uint64_t generation = ++m_generation;
    m_runner.run(reading(m_reading), [self = QPointer<PagedSource>(this), generation](Result<ReadPage> page) {
        if (self)
            self->take(generation, std::move(page));
    });
}

void PagedSource::take(std::uint64_t generation, Result<ReadPage> page)
{
    if (generation != m_generation)
        return;
    const std::vector<RowKey> keys = std::exchange(m_reading, {});
    if (!page && page.error().kind == ErrorKind::Cancelled)
        return;
    QList<RowKey> wereStale;
    if (m_cache.hasStale()) {
        for (const RowKey key : keys) {
            if (m_cache.peek(key.value).stale)
                wereStale.append(key);
        }
    }
    if (page)
        keep(keys, std::move(*page));
    else
        keepStandIns(keys, RowState::Failed, QString::fromStdString(page.error().sentence));
    const QPointer<PagedSource> self(this);
    tellArrived(keys, wereStale);
    if (self)
        readOn();
}

void PagedSource::keep(const std::vector<RowKey>& keys, ReadPage page)
{
    std::vector<std::int64_t> found;
    const int size = page.rows ? page.rows->size() : 0;
    found.reserve(static_cast<std::size_t>(size));
    for (int index = 0; index < size; ++index)
        found.push_back(page.rows->key(index).value);
    std::vector<RowKey> gone;
    if (found.size() != keys.size()
        || !std::equal(
            found.begin(), found.end(), keys.begin(), [](std::int64_t a, RowKey b) { return a == b.value; })) {
        const std::unordered_set<std::int64_t> there(found.begin(), found.end());
        std::copy_if(keys.begin(), keys.end(), std::back_inserter(gone),
            [&there](RowKey key) { return !there.contains(key.value); });
    }
    if (!gone.empty())
        keepStandIns(gone, RowState::Gone, tr("This row is not in the store."));
    if (size > 0)
        dropLater(m_cache.insert(std::move(page.rows), std::move(found), page.bytes));
}

void PagedSource::keepStandIns(const std::vector<RowKey>& keys, RowState state, const QString& reason)
{
    std::vector<RowRef> before;
    std::vector<std::int64_t> numbers;
    for (const RowKey key : keys) {
        auto place = m_cache.peek(key.value);
        if (dynamic_cast<const StandInBlock*>(place.block.get()))
            place = {}; // never a stand-in for a stand-in: it would grow with each try
        before.push_back({std::move(place.block), place.index});
        numbers.push_back(key.value);
    }
    dropLater(
        m_cache.insert(std::make_shared<StandInBlock>(keys, std::move(before), state, reason), std::move(numbers), 0));
}

/// Hundreds of strings go with a page: not before the paint that the new rows wait for.
void PagedSource::dropLater(std::vector<std::shared_ptr<const RowBlock>> blocks)
{
    if (!blocks.empty())
        QTimer::singleShot(50, this, [blocks = std::move(blocks)]() mutable { blocks.clear(); });
}

void PagedSource::tellArrived(const std::vector<RowKey>& keys, const QList<RowKey>& wereStale)
{
    Span rows{rowCount(), -1};
    for (const RowKey key : keys) {
        if (const auto row = rowOf(key)) {
            rows.first = std::min(rows.first, *row);
            rows.last = std::max(rows.last, *row);
        }
    }
    const QPointer<PagedSource> self(this);
    if (!rows.empty())
        Q_EMIT rowsArrived(rows.first, rows.last);
    if (self && !wereStale.isEmpty())
        Q_EMIT rowsChanged(wereStale);
}

void PagedSource::markStale(const QList<RowKey>& keys)
{
    for (const RowKey key : keys)
        m_cache.markStale(key.value);
    readOn();
}

void PagedSource::readAgain()
{
    m_cache.markAllStale();
    dropReading();
    readOn();
}

void PagedSource::retryFailed()
{
    m_cache.dropIf([](const RowBlock& block) {
        const auto* standIn = dynamic_cast<const StandInBlock*>(&block);
        return standIn && standIn->size() > 0 && standIn->state(0) == RowState::Failed;
    });
    dropReading();
    readOn();
}

/// The page on its way is of no use, or will never come (the session was closed meanwhile).
void PagedSource::dropReading()
{
    if (m_reading.empty())
        return;
    m_runner.cancel();
    m_reading.clear();
    ++m_generation;
}

void PagedSource::startAnew()
{
    dropReading();
    m_cache.clear();
    m_wanted = {};
    m_direction = 0;
    Q_EMIT reset();
}

} // namespace durascope
