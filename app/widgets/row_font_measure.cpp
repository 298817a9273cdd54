// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_font_measure.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <chrono>

namespace durascope {

namespace {

using namespace std::chrono_literals;

constexpr auto afterFirstRows = 300ms;

/// Fonts that are the same are measured once.
void measure(
    RowFontTables& tables, const std::array<QFont, rowFontCount>& fonts, size_t which, RowFontTable::Reach reach)
{
    const auto same = std::find(fonts.begin(), fonts.begin() + static_cast<std::ptrdiff_t>(which), fonts[which]);
    const auto first = static_cast<size_t>(same - fonts.begin());
    tables[which] = first < which ? tables[first] : std::make_shared<const RowFontTable>(fonts[which], reach);
}

} // namespace

RowFontMeasure::RowFontMeasure(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RowFontMeasure::widenNext);
}

RowFontMeasure& RowFontMeasure::instance()
{
    static QPointer<RowFontMeasure> measure; // fonts and timers go with the application
    if (!measure)
        measure = new RowFontMeasure(qApp);
    return *measure;
}

const RowFontTables& RowFontMeasure::tables()
{
    std::array<QFont, rowFontCount> now;
    for (size_t i = 0; i < rowFontCount; ++i)
        now[i] = rowFont(static_cast<RowFont>(i));
    if (m_tables[0] && now == m_fonts)
        return m_tables;
    m_fonts = now;
    m_wide = {};
    for (size_t i = 0; i < rowFontCount; ++i)
        measure(m_tables, m_fonts, i, RowFontTable::Reach::Ascii);
    m_timer.start(afterFirstRows);
    return m_tables;
}

void RowFontMeasure::widenNext()
{
    const auto next = std::find(m_wide.begin(), m_wide.end(), nullptr);
    if (next == m_wide.end()) {
        m_tables = m_wide;
        Q_EMIT widened();
        return;
    }
    measure(m_wide, m_fonts, static_cast<size_t>(next - m_wide.begin()), RowFontTable::Reach::All);
    m_timer.start(0); // one font a turn of the event loop
}

} // namespace durascope
