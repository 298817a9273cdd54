// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/cell.h"

#include <string_view>

namespace durascope {

/// How a stored status of an execution or a work item is shown: its silhouette and its word. A status we do not know
/// keeps its stored text and has no silhouette.
struct StatusLook {
    Glyph glyph = Glyph::None;
    QString word; ///< `limit exceeded` for limit_exceeded, else as stored.
    Tone tone = Tone::Normal; ///< Only failed and dead letter colour their word.
};
StatusLook statusLook(std::string_view stored);
/// The word with a capital, for filters and headings: "Limit exceeded".
QString statusTitle(std::string_view stored);
/// Whether nothing follows after this status.
bool isTerminal(std::string_view executionStatus);

} // namespace durascope
