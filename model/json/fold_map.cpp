// SPDX-License-Identifier: Apache-2.0
#include "model/json/fold_map.h"

#include <algorithm>

namespace durascope {

void FoldMap::reset(std::size_t lines)
{
    m_lines = lines;
    m_folds.clear();
    rebuild();
}

void FoldMap::fold(std::size_t line, std::size_t end)
{
    if (end > line)
        m_folds[line] = end;
    rebuild();
}

void FoldMap::unfold(std::size_t line)
{
    m_folds.erase(line);
    rebuild();
}

void FoldMap::foldAll(const std::map<std::size_t, std::size_t>& folds)
{
    m_folds = folds;
    rebuild();
}

void FoldMap::reveal(std::size_t line)
{
    std::erase_if(m_folds, [line](const auto& fold) { return fold.first < line && line <= fold.second; });
    rebuild();
}

void FoldMap::rebuild()
{
    m_hidden.clear();
    std::size_t hiddenLines = 0;
    for (const auto& [line, end] : m_folds) {
        if (!m_hidden.empty() && line <= m_hidden.back().last)
            continue;
        hiddenLines += end - line;
        m_hidden.push_back({line + 1, end, end + 1 - hiddenLines});
    }
    m_rows = m_lines - hiddenLines;
}

std::size_t FoldMap::lineAt(std::size_t row) const
{
    const auto next = std::upper_bound(
        m_hidden.begin(), m_hidden.end(), row, [](std::size_t wanted, const Hidden& h) { return wanted < h.row; });
    if (next == m_hidden.begin())
        return row;
    const Hidden& before = *(next - 1);
    return before.last + 1 + (row - before.row);
}

std::size_t FoldMap::rowOf(std::size_t line) const
{
    const auto next = std::upper_bound(
        m_hidden.begin(), m_hidden.end(), line, [](std::size_t wanted, const Hidden& h) { return wanted < h.first; });
    if (next == m_hidden.begin())
        return line;
    const Hidden& before = *(next - 1);
    return line <= before.last ? before.row - 1 : before.row + (line - before.last - 1);
}

} // namespace durascope
