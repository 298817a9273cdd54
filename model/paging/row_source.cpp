// SPDX-License-Identifier: Apache-2.0
#include "model/paging/row_source.h"

namespace durascope {

void RowSource::sortBy(int, Qt::SortOrder) { }

void RowSource::setFollowing(bool follows)
{
    m_following = follows;
}

void RowSource::showHeldBack() { }

// By value for the sources that keep what they are given until an answer comes.
// NOLINTBEGIN(performance-unnecessary-value-param)
void RowSource::copyText(std::vector<RowKey> rows, CopyKind, int column, std::function<void(QString, QString)> done)
{
    QStringList lines;
    for (const RowKey key : rows) {
        const auto row = rowOf(key);
        const RowRef ref = row ? rowAt(*row) : RowRef{};
        if (ref)
            lines.append(ref.block->fullText(ref.index, column));
    }
    done(lines.join(u'\n'), {});
}

void RowSource::find(QString text, qint64 from, bool forward, std::function<void(std::optional<qint64>)> done)
{
    const qint64 count = rowCount();
    const auto columnCount = columns().size();
    const qint64 step = forward ? 1 : -1;
    for (qint64 row = from + step; row >= 0 && row < count; row += step) {
        const RowRef ref = rowAt(row);
        if (!ref)
            break;
        for (int column = 0; column < columnCount; ++column) {
            if (ref.block->fullText(ref.index, column).contains(text, Qt::CaseInsensitive)) {
                done(row);
                return;
            }
        }
    }
    done(std::nullopt);
}
// NOLINTEND(performance-unnecessary-value-param)

QList<float> RowSource::stripDensity(int) const
{
    return {};
}

QString RowSource::positionLabel(qint64 row) const
{
    return QString::number(row + 1);
}

} // namespace durascope
