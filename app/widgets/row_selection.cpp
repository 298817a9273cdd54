// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_selection.h"

#include <algorithm>

namespace durascope {

void RowSelection::clear()
{
    m_all = false;
    m_keys.clear();
    m_not.clear();
    m_spans.clear();
}

void RowSelection::selectOnly(RowKey key)
{
    clear();
    m_keys.insert(key);
}

void RowSelection::selectAll()
{
    clear();
    m_all = true;
}

void RowSelection::toggle(qint64 row, RowKey key)
{
    if (m_all || inSpan(row)) {
        if (!m_not.remove(key))
            m_not.insert(key);
        return;
    }
    if (!m_keys.remove(key))
        m_keys.insert(key);
}

void RowSelection::selectRange(qint64 first, qint64 last, const KeyAt& keyAt, bool add)
{
    if (!add)
        clear();
    if (m_all)
        return;
    if (first > last)
        std::swap(first, last);
    if (last - first < rangeAsKeys) {
        QSet<RowKey> keys;
        bool allKnown = true;
        for (qint64 row = first; row <= last && allKnown; ++row) {
            if (const std::optional<RowKey> key = keyAt(row))
                keys.insert(*key);
            else
                allKnown = false;
        }
        if (allKnown) {
            m_keys.unite(keys);
            return;
        }
    }
    // Spans never overlap, so that counting stays a sum.
    Span grown{first, last};
    std::erase_if(m_spans, [&grown](const Span& span) {
        const bool touches = span.first <= grown.last && span.last >= grown.first;
        if (touches)
            grown = {std::min(span.first, grown.first), std::max(span.last, grown.last)};
        return touches;
    });
    m_spans.push_back(grown);
}

bool RowSelection::inSpan(qint64 row) const
{
    return std::any_of(
        m_spans.begin(), m_spans.end(), [row](const Span& span) { return row >= span.first && row <= span.last; });
}

bool RowSelection::contains(qint64 row, std::optional<RowKey> key) const
{
    if (m_all || inSpan(row))
        return !key || !m_not.contains(*key);
    return key && m_keys.contains(*key);
}

bool RowSelection::isOnly(RowKey key) const
{
    return !m_all && m_spans.empty() && m_keys.size() == 1 && m_keys.contains(key);
}

qint64 RowSelection::count(qint64 rowCount) const
{
    if (m_all)
        return std::max<qint64>(0, rowCount - m_not.size());
    qint64 sum = m_keys.size() - m_not.size();
    for (const Span& span : m_spans)
        sum += span.last - span.first + 1;
    return sum;
}

std::vector<RowKey> RowSelection::keys(qint64 rowCount, const KeyAt& keyAt, qint64 limit) const
{
    std::vector<RowKey> result;
    const auto take = [&](qint64 first, qint64 last) {
        for (qint64 row = first; row <= last && qint64(result.size()) < limit; ++row) {
            const std::optional<RowKey> key = keyAt(row);
            if (key && !m_not.contains(*key) && !m_keys.contains(*key))
                result.push_back(*key);
        }
    };
    if (m_all) {
        take(0, rowCount - 1);
        return result;
    }
    for (const RowKey key : m_keys) {
        if (qint64(result.size()) < limit)
            result.push_back(key);
    }
    std::sort(result.begin(), result.end());
    for (const Span& span : m_spans)
        take(span.first, std::min(span.last, rowCount - 1));
    return result;
}

void RowSelection::rowsInserted(qint64 first, qint64 count)
{
    std::vector<Span> behind; // new rows in the middle of a range were not chosen: it falls in two
    for (Span& span : m_spans) {
        if (first <= span.first) {
            span.first += count;
            span.last += count;
        } else if (first <= span.last) {
            behind.push_back({first + count, span.last + count});
            span.last = first - 1;
        }
    }
    m_spans.insert(m_spans.end(), behind.begin(), behind.end());
}

void RowSelection::rowsRemoved(qint64 first, qint64 count)
{
    const qint64 end = first + count;
    std::erase_if(m_spans, [first, end, count](Span& span) {
        const qint64 removedBefore = std::max<qint64>(0, std::min(end, span.first) - first);
        const qint64 removedIn = std::max<qint64>(0, std::min(end, span.last + 1) - std::max(first, span.first));
        const qint64 length = span.last - span.first + 1 - removedIn;
        span.first -= std::min(removedBefore, count);
        span.last = span.first + length - 1;
        return length <= 0;
    });
}

bool RowSelection::forgetPlaces()
{
    const bool lost = !m_spans.empty();
    m_spans.clear();
    if (!m_all)
        m_not.clear();
    return lost;
}

} // namespace durascope
