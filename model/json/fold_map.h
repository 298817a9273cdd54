// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <vector>

namespace durascope {

/// Which lines of a text are shown when some are folded away: rows on the screen to lines and back.
class FoldMap {
public:
    void reset(std::size_t lines);
    /// Hides the lines after `line` up to `end`, both of one container; folds may lie in one another.
    void fold(std::size_t line, std::size_t end);
    void unfold(std::size_t line);
    /// Folds many at once: pairs of line and end.
    void foldAll(const std::map<std::size_t, std::size_t>& folds);
    bool isFolded(std::size_t line) const { return m_folds.contains(line); }
    /// Opens every fold that hides the line.
    void reveal(std::size_t line);

    std::size_t rows() const { return m_rows; }
    std::size_t lineAt(std::size_t row) const; ///< Requires row < rows().
    /// The row of a line, or of the fold that hides it.
    std::size_t rowOf(std::size_t line) const;

private:
    struct Hidden {
        std::size_t first, last; ///< Lines.
        std::size_t row; ///< Of the first line shown after it.
    };
    void rebuild();

    std::size_t m_lines = 0;
    std::size_t m_rows = 0;
    std::map<std::size_t, std::size_t> m_folds;
    std::vector<Hidden> m_hidden; ///< Outermost folds only, ascending.
};

} // namespace durascope
