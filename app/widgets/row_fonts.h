// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/cell.h"

#include <QFont>
#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace durascope {

/// The fonts of a list. "Key" is the heavier one of a pair.
enum class RowFont : quint8 { Body, BodyKey, Fixed, FixedKey, Number, NumberKey };
constexpr size_t rowFontCount = 6;

/// Widths and glyph numbers of the usual characters of one font, measured once on the GUI thread and then a plain
/// value for any thread. Text made only of these is painted as a run of glyphs, exactly as wide as computed here;
/// neither ligatures nor kerning change what is stored.
class RowFontTable {
public:
    enum class Reach : quint8 { Ascii, All };

    /// Measures; GUI thread only.
    explicit RowFontTable(const QFont& font, Reach reach = Reach::All);

    bool knows(char16_t unit) const { return glyphOf(unit) != 0; }
    quint32 glyphOf(char16_t unit) const;
    /// Width in px; for a character that was not measured, one that it hardly exceeds.
    float advanceOf(char16_t unit) const;

private:
    struct Range {
        char16_t first;
        char16_t last;
        std::vector<quint32> glyphs;
        std::vector<float> advances;
    };
    const Range* rangeOf(char16_t unit) const;
    std::vector<Range> m_ranges;
    float m_other = 0;
};

using RowFontTables = std::array<std::shared_ptr<const RowFontTable>, rowFontCount>;

QFont rowFont(RowFont which);

struct ShortText {
    QString text;
    float width = 0;
    bool elided = false;
    bool known = true; ///< Every character was measured: `width` is exact and the text may be painted as glyphs.
};

/// Shortens to `room` px with `…`. Looks only at as much of the text as could fit, so a line of a megabyte costs what a
/// short one costs. Control and direction characters come out as visible substitutes.
ShortText shorten(const RowFontTable& table, QStringView text, float room, ElideAt where);
/// The same substitutes for a text of more lines (tooltips): line breaks and tabs stay.
QString withVisibleControls(QStringView text, qsizetype limit);

} // namespace durascope
