// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_fonts.h"

#include "app/theme/theme.h"

#include <QRawFont>

#include <algorithm>

namespace durascope {

namespace {

constexpr char16_t ellipsis = u'\u2026';

bool turnsDirectionOrHides(char16_t unit)
{
    return (unit >= 0x200B && unit <= 0x200F) || (unit >= 0x202A && unit <= 0x202E) || unit == 0x2028 || unit == 0x2029
        || (unit >= 0x2060 && unit <= 0x2069) || unit == 0x061C || unit == 0xFEFF;
}

char16_t visible(char16_t unit)
{
    if (unit < 0x20)
        return static_cast<char16_t>(0x2400 + unit);
    if (unit == 0x7F)
        return 0x2421;
    if (unit >= 0x80 && unit < 0xA0)
        return 0xFFFD;
    return turnsDirectionOrHides(unit) ? char16_t(0xFFFD) : unit;
}

/// Walks from one end until the room is used up.
struct Walk {
    qsizetype units = 0;
    float width = 0;
    bool known = true;
};

Walk walk(const RowFontTable& table, QStringView text, float room, bool fromEnd)
{
    Walk result;
    const qsizetype size = text.size();
    while (result.units < size) {
        const char16_t unit = visible(text[fromEnd ? size - 1 - result.units : result.units].unicode());
        const float width = QChar::isLowSurrogate(unit) ? 0 : table.advanceOf(unit);
        if (result.width + width > room)
            break;
        result.width += width;
        result.known = result.known && table.knows(unit);
        ++result.units;
    }
    // Half a surrogate pair is no character.
    if (result.units > 0 && result.units < size) {
        const bool halfBefore = !fromEnd && text[result.units - 1].isHighSurrogate();
        const bool halfBehind = fromEnd && text[size - result.units].isLowSurrogate();
        if (halfBefore || halfBehind)
            --result.units;
    }
    return result;
}

void append(QString& out, QStringView text)
{
    for (const QChar unit : text)
        out += QChar(visible(unit.unicode()));
}

} // namespace

RowFontTable::RowFontTable(const QFont& font, Reach reach)
{
    if (reach == Reach::All)
        m_ranges = {{0x20, 0x52F, {}, {}}, {0x2010, 0x206F, {}, {}}, {0x2190, 0x21FF, {}, {}}};
    else
        m_ranges = {{0x20, 0x7E, {}, {}}, {0x2013, 0x2026, {}, {}}};
    const QRawFont raw = QRawFont::fromFont(font);
    m_other = static_cast<float>(raw.pixelSize() * 1.4);
    for (Range& range : m_ranges) {
        QString units;
        for (int unit = range.first; unit <= range.last; ++unit)
            units += QChar(visible(static_cast<char16_t>(unit)));
        const QList<quint32> glyphs = raw.glyphIndexesForString(units);
        const QList<QPointF> advances = raw.advancesForGlyphIndexes(glyphs);
        // A font may join characters to one glyph; then nothing of the range is taken for measured.
        if (glyphs.size() != units.size() || advances.size() != units.size())
            continue;
        range.glyphs.assign(glyphs.begin(), glyphs.end());
        for (const QPointF& advance : advances)
            range.advances.push_back(static_cast<float>(advance.x()));
        for (int unit = range.first; unit <= range.last; ++unit) {
            const auto at = static_cast<size_t>(unit - range.first);
            // Letters that join their neighbours or marks that sit on them need shaping.
            const QChar character(static_cast<char16_t>(unit));
            if (character.isMark() || turnsDirectionOrHides(character.unicode()))
                range.glyphs[at] = 0;
        }
    }
}

const RowFontTable::Range* RowFontTable::rangeOf(char16_t unit) const
{
    for (const Range& range : m_ranges) {
        if (unit >= range.first && unit <= range.last)
            return range.glyphs.empty() ? nullptr : &range;
    }
    return nullptr;
}

quint32 RowFontTable::glyphOf(char16_t unit) const
{
    const Range* range = rangeOf(unit);
    return range != nullptr ? range->glyphs[static_cast<size_t>(unit - range->first)] : 0;
}

float RowFontTable::advanceOf(char16_t unit) const
{
    const Range* range = rangeOf(unit);
    if (range == nullptr || range->glyphs[static_cast<size_t>(unit - range->first)] == 0)
        return m_other;
    return range->advances[static_cast<size_t>(unit - range->first)];
}

QFont rowFont(RowFont which)
{
    const auto font = [](FontRole role, bool key) {
        QFont result = Theme::instance().font(role);
        if (key)
            result.setWeight(QFont::DemiBold);
        result.setStyleStrategy(QFont::PreferNoShaping);
        return result;
    };
    switch (which) {
    case RowFont::Body:
        return font(FontRole::Body, false);
    case RowFont::BodyKey:
        return font(FontRole::Body, true);
    case RowFont::Fixed:
        return font(FontRole::Fixed, false);
    case RowFont::FixedKey:
        return font(FontRole::Fixed, true);
    case RowFont::Number:
        return font(FontRole::Number, false);
    case RowFont::NumberKey:
        return font(FontRole::Number, true);
    }
    return font(FontRole::Body, false);
}

ShortText shorten(const RowFontTable& table, QStringView text, float room, ElideAt where)
{
    ShortText result;
    const Walk whole = walk(table, text, room, false);
    if (whole.units == text.size()) {
        result.text.reserve(text.size());
        append(result.text, text);
        result.width = whole.width;
        result.known = whole.known;
        return result;
    }
    result.elided = true;
    const float dots = table.advanceOf(ellipsis);
    const float rest = room - dots;
    if (rest <= 0)
        return result;
    const bool middle = where == ElideAt::Middle;
    const Walk front = walk(table, text, middle ? rest / 2 : rest, false);
    Walk back;
    if (middle)
        back = walk(table, text, rest - front.width, true);
    append(result.text, text.left(front.units));
    result.text += QChar(ellipsis);
    append(result.text, text.right(back.units));
    result.width = front.width + dots + back.width;
    result.known = front.known && back.known && table.knows(ellipsis);
    return result;
}

QString withVisibleControls(QStringView text, qsizetype limit)
{
    QString result;
    result.reserve(std::min(text.size(), limit));
    for (const QChar unit : text.left(limit)) {
        const bool layout = unit == QLatin1Char('\n') || unit == QLatin1Char('\t');
        result += layout ? unit : QChar(visible(unit.unicode()));
    }
    if (text.size() > limit)
        result += QChar(ellipsis);
    return result;
}

} // namespace durascope
