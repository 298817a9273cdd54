// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/snapshot_rows.h"

#include "model/json/json_members.h"
#include "model/paging/column_spec.h"
#include "model/workflow/status_words.h"

#include <QCoreApplication>

namespace durascope {

namespace {

enum SnapshotColumn { AtSequence, StoredStatus, Time, Bytes, Nodes };

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::Snapshots", text);
}

/// The node ids of completed_nodes_json, an object; one line.
QString nodesOf(const Column& completed)
{
    QStringList nodes;
    for (JsonMembers members(textOf(completed)); const auto member = members.next();)
        nodes.append(oneLine(member->key, 60));
    nodes.sort();
    return nodes.join(QStringLiteral(", "));
}

} // namespace

QList<ColumnSpec> snapshotColumns(const FormatStyle& style)
{
    const auto column = [](const char* id, const QString& title, int width) {
        ColumnSpec spec = columnSpec(id, title, width);
        spec.unsortableReason = tr("Snapshots stand newest first.");
        return spec;
    };
    QList<ColumnSpec> columns{column("sequence", tr("At event"), 76), column("status", tr("Status"), 126),
        column("time", tr("Written") + u' ' + zoneOffset(style), 138), column("size", tr("Size"), 80),
        column("nodes", tr("Completed nodes"), 200)};
    columns[AtSequence].alignment = Qt::AlignRight;
    columns[Time].fixedFont = true;
    columns[Bytes].alignment = Qt::AlignRight;
    columns[Nodes].stretches = true;
    return columns;
}

Cell SnapshotRow::cell(int column) const
{
    Cell cell;
    switch (column) {
    case AtSequence:
        cell.text = cellText(m_snapshot.atSequence);
        break;
    case StoredStatus: {
        const StatusLook look = statusLook(textOf(m_snapshot.status));
        cell.text = m_snapshot.status ? look.word : QStringLiteral("–");
        cell.glyph = look.glyph;
        cell.tone = look.tone;
        break;
    }
    case Time:
        cell.text = listTime(textOf(m_snapshot.createdAt), m_style);
        break;
    case Bytes:
        cell.text = m_snapshot.state ? byteSize(static_cast<std::int64_t>(m_snapshot.state->bytes().size()))
                                     : QStringLiteral("–");
        break;
    default:
        cell.text = m_snapshot.completedNodes ? nodesOf(m_snapshot.completedNodes) : QStringLiteral("–");
        cell.tone = Tone::Secondary;
    }
    return cell;
}

QString SnapshotRow::fullText(int column) const
{
    return column == Time ? fullTime(textOf(m_snapshot.createdAt), m_style) : cell(column).text;
}

bool SnapshotRow::looksLike(const TableRow& other) const
{
    return m_snapshot == static_cast<const SnapshotRow&>(other).m_snapshot;
}

} // namespace durascope
