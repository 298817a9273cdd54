// SPDX-License-Identifier: Apache-2.0
#include "app/cli/table.h"

#include <QList>

#include <algorithm>

namespace durascope::cli {

namespace {

constexpr std::size_t rowsToLookAt = 300;
constexpr int gap = 2;

int placesOf(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        break;
    }
    const bool wide = (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF)
        || (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F) || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0x1F300 && point <= 0x1FAFF) || (point >= 0x20000 && point <= 0x3FFFD);
    return wide ? 2 : 1;
}

/// The text cut to at most `places`, with `…` where something is left out.
QString cut(const QString& text, int places)
{
    if (displayWidth(text) <= places)
        return text;
    QString out;
    int used = 1;
    for (const uint point : text.toUcs4()) {
        used += placesOf(point);
        if (used > places)
            break;
        const char32_t one[] = {point};
        out += QString::fromUcs4(one, 1);
    }
    return out + QChar(0x2026);
}

} // namespace

int displayWidth(const QString& text)
{
    int places = 0;
    for (const uint point : text.toUcs4())
        places += placesOf(point);
    return places;
}

Table::Table(Output& output, std::vector<Column> columns, bool streaming)
    : m_output(output)
    , m_columns(std::move(columns))
    , m_terminal(output.terminalWidth())
{
    if (streaming)
        decideWidths();
}

void Table::add(std::vector<QString> cells)
{
    if (m_decided) {
        write(cells);
        return;
    }
    m_waiting.push_back(std::move(cells));
    if (m_waiting.size() >= rowsToLookAt)
        decideWidths();
}

void Table::finish()
{
    if (!m_decided)
        decideWidths();
}

void Table::decideWidths()
{
    m_decided = true;
    std::vector<QString> titles;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        titles.push_back(column.title);
        column.width = std::max(column.width, displayWidth(column.title));
        for (const auto& cells : m_waiting)
            column.width = std::max(column.width, displayWidth(cells[i]));
    }
    write(titles);
    for (const auto& cells : m_waiting)
        write(cells);
    m_waiting.clear();
}

void Table::write(const std::vector<QString>& cells)
{
    QString line;
    int used = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Column& column = m_columns[i];
        QString cell = cells[i];
        if (m_terminal > 0)
            cell = cut(cell, std::max(1, m_terminal - used));
        const int missing = column.width - displayWidth(cell);
        const QString padding(std::max(0, missing), QLatin1Char(' '));
        line += column.right ? padding + cell : cell + padding;
        used += std::max(column.width, displayWidth(cell)) + gap;
        if (m_terminal > 0 && used >= m_terminal)
            break;
        line += QString(gap, QLatin1Char(' '));
    }
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    line += QLatin1Char('\n');
    const QByteArray bytes = line.toUtf8();
    m_output.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace durascope::cli
