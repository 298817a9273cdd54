// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/row_columns.h"
#include "app/widgets/row_preparer.h"

#include <QColor>
#include <QGlyphRun>
#include <QList>
#include <QRawFont>

class QPainter;

namespace durascope {

/// Paints prepared rows: no measuring, no formatting, no allocation. GUI thread only.
class RowPainter {
public:
    struct Look {
        bool gone = false; ///< Muted, its key struck through.
        int keyColumn = 0;
        bool faded = false; ///< Rows of a list that failed.
        quint64 changed = 0; ///< Columns on notice ground.
    };

    /// Takes fonts and colours of the theme in force.
    void applyTheme();
    void paint(QPainter& painter, const PreparedRow& row, const QRect& rect, const QList<RowColumns::Place>& places,
        const RowLayout& layout, const Look& look);
    void paintDashes(QPainter& painter, const QRect& rect, const QList<RowColumns::Place>& places);
    QColor tone(Tone tone) const { return m_tones[static_cast<size_t>(tone)]; }

private:
    void paintText(
        QPainter& painter, const PreparedRow& row, const PreparedText& text, const QRectF& cell, QColor color);
    void strike(QPainter& painter, const PreparedText& text, const QRectF& cell) const;
    void paintCell(
        QPainter& painter, const PreparedRow& row, const PreparedCell& cell, const QRectF& rect, const Look& look);

    std::array<QFont, rowFontCount> m_fonts;
    std::array<QRawFont, rowFontCount> m_rawFonts;
    double m_baseline = 0; ///< Below the middle of a row.
    std::array<QColor, 8> m_tones;
    QGlyphRun m_run;
    int m_glyphSide = 14;
    int m_padding = 8;
};

/// Sparklines, lease bars and batch brackets.
void paintDrawing(QPainter& painter, const CellDrawing& drawing, const QRectF& cell, double left, bool alone);

} // namespace durascope
