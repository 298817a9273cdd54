// SPDX-License-Identifier: Apache-2.0
#include "app/shell/fuzzy_match.h"

#include <algorithm>

namespace durascope {

namespace {

bool startsWord(const QString& text, int at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

/// Matches greedily from `from` on, preferring the place that continues a run, else a word's start, else the next.
std::optional<FuzzyMatch> matchFrom(const QString& letters, const QString& text, int from)
{
    FuzzyMatch match;
    int next = from;
    for (const QChar letter : letters) {
        int found = -1;
        for (int i = next; i < text.size(); ++i) {
            if (text[i].toCaseFolded() != letter)
                continue;
            if (found < 0)
                found = i;
            if (i == next || startsWord(text, i)) {
                found = i;
                break;
            }
        }
        if (found < 0)
            return std::nullopt;
        const bool run = !match.at.isEmpty() && found == match.at.back() + 1;
        match.score += run ? 8 : startsWord(text, found) ? 6 : 1;
        match.at.append(found);
        next = found + 1;
    }
    match.score -= std::min<int>(int(text.size()), 40) / 8 + std::min(match.at.front(), 8) / 2;
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text)
{
    QString letters = pattern.toCaseFolded();
    letters.remove(QLatin1Char(' '));
    if (letters.isEmpty())
        return FuzzyMatch();
    std::optional<FuzzyMatch> best;
    for (int from = 0; from < text.size(); ++from) {
        if (text[from].toCaseFolded() != letters.front())
            continue;
        auto match = matchFrom(letters, text, from);
        if (!match) {
            // Taking a later word's start may have stepped over letters that the plain next place would give.
            QList<int> at;
            int next = from;
            for (const QChar letter : letters) {
                while (next < text.size() && text[next].toCaseFolded() != letter)
                    ++next;
                if (next == text.size())
                    break;
                at.append(next++);
            }
            if (at.size() == letters.size())
                match = FuzzyMatch{1, at};
        }
        if (match && (!best || match->score > best->score))
            best = match;
    }
    return best;
}

} // namespace durascope
