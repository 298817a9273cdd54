// SPDX-License-Identifier: Apache-2.0
#include "support/generated_source.h"

#include <algorithm>
#include <array>

namespace durascope {

namespace {

constexpr qint64 blockSize = 256;
constexpr size_t blocksKept = 64;

} // namespace

QString generatedText(qint64 id, int column)
{
    static const std::array<QString, 4> types = {QStringLiteral("card-charge-attempted"),
        QStringLiteral("funds-reserved"), QStringLiteral("card-charge-timed-out"), QStringLiteral("refund-blocked")};
    switch (column) {
    case 0:
        return QString::number(id + 1);
    case 1: {
        const qint64 s = (id / 3) % 86'400;
        return QStringLiteral("%1:%2:%3.%4")
            .arg(s / 3600, 2, 10, QLatin1Char('0'))
            .arg(s / 60 % 60, 2, 10, QLatin1Char('0'))
            .arg(s % 60, 2, 10, QLatin1Char('0'))
            .arg((id % 1'000 * 7919) % 1'000'000, 6, 10, QLatin1Char('0'));
    }
    case 2:
        return types[(quint64(id) * 2654435761U >> 4U) % 4];
    case 3:
        return QStringLiteral("{\"amount\":%1.5,\"orderId\":\"A-%2\",\"acquirer\":\"northbank\",\"refundId\":\"r-%3\","
                              "\"attemptNo\":%4,\"customer\":{\"country\":\"DE\",\"since\":\"2019-04-02\"}}")
            .arg(id % 997)
            .arg(70'000 + id % 10'000)
            .arg(id % 90'000)
            .arg(id % 4);
    default:
        return QStringLiteral("%1 B").arg(57 + id % 40);
    }
}

Cell GeneratedBlock::cell(int index, int column) const
{
    const qint64 id = m_firstId + index;
    if (m_maker)
        return m_maker(id, column);
    Cell cell;
    cell.text = generatedText(id, column);
    if (column == 2 && cell.text.endsWith(QLatin1String("out")))
        cell.tone = Tone::Failed;
    return cell;
}

QList<ColumnSpec> GeneratedSource::logColumns()
{
    QList<ColumnSpec> columns(5);
    const std::array<const char*, 5> ids = {"position", "occurred", "type", "payload", "size"};
    const std::array<const char*, 5> titles = {"Position", "Occurred at", "Event type", "Payload", "Size"};
    const std::array<int, 5> widths = {96, 148, 178, 300, 64};
    for (int i = 0; i < 5; ++i) {
        columns[i].id = ids[size_t(i)];
        columns[i].title = QString::fromLatin1(titles[size_t(i)]);
        columns[i].width = widths[size_t(i)];
        columns[i].leavesAt = i == 0 || i == 3 ? 0 : i;
        columns[i].unsortableReason = QStringLiteral("Only the position has an index.");
    }
    columns[0].sortable = true;
    columns[0].alignment = Qt::AlignRight;
    columns[1].fixedFont = true;
    columns[3].fixedFont = true;
    columns[3].stretches = true;
    columns[4].alignment = Qt::AlignRight;
    return columns;
}

GeneratedSource::GeneratedSource(qint64 count, Newest newest, QObject* parent)
    : RowSource(parent)
    , m_count(count)
    , m_newest(newest)
    , m_nextId(count)
{
    if (newest == Newest::None) {
        for (qint64 id = 0; id < count; ++id)
            m_ids.push_back(id);
    }
}

qint64 GeneratedSource::idOf(qint64 row) const
{
    switch (m_newest) {
    case Newest::Last:
        return row;
    case Newest::First:
        return m_count - 1 - row;
    case Newest::None:
        return m_ids[size_t(row)];
    }
    return row;
}

RowRef GeneratedSource::rowAt(qint64 row) const
{
    if (row < 0 || row >= m_count || (m_slow && (row < m_loadedFirst || row > m_loadedLast)))
        return {};
    const qint64 id = idOf(row);
    const qint64 number = id / blockSize;
    auto found = m_blocks.find(number);
    if (found == m_blocks.end()) {
        if (m_blocks.size() >= blocksKept)
            m_blocks.clear();
        auto block = std::make_shared<GeneratedBlock>(number * blockSize, int(blockSize), m_maker, m_gone);
        found = m_blocks.emplace(number, std::move(block)).first;
    }
    return {found->second, static_cast<int>(id % blockSize)};
}

std::optional<RowKey> GeneratedSource::keyAt(qint64 row) const
{
    if (row < 0 || row >= m_count || m_slow)
        return std::nullopt;
    return RowKey{idOf(row)};
}

std::optional<qint64> GeneratedSource::rowOf(RowKey key) const
{
    if (m_newest == Newest::None) {
        const auto found = std::find(m_ids.begin(), m_ids.end(), key.value);
        return found != m_ids.end() ? std::optional<qint64>(found - m_ids.begin()) : std::nullopt;
    }
    if (key.value < 0 || key.value >= m_count)
        return std::nullopt;
    return m_newest == Newest::Last ? key.value : m_count - 1 - key.value;
}

void GeneratedSource::wantRows(qint64 first, qint64 last)
{
    ++m_wanted;
    m_wantedFirst = first;
    m_wantedLast = last;
}

void GeneratedSource::sortBy(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    if (m_newest == Newest::None)
        std::reverse(m_ids.begin(), m_ids.end());
    else
        m_newest = m_newest == Newest::Last ? Newest::First : Newest::Last;
    Q_EMIT orderChanged();
}

std::optional<qint64> GeneratedSource::newestRow() const
{
    if (m_newest == Newest::None)
        return std::nullopt;
    return m_newest == Newest::First ? 0 : std::max<qint64>(0, m_count - 1);
}

void GeneratedSource::setFollowing(bool follows)
{
    RowSource::setFollowing(follows);
    if (follows)
        showHeldBack();
}

void GeneratedSource::showHeldBack()
{
    const qint64 rows = std::exchange(m_held, 0);
    if (rows == 0)
        return;
    m_count += rows;
    Q_EMIT rowsInserted(m_newest == Newest::First ? 0 : m_count - rows, rows);
    Q_EMIT heldBackChanged();
}

QList<RowSource::CopyKind> GeneratedSource::copyKinds() const
{
    return {CopyKind::Cell, CopyKind::RowAsJson, CopyKind::CommandLine};
}

QString GeneratedSource::positionLabel(qint64 row) const
{
    return QStringLiteral("position %1").arg(idOf(row) + 1);
}

QList<float> GeneratedSource::stripDensity(int parts) const
{
    QList<float> density;
    for (int i = 0; i < parts; ++i)
        density.append(0.25F + 0.05F * float(i * 7919 % 6));
    return density;
}

void GeneratedSource::append(qint64 rows)
{
    m_held += rows;
    if (following())
        showHeldBack();
    else
        Q_EMIT heldBackChanged();
}

void GeneratedSource::insert(qint64 row, qint64 count)
{
    if (m_newest == Newest::None) {
        for (qint64 i = 0; i < count; ++i)
            m_ids.insert(m_ids.begin() + row, m_nextId++);
    }
    m_count += count;
    Q_EMIT rowsInserted(row, count);
}

void GeneratedSource::remove(qint64 row, qint64 count)
{
    m_ids.erase(m_ids.begin() + row, m_ids.begin() + row + count);
    m_count -= count;
    Q_EMIT rowsRemoved(row, count);
}

void GeneratedSource::setMaker(CellMaker maker)
{
    m_maker = std::move(maker);
    m_blocks.clear();
    Q_EMIT reset();
}

void GeneratedSource::setColumns(const QList<ColumnSpec>& columns)
{
    m_columns = columns;
    Q_EMIT reset();
}

void GeneratedSource::setState(const ListState& state)
{
    m_state = state;
    Q_EMIT listStateChanged();
}

void GeneratedSource::setGone(const QSet<qint64>& ids)
{
    m_gone = ids;
    m_blocks.clear();
    Q_EMIT rowsArrived(0, m_count - 1);
}

void GeneratedSource::setSlow()
{
    m_slow = true;
    m_loadedLast = -1;
    Q_EMIT reset();
}

void GeneratedSource::arrive()
{
    m_loadedFirst = m_wantedFirst;
    m_loadedLast = m_wantedLast;
    Q_EMIT rowsArrived(m_loadedFirst, m_loadedLast);
}

void GeneratedSource::change(const QList<qint64>& ids, CellMaker maker)
{
    m_maker = std::move(maker);
    m_blocks.clear();
    QList<RowKey> keys;
    for (const qint64 id : ids)
        keys.append(RowKey{id});
    Q_EMIT rowsChanged(keys);
}

} // namespace durascope
