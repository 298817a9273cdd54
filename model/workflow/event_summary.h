// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/format/format.h"
#include "model/workflow/event_fields.h"

namespace durascope {

/// What an event says, in a few words and one line: "attempt 0 by py-worker-1", "1: lease expired". The type and the
/// node stand beside it and are not repeated. An unknown kind shows its stored keys, an unreadable one its bytes.
QString eventSummary(const EventFields& event, const Column& kindColumn, const FormatStyle& style);

/// An event as one cell: glyph, stored type, tone of a failure.
Cell eventTypeCell(const EventFields& event);

} // namespace durascope
