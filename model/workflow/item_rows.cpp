// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/item_rows.h"

#include "backends/contract/saturated.h"
#include "model/paging/column_spec.h"
#include "model/workflow/status_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace durascope {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t usualLease = 30 * second; ///< What the engines give and renew.

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::Items", text);
}

Cell plain(const QString& text, Tone tone = Tone::Normal)
{
    Cell cell;
    cell.text = text;
    cell.tone = tone;
    return cell;
}

Cell none()
{
    return plain(QStringLiteral("–"), Tone::Muted);
}

Cell textCell(const Column& column)
{
    return !column || column->isNull() ? none() : plain(cellText(column));
}

Cell idCell(const Column& column)
{
    return !column || column->isNull() ? none() : plain(shortId(textOf(column)));
}

QString whole(const Column& column)
{
    return column && column->isText() ? QString::fromUtf8(column->bytes()) : cellText(column, 2000);
}

/// Trouble first when sorted ascending: expired leases, then those that end soonest, then items without one.
std::int64_t leaseOrder(const WorkItem& item)
{
    const auto until = parseInstant(textOf(item.leaseExpiresAt));
    return until ? until->nanoseconds : std::numeric_limits<std::int64_t>::max();
}

int ordered(std::int64_t a, std::int64_t b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}

ColumnSpec column(const char* id, const QString& title, int width, int leavesAt)
{
    ColumnSpec spec = columnSpec(id, title, width, leavesAt);
    spec.sortable = true;
    return spec;
}

} // namespace

QList<ColumnSpec> itemColumns(ItemList list, const FormatStyle& style)
{
    QList<ColumnSpec> columns{
        column("status", tr("Status"), 124, 0),
        column("item", tr("Item"), 124, 0),
        column("execution", tr("Execution"), 124, 1),
        column("node", tr("Node"), 112, 0),
        column("queue", tr("Queue"), 104, 2),
        column("attempt", tr("Attempt"), 66, 3),
        column("created", tr("Created") + u' ' + zoneOffset(style), 138, 4),
        column("age", tr("Age"), 92, 3),
        column("worker", tr("Claimed by"), 128, 2),
        column("lease", tr("Lease"), 160, 1),
        column("fence", tr("Fence"), 104, 5),
        column("retry", tr("Retry after"), 88, 4),
    };
    const auto at = [&](ItemColumn which) -> ColumnSpec& { return columns[static_cast<int>(which)]; };
    for (const ItemColumn right : {ItemColumn::Attempt, ItemColumn::Age, ItemColumn::Fence, ItemColumn::RetryAfter})
        at(right).alignment = Qt::AlignRight;
    for (const ItemColumn fixed :
        {ItemColumn::Item, ItemColumn::Execution, ItemColumn::Created, ItemColumn::ClaimedBy, ItemColumn::Fence})
        at(fixed).fixedFont = true;
    at(ItemColumn::Item).elide = ElideAt::Middle;
    at(ItemColumn::Execution).elide = ElideAt::Middle;
    at(ItemColumn::Lease).stretches = true;
    at(ItemColumn::Fence).tooltip = tr("Term × 2³² + epoch: a worker that shows a smaller one lost its lease");
    if (list == ItemList::OfExecution) {
        at(ItemColumn::Execution).hiddenAtFirst = true;
        at(ItemColumn::Age).hiddenAtFirst = true;
    } else {
        at(ItemColumn::Queue).hiddenAtFirst = true;
        at(ItemColumn::Created).hiddenAtFirst = true;
    }
    return columns;
}

bool isBackingOff(const WorkItem& item, Instant now)
{
    const auto after = parseInstant(textOf(item.retryAfter));
    return textOf(item.status) == "pending" && after && *after > now;
}

std::string shownStatus(const WorkItem& item, Instant now)
{
    return isBackingOff(item, now) ? "backing_off" : std::string(textOf(item.status));
}

Cell ItemRow::cell(int column) const
{
    const WorkItem& item = *m_item;
    switch (static_cast<ItemColumn>(column)) {
    case ItemColumn::StoredStatus: {
        const StatusLook look = statusLook(shownStatus(item, m_style.now));
        Cell cell = plain(look.word, look.tone);
        cell.glyph = look.glyph;
        return cell;
    }
    case ItemColumn::Item:
        return idCell(item.id);
    case ItemColumn::Execution:
        return idCell(item.executionId);
    case ItemColumn::Node:
        return textCell(item.nodeId);
    case ItemColumn::Queue:
        return textCell(item.queueType);
    case ItemColumn::Attempt: {
        // Stored 0-based; a dead letter's count includes the attempt that failed.
        const bool counted = textOf(item.status) == "dead_lettered";
        const QString attempt = number(saturatedSum(integerOf(item.attempt), counted ? 0 : 1));
        return plain(item.maxAttempts ? tr("%1 of %2").arg(attempt, cellText(item.maxAttempts)) : attempt);
    }
    case ItemColumn::Created:
        return item.createdAt ? plain(listTime(textOf(item.createdAt), m_style)) : none();
    case ItemColumn::Age:
        return ageCell();
    case ItemColumn::ClaimedBy:
        return textCell(item.workerId);
    case ItemColumn::Lease:
        return leaseCell();
    case ItemColumn::Fence: {
        const std::int64_t fence = integerOf(item.leaseFence);
        return plain(cellText(item.leaseFence), fence == 0 ? Tone::Muted : Tone::Normal);
    }
    case ItemColumn::RetryAfter:
        return retryCell();
    }
    return {};
}

