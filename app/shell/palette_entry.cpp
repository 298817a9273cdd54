// SPDX-License-Identifier: Apache-2.0
#include "app/shell/palette_entry.h"

#include "app/shell/fuzzy_match.h"

#include <algorithm>

namespace durascope {

QList<PaletteRow> paletteRows(const QList<PaletteEntry>& entries, const QString& typed, int limit)
{
    std::optional<PaletteEntry::Section> only;
    QString pattern = typed.trimmed();
    if (pattern.startsWith(QLatin1Char('>')))
        only = PaletteEntry::Section::Do;
    else if (pattern.startsWith(QLatin1Char('@')))
        only = PaletteEntry::Section::Stores;
    if (only)
        pattern = pattern.mid(1).trimmed();
    QList<PaletteRow> rows;
    for (const PaletteEntry& entry : entries) {
        if (only && entry.section != *only)
            continue;
        if (const auto inText = fuzzyMatch(pattern, entry.text))
            rows.append({entry, inText->at, inText->score + (pattern.isEmpty() ? 0 : 4)});
        else if (const auto inRest = fuzzyMatch(pattern, entry.note + QLatin1Char(' ') + entry.right))
            rows.append({entry, {}, inRest->score});
    }
    // First the best are kept, whatever their section; then they are grouped.
    std::stable_sort(
        rows.begin(), rows.end(), [](const PaletteRow& a, const PaletteRow& b) { return a.score > b.score; });
    rows.resize(std::min<qsizetype>(rows.size(), limit));
    std::stable_sort(rows.begin(), rows.end(),
        [](const PaletteRow& a, const PaletteRow& b) { return a.entry.section < b.entry.section; });
    return rows;
}

} // namespace durascope
