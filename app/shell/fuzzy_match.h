// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace durascope {

/// Where the letters of a pattern stand in a text, in order and without case.
struct FuzzyMatch {
    int score = 0; ///< Higher is better: runs of letters, starts of words, early places, short texts.
    QList<int> at; ///< Index in the text of each letter of the pattern; blanks in the pattern match nothing.
};

/// Nullopt when the text does not hold the letters in order. An empty pattern matches everything with score 0.
std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace durascope
