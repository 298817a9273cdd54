// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/page_parts.h"
#include "model/workflow/execution_detail.h"

#include <QString>

#include <optional>

namespace durascope {

/// `for 22 min 01 s` while it goes on, `ran 42.0 s` when it ended.
QString durationPhrase(const Execution& row);

/// What is wrong with an execution, in words; `lead` empty: nothing is.
struct Problem {
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Normal;
    QString lead;
    QString text;
};
/// A dead letter first, else the error that ended it.
Problem problemOf(const ExecutionDetail& detail);

/// The facts beside a list. `last`: the newest event, or null.
QList<FactGrid::Fact> previewFacts(const ExecutionDetail& detail, const WorkflowEvent* last, bool few);

/// The facts above a timeline, without the problem.
QList<FactGrid::Fact> pageFacts(const ExecutionDetail& detail);
/// The problem as one fact: `Dead letter charge_card since 03:08:34`; empty when there is none.
std::optional<FactGrid::Fact> pageProblem(const ExecutionDetail& detail);

/// A stored time with its age: `2026-11-21 02:52:07.214 +01:00`, note `22 min 01 s ago`.
FactGrid::Fact timeFact(const QString& label, const Column& stored, bool withAge);

} // namespace durascope
