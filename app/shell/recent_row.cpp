// SPDX-License-Identifier: Apache-2.0
#include "app/shell/recent_row.h"

#include "backends/contract/store_url.h"
#include "model/paging/column_spec.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cstdint>

namespace durascope {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("durascope::RecentRow", text);
}

QString pathOf(const QString& url)
{
    const auto parsed = parseStoreUrl(url.toStdString());
    return parsed && parsed->scheme == StoreUrl::Scheme::Sqlite ? QString::fromStdString(parsed->rest) : url;
}

/// FNV-1a: the same for the same address in every run, so that the chosen row stays chosen.
std::int64_t stableHash(const QString& text)
{
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const QChar unit : text)
        hash = (hash ^ unit.unicode()) * 1'099'511'628'211U;
    return static_cast<std::int64_t>(hash >> 1U);
}

} // namespace

FileState lookUpFile(const QString& url)
{
    const QFileInfo file(pathOf(url));
    if (!file.exists())
        return FileState::Missing;
    return file.isReadable() ? FileState::ReadOnly : FileState::Refused;
}

RecentRow::RecentRow(RecentStore store, FileState state, FormatStyle style)
    : m_store(std::move(store))
    , m_state(state)
    , m_style(std::move(style))
{
}

QList<ColumnSpec> RecentRow::columns()
{
    const auto column = [](const char* id, const char* title, int width, int leavesAt) {
        ColumnSpec spec = columnSpec(id, words(title), width, leavesAt);
        spec.sortable = true;
        return spec;
    };
    QList<ColumnSpec> columns{column("name", "Name", 214, 0), column("engine", "Engine", 100, 4),
        column("holds", "Holds", 140, 3), column("size", "Size", 96, 5), column("where", "Where", 240, 2),
        column("opened", "Last opened", 124, 1), column("state", "State", 150, 1)};
    columns[Size].alignment = Qt::AlignRight;
    columns[Where].stretches = true;
    columns[Where].fixedFont = true;
    columns[Where].elide = ElideAt::Middle;
    return columns;
}

RowKey RecentRow::key() const
{
    return {stableHash(m_store.url)};
}

QString RecentRow::lastOpenedText() const
{
    const QString text = m_store.lastOpened.toUTC().toString(Qt::ISODate);
    const Instant opened{m_store.lastOpened.toMSecsSinceEpoch() * 1'000'000};
    const std::int64_t days = dayNumber(m_style.now, m_style) - dayNumber(opened, m_style);
    const QString clock = clockTime(opened, m_style).left(5);
    if (days == 0)
        return words("today %1").arg(clock);
    if (days == 1)
        return words("yesterday %1").arg(clock);
    return listTime(text.toStdString(), m_style);
}

Cell RecentRow::cell(int column) const
{
    Cell cell;
    cell.tone = Tone::Secondary;
    switch (column) {
    case Name:
        cell = {oneLine(m_store.name.toStdString()), Tone::Normal, Glyph::File, true, false, {}, {}};
        break;
    case Engine:
        cell.text = m_store.engine == QLatin1String("sqlite") ? QStringLiteral("SQLite") : m_store.engine;
        break;
    case Holds:
        cell.text = m_store.holds;
        cell.tone = Tone::Normal;
        break;
    case Size:
        cell.text = byteSize(m_store.sizeBytes);
        cell.tone = Tone::Normal;
        break;
    case Where:
        cell.text = oneLine(pathOf(m_store.url).toStdString(), 1'000);
        break;
    case LastOpened:
        cell.text = lastOpenedText();
        cell.tone = Tone::Normal;
        break;
    default:
        if (m_state == FileState::Missing)
            cell = {words("file is not there"), Tone::Failed, Glyph::Error, false, false, {}, {}};
        else if (m_state == FileState::Refused)
            cell = {words("may not be read"), Tone::Warning, Glyph::Warning, false, false, {}, {}};
        else if (m_state == FileState::ReadOnly)
            cell.text = words("read-only");
    }
    return cell;
}

QString RecentRow::fullText(int column) const
{
    if (column == Where)
        return pathOf(m_store.url);
    if (column == LastOpened)
        return fullTime(m_store.lastOpened.toUTC().toString(Qt::ISODate).toStdString(), m_style);
    return cell(column).text;
}

int RecentRow::compare(const TableRow& other, int column) const
{
    const auto& theirs = static_cast<const RecentRow&>(other).m_store;
    if (column == Size)
        return m_store.sizeBytes < theirs.sizeBytes ? -1 : m_store.sizeBytes > theirs.sizeBytes;
    if (column == LastOpened)
        return m_store.lastOpened < theirs.lastOpened ? -1 : m_store.lastOpened > theirs.lastOpened;
    return QString::localeAwareCompare(cell(column).text, other.cell(column).text);
}

bool RecentRow::looksLike(const TableRow& other) const
{
    const auto& theirs = static_cast<const RecentRow&>(other);
    return m_store.name == theirs.m_store.name && m_store.sizeBytes == theirs.m_store.sizeBytes;
}

} // namespace durascope
