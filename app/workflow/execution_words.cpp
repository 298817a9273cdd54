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

const DeadLetter& newestOf(const std::vector<DeadLetter>& letters)
{
    return *std::max_element(letters.begin(), letters.end(),
        [](const DeadLetter& a, const DeadLetter& b) { return textOf(a.deadLetteredAt) < textOf(b.deadLetteredAt); });
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
        const DeadLetter& letter = newestOf(detail.deadLetters);
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
    if (last) {
        FactGrid::Fact fact = timeFact(tr("Last event"), last->createdAt, true);
        if (!fact.tooltip.isEmpty()) { // with its age there is room for the short form only
            fact.tooltip = fact.value + u'\n' + fact.tooltip;
            fact.value = listTime(textOf(last->createdAt), FormatClock::instance().style());
        }
        facts.append(fact);
    }
    QStringList size{detail.events == 1 ? tr("1 event") : tr("%1 events").arg(number(detail.events))};
    if (detail.logBegins)
        size += byteSize(detail.log->bytes());
    const auto snapshots = static_cast<std::int64_t>(detail.snapshots.size());
    add(tr("Size"),
        size.join(QStringLiteral(", ")) + QStringLiteral(" · ")
            + (snapshots == 1 ? tr("1 snapshot") : tr("%1 snapshots").arg(number(snapshots))));
    return facts;
}

QList<FactGrid::Fact> pageFacts(const ExecutionDetail& detail)
{
    const Execution& row = detail.row;
    const FormatStyle style = FormatClock::instance().style();
    QList<FactGrid::Fact> facts;
    const auto add = [&](const QString& label, const QString& value, bool fixedFont = false) {
        FactGrid::Fact fact;
        fact.label = label;
        fact.value = value;
        fact.fixedFont = fixedFont;
        facts.append(fact);
    };
    const ExecutionFacts times = factsOf(row);
    const bool goesOn = times.completedAt.empty() && !isTerminal(times.status);
    add(tr("Workflow"), cellText(row.workflowId) + u' ' + cellText(row.workflowVersion));
    add(tr("Started"), listTime(times.startedAt, style), true);
    facts.last().tooltip = fullTime(times.startedAt, style) + u'\n' + utcTime(times.startedAt);
    add(goesOn ? tr("For") : tr("Ran"), executionDurationText(times, style.now));
    // Both may be true; only when they differ is it worth a person's attention.
    if (!detail.fold.empty() && detail.fold != times.status) {
        add(tr("Row"), statusLook(times.status).word);
        add(tr("Events say"), statusLook(detail.fold).word);
        facts.last().tone = Tone::Warning;
        facts.last().tooltip = tr("The row and the log of an execution are written separately and may disagree.");
    } else if (!detail.fold.empty()) {
        add(tr("Row and fold"), statusLook(detail.fold).word);
    }
    add(tr("Events"), tr("%1, %2").arg(number(detail.events), byteSize(detail.log->bytes())));
    add(tr("Snapshots"), number(static_cast<std::int64_t>(detail.snapshots.size())));
    add(tr("Tenant"), cellText(row.tenantId));
    return facts;
}

std::optional<FactGrid::Fact> pageProblem(const ExecutionDetail& detail)
{
    const FormatStyle style = FormatClock::instance().style();
    FactGrid::Fact fact;
    if (!detail.deadLetters.empty()) {
        const DeadLetter& letter = newestOf(detail.deadLetters);
        fact.label = detail.deadLetters.size() == 1
            ? tr("Dead letter")
            : tr("%1 dead letters").arg(number(static_cast<std::int64_t>(detail.deadLetters.size())));
        fact.tone = Tone::DeadLetter;
        const auto since = parseInstant(textOf(letter.deadLetteredAt));
        fact.value = tr("%1 since %2")
                         .arg(cellText(letter.nodeId),
                             since && dayNumber(*since, style) == dayNumber(style.now, style)
                                 ? clockTime(*since, style)
                                 : listTime(textOf(letter.deadLetteredAt), style));
        fact.tooltip = oneLine(textOf(letter.lastError), 2000);
        return fact;
    }
    const Problem problem = problemOf(detail);
    if (problem.lead.isEmpty())
        return std::nullopt;
    fact.label = tr("Problem");
    fact.value = problem.lead;
    fact.tone = Tone::Failed;
    fact.tooltip = problem.text;
    return fact;
}

} // namespace durascope