Cell ItemRow::ageCell() const
{
    const auto created = parseInstant(textOf(m_item->createdAt));
    if (!created)
        return none();
    const auto ended = parseInstant(textOf(m_item->completedAt));
    std::int64_t length = 0;
    if (__builtin_sub_overflow((ended ? *ended : m_style.now).nanoseconds, created->nanoseconds, &length))
        return none();
    return plain(duration(std::max<std::int64_t>(length, 0)));
}

Cell ItemRow::leaseCell() const
{
    const auto until = parseInstant(textOf(m_item->leaseExpiresAt));
    if (!until || textOf(m_item->status) != "claimed")
        return none();
    std::int64_t left = 0;
    if (__builtin_sub_overflow(until->nanoseconds, m_style.now.nanoseconds, &left))
        return none();
    if (left < 0) {
        Cell cell = plain(tr("expired %1").arg(age(*until, m_style.now)), Tone::Failed);
        cell.glyph = Glyph::Warning;
        return cell;
    }
    const QString rest = left < 60 * second ? tr("%1 s").arg(number(left / second)) : duration(left);
    Cell cell = plain(tr("%1 left").arg(rest));
    auto bar = std::make_shared<CellDrawing>();
    bar->kind = CellDrawing::Kind::LeaseBar;
    bar->values = {static_cast<float>(std::min(1.0, static_cast<double>(left) / static_cast<double>(usualLease)))};
    bar->tone = left < 5 * second ? Tone::Warning : Tone::Normal;
    cell.drawing = std::move(bar);
    return cell;
}

Cell ItemRow::retryCell() const
{
    const auto after = parseInstant(textOf(m_item->retryAfter));
    if (!after || textOf(m_item->status) != "pending")
        return none();
    return *after > m_style.now ? plain(age(*after, m_style.now)) : plain(tr("now"), Tone::Secondary);
}

QString ItemRow::fullText(int column) const
{
    const WorkItem& item = *m_item;
    const auto time = [this](const Column& stored) {
        return !stored || stored->isNull() ? QStringLiteral("–")
                                           : fullTime(textOf(stored), m_style) + u'\n' + utcTime(textOf(stored));
    };
    switch (static_cast<ItemColumn>(column)) {
    case ItemColumn::StoredStatus:
        return whole(item.status);
    case ItemColumn::Item:
        return whole(item.id);
    case ItemColumn::Execution:
        return whole(item.executionId);
    case ItemColumn::Node:
        return whole(item.nodeId);
    case ItemColumn::ClaimedBy:
        return whole(item.workerId);
    case ItemColumn::Created:
    case ItemColumn::Age:
        return time(item.createdAt);
    case ItemColumn::Lease:
        return cell(column).text + u'\n' + time(item.leaseExpiresAt);
    case ItemColumn::RetryAfter:
        return time(item.retryAfter);
    default:
        return cell(column).text;
    }
}

int ItemRow::compare(const TableRow& other, int column) const
{
    const WorkItem& a = *m_item;
    const WorkItem& b = *static_cast<const ItemRow&>(other).m_item;
    const auto texts = [](const Column& x, const Column& y) {
        const int order = textOf(x).compare(textOf(y));
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    };
    switch (static_cast<ItemColumn>(column)) {
    case ItemColumn::StoredStatus:
        return texts(a.status, b.status);
    case ItemColumn::Item:
        return texts(a.id, b.id);
    case ItemColumn::Execution:
        return texts(a.executionId, b.executionId);
    case ItemColumn::Node:
        return texts(a.nodeId, b.nodeId);
    case ItemColumn::Queue:
        return texts(a.queueType, b.queueType);
    case ItemColumn::Attempt:
        return ordered(integerOf(a.attempt), integerOf(b.attempt));
    case ItemColumn::Created:
        return texts(a.createdAt, b.createdAt);
    case ItemColumn::Age: // the older, the more
        return texts(b.createdAt, a.createdAt);
    case ItemColumn::ClaimedBy:
        return texts(a.workerId, b.workerId);
    case ItemColumn::Lease:
        return ordered(leaseOrder(a), leaseOrder(b));
    case ItemColumn::Fence:
        return ordered(integerOf(a.leaseFence), integerOf(b.leaseFence));
    case ItemColumn::RetryAfter:
        return texts(a.retryAfter, b.retryAfter);
    }
    return 0;
}

bool ItemRow::looksLike(const TableRow& other) const
{
    const WorkItem& a = *m_item;
    const WorkItem& b = *static_cast<const ItemRow&>(other).m_item;
    return a.status == b.status && a.attempt == b.attempt && a.workerId == b.workerId && a.leaseFence == b.leaseFence
        && a.retryAfter == b.retryAfter;
}

TableRows itemRows(const std::vector<std::shared_ptr<const WorkItem>>& items, const FormatStyle& style)
{
    TableRows rows;
    rows.reserve(items.size());
    for (const auto& item : items)
        rows.push_back(std::make_shared<ItemRow>(item, style));
    return rows;
}

} // namespace durascope
