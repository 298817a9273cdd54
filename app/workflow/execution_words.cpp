// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/execution_words.h"

#include "model/format/format_clock.h"
#include "model/workflow/execution_block.h"
#include "model/workflow/status_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace durascope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("durascope::Execution", text);
}

ExecutionFacts factsOf(const Execution& row)
{
    ExecutionFacts facts;
    facts.status = textOf(row.status);
    facts.startedAt = textOf(row.startedAt);
    facts.completedAt = textOf(row.completedAt);
    return facts;
}

} // namespace

QString durationPhrase(const Execution& row)
{
    const ExecutionFacts facts = factsOf(row);
    const QString length = executionDurationText(facts, FormatClock::instance().style().now);
    return facts.completedAt.empty() && !isTerminal(facts.status) ? tr("for %1").arg(length) : tr("ran %1").arg(length);
}

Problem problemOf(const ExecutionDetail& detail)
{
    Problem problem;
    if (!detail.deadLetters.empty()) {
        const DeadLetter& letter = *std::max_element(
            detail.deadLetters.begin(), detail.deadLetters.end(), [](const DeadLetter& a, const DeadLetter& b) {
                return textOf(a.deadLetteredAt) < textOf(b.deadLetteredAt);
            });
        problem.glyph = Glyph::DeadLetter;
        problem.tone = Tone::Problem;
        problem.lead = tr("Dead letter at %1.").arg(oneLine(textOf(letter.nodeId)));
        const QString error = oneLine(textOf(letter.lastError), 400);
        problem.text = error.isEmpty()
            ? tr("After %1 attempts. No error text was stored.").arg(cellText(letter.attempt))
            : tr("After %1 attempts: %2").arg(cellText(letter.attempt), error);
        return problem;
    }
    if (textOf(detail.row.status) != "failed")
        return problem;
    const auto& events = detail.log->events();
    const auto failure = std::find_if(
        events.rbegin(), events.rend(), [](const EventBrief& event) { return event.kind == EventKind::NodeFailed; });
    if (failure == events.rend())
        return problem;
    problem.glyph = Glyph::Failed;
    problem.tone = Tone::Problem;
    problem.lead = tr("Failed at %1.").arg(oneLine(detail.log->text(failure->node)));
    problem.text = oneLine(detail.log->text(failure->label), 400);
    return problem;
}

FactGrid::Fact timeFact(const QString& label, const Column& stored, bool withAge)
{
    const FormatStyle style = FormatClock::instance().style();
    FactGrid::Fact fact;
    fact.label = label;
    fact.fixedFont = true;
    if (!stored || stored->isNull()) {
        fact.value = QStringLiteral("–");
        return fact;
    }
    fact.value = fullTime(textOf(stored), style);
    fact.tooltip = utcTime(textOf(stored));
    if (const auto instant = parseInstant(textOf(stored)); instant && withAge)
        fact.note = age(*instant, style.now);
    return fact;
}

QList<FactGrid::Fact> previewFacts(const ExecutionDetail& detail, const WorkflowEvent* last, bool few)
{
    const Execution& row = detail.row;
    QList<FactGrid::Fact> facts;
    const auto add = [&](const QString& label, const QString& value, bool fixedFont = false, const QString& note = {}) {
        FactGrid::Fact fact;
        fact.label = label;
        fact.value = value;
        fact.fixedFont = fixedFont;
        fact.note = note;
        facts.append(fact);
    };
    add(tr("Execution"), cellText(row.executionId), true);
    add(tr("Workflow"), cellText(row.workflowId), false, cellText(row.workflowVersion));
    if (!few)
        add(tr("Tenant"), cellText(row.tenantId));
    facts.append(timeFact(tr("Started"), row.startedAt, false));
    if (last)
        facts.append(timeFact(tr("Last event"), last->createdAt, true));
    const QString size = detail.logBegins
        ? tr("%1 events, %2").arg(number(detail.events), byteSize(detail.log->bytes()))
        : tr("%1 events").arg(number(detail.events));
    add(tr("Size"), tr("%1 · %2 snapshots").arg(size, number(static_cast<std::int64_t>(detail.snapshots.size()))));
    return facts;
}

} // namespace durascope
