// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/status_words.h"

#include "model/format/format.h"

#include <algorithm>
#include <array>

namespace durascope {

namespace {

struct Known {
    std::string_view stored;
    Glyph glyph;
    const char* word;
    Tone tone;
};
constexpr std::array<Known, 10> known{{
    {"running", Glyph::Running, "running", Tone::Normal},
    {"pending", Glyph::Pending, "pending", Tone::Normal},
    {"paused", Glyph::Paused, "paused", Tone::Normal},
    {"failed", Glyph::Failed, "failed", Tone::Failed},
    {"completed", Glyph::Completed, "completed", Tone::Normal},
    {"cancelled", Glyph::Cancelled, "cancelled", Tone::Normal},
    {"limit_exceeded", Glyph::LimitExceeded, "limit exceeded", Tone::Normal},
    {"claimed", Glyph::Running, "claimed", Tone::Normal},
    {"dead_lettered", Glyph::DeadLetter, "dead letter", Tone::DeadLetter},
    {"backing_off", Glyph::Waiting, "backing off", Tone::Normal},
}};

} // namespace

StatusLook statusLook(std::string_view stored)
{
    const auto found = std::find_if(known.begin(), known.end(), [&](const Known& k) { return k.stored == stored; });
    if (found == known.end())
        return {Glyph::None, oneLine(stored), Tone::Normal};
    return {found->glyph, QString::fromLatin1(found->word), found->tone};
}

QString statusTitle(std::string_view stored)
{
    QString word = statusLook(stored).word;
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

bool isTerminal(std::string_view executionStatus)
{
    return executionStatus == "completed" || executionStatus == "failed" || executionStatus == "cancelled"
        || executionStatus == "limit_exceeded";
}

} // namespace durascope
