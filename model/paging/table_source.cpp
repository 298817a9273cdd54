// SPDX-License-Identifier: Apache-2.0
#include "model/paging/table_source.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace durascope {

int TableRow::compare(const TableRow& other, int column) const
{
    return QString::compare(cell(column).text, other.cell(column).text, Qt::CaseInsensitive);
}

class TableSource::Block : public RowBlock {
public:
    explicit Block(std::vector<Shown> rows)
        : m_rows(std::move(rows))
    {
    }
    int size() const override { return static_cast<int>(m_rows.size()); }
    RowKey key(int index) const override { return at(index).row->key(); }
    RowState state(int index) const override { return at(index).gone ? RowState::Gone : at(index).row->state(); }
    Cell cell(int index, int column) const override { return at(index).row->cell(column); }
    QString fullText(int index, int column) const override { return at(index).row->fullText(column); }

private:
    const Shown& at(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    std::vector<Shown> m_rows;
};

TableSource::TableSource(QList<ColumnSpec> columns, Newest newest, QObject* parent)
    : RowSource(parent)
    , m_columns(std::move(columns))
    , m_newest(newest)
{
}

ListState TableSource::listState() const
{
    return m_rows.empty() ? m_emptyState : ListState{ListState::Kind::Rows, {}, {}, {}, {}};
}

void TableSource::setEmptyState(ListState state)
{
    m_emptyState = std::move(state);
    if (m_rows.empty())
        Q_EMIT listStateChanged();
}

void TableSource::touched()
{
    m_block.reset();
    m_places.clear();
}

RowRef TableSource::rowAt(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    if (!m_block)
        m_block = std::make_shared<const Block>(m_rows);
    return {m_block, static_cast<int>(row)};
}

std::optional<RowKey> TableSource::keyAt(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)].row->key();
}

std::optional<qint64> TableSource::rowOf(RowKey key) const
{
    if (m_places.isEmpty())
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            m_places.insert(m_rows[row].row->key(), static_cast<qint64>(row));
    const auto found = m_places.constFind(key);
    return found == m_places.cend() ? std::nullopt : std::optional<qint64>(*found);
}

std::shared_ptr<const TableRow> TableSource::rowOfKey(RowKey key) const
{
    const auto row = rowOf(key);
    return row ? m_rows[static_cast<std::size_t>(*row)].row : nullptr;
}

std::optional<qint64> TableSource::newestRow() const
{
    if (m_rows.empty() || m_newest == Newest::Nowhere || m_sortColumn >= 0)
        return std::nullopt;
    return m_newest == Newest::First ? 0 : rowCount() - 1;
}

TableRows TableSource::sorted(TableRows rows) const
{
    if (m_sortColumn < 0)
        return rows;
    const int column = m_sortColumn;
    const bool ascending = m_sortOrder == Qt::AscendingOrder;
    std::stable_sort(rows.begin(), rows.end(), [column, ascending](const auto& a, const auto& b) {
        const int order = a->compare(*b, column);
        return ascending ? order < 0 : order > 0;
    });
    return rows;
}

void TableSource::sortBy(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    m_target = sorted(m_given);
    showHeldBack();
    Q_EMIT orderChanged();
}

void TableSource::setFollowing(bool follows)
{
    RowSource::setFollowing(follows);
    if (follows)
        showHeldBack();
}

void TableSource::setRows(TableRows rows)
{
    QSet<RowKey> seen;
    std::erase_if(rows, [&seen](const auto& row) {
        const bool again = seen.contains(row->key());
        seen.insert(row->key());
        return again;
    });
    m_given = std::move(rows);
    m_target = sorted(m_given);
    if (following() || m_rows.empty())
        showHeldBack();
    else
        applyInPlace();
}

QHash<RowKey, qint64> TableSource::placesIn(const TableRows& rows) const
{
    QHash<RowKey, qint64> places;
    places.reserve(static_cast<qsizetype>(rows.size()));
    for (std::size_t row = 0; row < rows.size(); ++row)
        places.insert(rows[row]->key(), static_cast<qint64>(row));
    return places;
}

/// The view does not follow: contents change, nothing enters, leaves or moves.
void TableSource::applyInPlace()
{
    const auto places = placesIn(m_target);
    HeldBack held;
    qint64 stays = 0;
    qint64 before = -1;
    for (Shown& shown : m_rows) {
        const auto place = places.constFind(shown.row->key());
        shown.gone = place == places.cend();
        if (shown.gone) {
            ++held.changed;
            continue;
        }
        ++stays;
        held.changed += *place < before ? 1 : 0;
        before = std::max(before, *place);
    }
    held.added = static_cast<qint64>(m_target.size()) - stays;
    touched();
    replaceContents();
    if (held.added != m_heldBack.added || held.changed != m_heldBack.changed) {
        m_heldBack = held;
        Q_EMIT heldBackChanged();
    }
}

void TableSource::showHeldBack()
{
    const bool wasEmpty = m_rows.empty();
    removeMissing();
    reorder();
    insertNew();
    replaceContents();
    if (wasEmpty != m_rows.empty())
        Q_EMIT listStateChanged();
    if (m_heldBack.added != 0 || m_heldBack.changed != 0) {
        m_heldBack = {};
        Q_EMIT heldBackChanged();
    }
}

void TableSource::removeMissing()
{
    const auto places = placesIn(m_target);
    qint64 row = rowCount();
    while (row > 0) {
        const qint64 end = row;
        while (row > 0 && !places.contains(m_rows[static_cast<std::size_t>(row - 1)].row->key()))
            --row;
        if (row < end) {
            m_rows.erase(m_rows.begin() + row, m_rows.begin() + end);
            touched();
            Q_EMIT rowsRemoved(row, end - row);
        }
        --row;
    }
}

/// After removeMissing: all rows shown are in the target.
void TableSource::reorder()
{
    const auto places = placesIn(m_target);
    const auto before
        = [&places](const Shown& a, const Shown& b) { return places.value(a.row->key()) < places.value(b.row->key()); };
    if (std::is_sorted(m_rows.begin(), m_rows.end(), before))
        return;
    std::sort(m_rows.begin(), m_rows.end(), before);
    touched();
    Q_EMIT orderChanged();
}

/// After reorder: the rows shown stand in the target's order, with some missing.
void TableSource::insertNew()
{
    std::size_t row = 0;
    while (row < m_target.size()) {
        std::size_t end = row;
        while (end < m_target.size() && (row >= m_rows.size() || m_target[end]->key() != m_rows[row].row->key()))
            ++end;
        if (end > row) {
            std::vector<Shown> added;
            for (std::size_t index = row; index < end; ++index)
                added.push_back({m_target[index], false});
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row), added.begin(), added.end());
            touched();
            Q_EMIT rowsInserted(static_cast<qint64>(row), static_cast<qint64>(end - row));
        }
        row = end + 1;
    }
}

void TableSource::replaceContents()
{
    const auto places = placesIn(m_target);
    QList<RowKey> changed;
    bool replaced = false;
    for (Shown& shown : m_rows) {
        const auto place = places.constFind(shown.row->key());
        if (place == places.cend())
            continue;
        const auto& row = m_target[static_cast<std::size_t>(*place)];
        if (row == shown.row)
            continue;
        if (!row->looksLike(*shown.row))
            changed.append(row->key());
        shown = {row, false};
        replaced = true;
    }
    if (replaced)
        m_block.reset();
    if (!m_rows.empty() && (replaced || !following()))
        Q_EMIT rowsArrived(0, rowCount() - 1);
    if (!changed.isEmpty())
        Q_EMIT rowsChanged(changed);
}

} // namespace durascope
