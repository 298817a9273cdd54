// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/keyed_source.h"

#include <QTimerEvent>

#include <algorithm>

namespace durascope {

namespace {

constexpr qsizetype mostEntries = 4096;

} // namespace

Cell FailedBlock::cell(int, int) const
{
    Cell cell;
    cell.text = m_reason;
    cell.glyph = Glyph::Error;
    cell.tone = Tone::Problem;
    return cell;
}

RowRef KeyedSource::rowAt(qint64 row) const
{
    const auto key = keyAt(row);
    return key ? RowRef{contentsOf(*key), 0} : RowRef{};
}

std::shared_ptr<const RowBlock> KeyedSource::contentsOf(RowKey key) const
{
    const auto found = m_entries.constFind(key);
    return found == m_entries.constEnd() ? nullptr : found->block;
}

void KeyedSource::wantRows(qint64 first, qint64 last)
{
    if (first == m_first && last == m_last && !m_entries.isEmpty() && missing().empty())
        return;
    m_moved = m_moved || first != m_first || last != m_last;
    m_first = first;
    m_last = last;
    if (!m_timer.isActive())
        m_timer.start(0, this);
}

std::vector<RowKey> KeyedSource::wantedKeys() const
{
    std::vector<RowKey> keys;
    const qint64 last = std::min(m_last, rowCount() - 1);
    for (qint64 row = std::max<qint64>(m_first, 0); row <= last; ++row) {
        if (const auto key = keyAt(row))
            keys.push_back(*key);
    }
    return keys;
}

std::vector<RowKey> KeyedSource::missing() const
{
    std::vector<RowKey> keys;
    const qint64 page = std::max<qint64>(m_last - m_first + 1, 0);
    const qint64 last = std::min(m_last + page, rowCount() - 1);
    for (qint64 row = std::max<qint64>(m_first - page, 0); row <= last; ++row) {
        const auto key = keyAt(row);
        if (!key)
            continue;
        const auto found = m_entries.constFind(*key);
        if (found == m_entries.constEnd() || found->outdated)
            keys.push_back(*key);
    }
    return keys;
}

/// While something is on its way, only a view that moved asks again (and replaces it); an update waits for the
/// answer, or a busy store would never be answered.
void KeyedSource::fetchMissing()
{
    if (m_fetching && !m_moved)
        return;
    m_moved = false;
    const auto keys = missing();
    if (keys.empty()) {
        m_fetching = false;
        return;
    }
    m_fetching = true;
    fetch(keys);
}

void KeyedSource::arrived(const Contents& contents)
{
    m_fetching = false;
    replaceContents(contents, false);
    trim();
    if (!missing().empty() && !m_timer.isActive())
        m_timer.start(0, this);
}

void KeyedSource::failedToArrive(const std::vector<RowKey>& keys, const StoreError& error)
{
    m_fetching = false;
    if (error.kind == ErrorKind::Cancelled)
        return;
    Contents contents;
    for (const RowKey key : keys) {
        if (contentsOf(key)) // stale contents stay: better than none
            m_entries[key].outdated = false;
        else
            contents.emplace_back(key, std::make_shared<FailedBlock>(key, QString::fromStdString(error.sentence)));
    }
    replaceContents(contents, false);
}

void KeyedSource::replaceContents(const Contents& contents, bool changed)
{
    std::vector<RowKey> keys;
    keys.reserve(contents.size());
    for (const auto& [key, block] : contents) {
        m_entries.insert(key, {block, false});
        keys.push_back(key);
    }
    announce(keys);
    if (changed && !keys.empty())
        Q_EMIT rowsChanged(QList<RowKey>(keys.begin(), keys.end()));
}

void KeyedSource::announce(const std::vector<RowKey>& keys)
{
    if (keys.empty())
        return;
    const qint64 page = std::max<qint64>(m_last - m_first + 1, 0);
    Q_EMIT rowsArrived(std::max<qint64>(m_first - page, 0), std::min(m_last + page, rowCount() - 1));
}

void KeyedSource::outdate(const std::vector<RowKey>& keys)
{
    for (const RowKey key : keys) {
        if (const auto found = m_entries.find(key); found != m_entries.end())
            found->outdated = true;
    }
    if (!m_timer.isActive())
        m_timer.start(0, this);
}

void KeyedSource::outdateAll()
{
    for (Entry& entry : m_entries)
        entry.outdated = true;
    if (!m_timer.isActive())
        m_timer.start(0, this);
}

void KeyedSource::forgetAll()
{
    m_entries.clear();
    m_fetching = false;
    if (!m_timer.isActive())
        m_timer.start(0, this);
}

void KeyedSource::trim()
{
    if (m_entries.size() <= mostEntries)
        return;
    QHash<RowKey, Entry> kept;
    const qint64 page = std::max<qint64>(m_last - m_first + 1, 0);
    const qint64 last = std::min(m_last + 4 * page, rowCount() - 1);
    for (qint64 row = std::max<qint64>(m_first - 4 * page, 0); row <= last; ++row) {
        const auto key = keyAt(row);
        if (key && m_entries.contains(*key))
            kept.insert(*key, m_entries.value(*key));
    }
    m_entries = std::move(kept);
}

void KeyedSource::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        RowSource::timerEvent(event);
        return;
    }
    m_timer.stop();
    fetchMissing();
}

} // namespace durascope
