// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_preparer.h"

#include <algorithm>

namespace durascope {

namespace {

constexpr float glyphGap = 5;
constexpr float noteGap = 4;
/// A find in a cell looks at most this far: more cannot be seen in a row.
constexpr qsizetype findReach = 4096;

RowFont fontOf(const RowColumnLayout& column, const Cell& cell)
{
    if (column.fixedFont || cell.fixedFont)
        return cell.bold ? RowFont::FixedKey : RowFont::Fixed;
    if ((column.alignment & Qt::AlignRight) != 0)
        return cell.bold ? RowFont::NumberKey : RowFont::Number;
    return cell.bold ? RowFont::BodyKey : RowFont::Body;
}

/// Room that a drawing takes at the left of a cell, its gap included.
float drawingRoom(const Cell& cell, float inner)
{
    if (!cell.drawing || cell.text.isEmpty())
        return 0;
    switch (cell.drawing->kind) {
    case CellDrawing::Kind::LeaseBar:
        return std::min(70.0F, inner);
    case CellDrawing::Kind::BatchBracket:
        return std::min(12.0F, inner);
    case CellDrawing::Kind::Sparkline:
        return std::min(inner / 2, 100.0F);
    }
    return 0;
}

class CellShaper {
public:
    CellShaper(PreparedRow& row, const RowColumnLayout& column)
        : m_row(row)
        , m_layout(*row.layout)
        , m_column(column)
    {
    }

    PreparedCell shape(const Cell& cell)
    {
        PreparedCell result;
        result.glyph = cell.glyph;
        result.drawing = cell.drawing;
        result.fingerprint = fingerprintOf(cell);
        float left = m_layout.padding;
        const float right = m_column.width - m_layout.padding;
        if (cell.glyph != Glyph::None)
            left += m_layout.glyphSide + glyphGap;
        left += drawingRoom(cell, right - left);
        const float room = right - left;
        if (room <= 0) {
            result.elided = !cell.text.isEmpty();
            return result;
        }
        const RowFont font = fontOf(m_column, cell);
        const ShortText text = shorten(table(font), cell.text, room, m_column.elide);
        ShortText note;
        if (!cell.note.isEmpty() && !text.elided && room - text.width - noteGap > 0)
            note = shorten(table(noteFont(font)), cell.note, room - text.width - noteGap, ElideAt::End);
        result.elided = text.elided || note.elided || (!cell.note.isEmpty() && note.text.isEmpty());

        const float total = text.width + (note.text.isEmpty() ? 0 : noteGap + note.width);
        float x = left;
        if ((m_column.alignment & Qt::AlignRight) != 0)
            x = right - total;
        else if ((m_column.alignment & Qt::AlignHCenter) != 0)
            x = left + (room - total) / 2;
        result.text = place(text, font, cell.tone, x);
        result.note = place(note, noteFont(font), Tone::Muted, x + text.width + noteGap);
        mark(result, text, font, x);
        return result;
    }

private:
    const RowFontTable& table(RowFont font) const { return *m_layout.fonts[static_cast<size_t>(font)]; }

    static RowFont noteFont(RowFont font)
    {
        switch (font) {
        case RowFont::BodyKey:
            return RowFont::Body;
        case RowFont::FixedKey:
            return RowFont::Fixed;
        case RowFont::NumberKey:
            return RowFont::Number;
        default:
            return font;
        }
    }

    static size_t fingerprintOf(const Cell& cell)
    {
        // The whole of a huge text is not looked at: a change far beyond what is shown is no change of the cell.
        const size_t seed = ::qHash(static_cast<int>(cell.glyph), static_cast<size_t>(cell.tone));
        return ::qHash(QStringView(cell.text).left(findReach), ::qHash(cell.note, seed));
    }

    PreparedText place(const ShortText& text, RowFont font, Tone tone, float x)
    {
        PreparedText result;
        result.font = font;
        result.tone = tone;
        result.x = x;
        result.width = text.width;
        if (!text.known) {
            result.text = text.text;
            return result;
        }
        const RowFontTable& glyphs = table(font);
        result.glyphs = static_cast<quint32>(m_row.glyphs.size());
        result.glyphCount = static_cast<quint32>(text.text.size());
        float at = 0;
        for (const QChar unit : text.text) {
            m_row.glyphs.push_back(glyphs.glyphOf(unit.unicode()));
            m_row.positions.push_back({double(at), 0});
            at += glyphs.advanceOf(unit.unicode());
        }
        return result;
    }

    void mark(PreparedCell& cell, const ShortText& text, RowFont font, float x)
    {
        const QString& wanted = m_layout.findText;
        if (wanted.isEmpty())
            return;
        const RowFontTable& widths = table(font);
        const auto widthOf = [&widths](QStringView part) {
            float sum = 0;
            for (const QChar unit : part)
                sum += unit.isLowSurrogate() ? 0 : widths.advanceOf(unit.unicode());
            return sum;
        };
        const QStringView shown = QStringView(text.text).left(findReach);
        for (qsizetype at = shown.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
             at = shown.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive))
            cell.marks.push_back({x + widthOf(shown.left(at)), widthOf(shown.mid(at, wanted.size()))});
    }

    PreparedRow& m_row;
    const RowLayout& m_layout;
    const RowColumnLayout& m_column;
};

} // namespace

PreparedRow prepareRow(const RowRef& ref, const std::shared_ptr<const RowLayout>& layout)
{
    PreparedRow row;
    row.key = ref.block->key(ref.index);
    row.state = ref.block->state(ref.index);
    row.block = ref.block;
    row.layout = layout;
    row.cells.resize(layout->columns.size());
    if (const QString reason = ref.block->reason(ref.index); row.state == RowState::Failed && !reason.isEmpty()) {
        RowColumnLayout whole;
        for (const RowColumnLayout& column : layout->columns)
            whole.width += std::max(0.0F, column.width);
        Cell cell;
        cell.text = reason;
        cell.glyph = Glyph::Error;
        cell.tone = Tone::Problem;
        row.spans = !row.cells.empty();
        if (row.spans)
            row.cells[0] = CellShaper(row, whole).shape(cell);
        return row;
    }
    for (size_t column = 0; column < layout->columns.size(); ++column) {
        const RowColumnLayout& shape = layout->columns[column];
        if (shape.width > 0)
            row.cells[column] = CellShaper(row, shape).shape(ref.block->cell(ref.index, static_cast<int>(column)));
    }
    return row;
}

} // namespace durascope
