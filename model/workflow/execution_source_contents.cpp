// SPDX-License-Identifier: Apache-2.0
// What ExecutionSource shows of a row: read by key, kept up by live changes, copied and searched.
#include "model/workflow/execution_source.h"

#include "model/format/command_line.h"
#include "model/format/format_clock.h"
#include "model/json/row_json.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace durascope {

namespace {

std::vector<RowId> rowIds(const std::vector<RowKey>& keys)
{
    std::vector<RowId> rows;
    rows.reserve(keys.size());
    std::transform(keys.begin(), keys.end(), std::back_inserter(rows), [](RowKey key) { return RowId{key.value}; });
    return rows;
}

using ShownRows = std::vector<std::shared_ptr<const ExecutionShown>>;

Result<ShownRows> readShown(StoreReader& reader, const std::vector<RowId>& rows, const std::stop_token& stop)
{
    auto facts = reader.workflows()->executionFacts(rows, stop);
    if (!facts)
        return failure(facts.error());
    auto activity = reader.workflows()->executionActivity(rows, stop);
    if (!activity)
        return failure(activity.error());
    ShownRows shown;
    for (ExecutionFacts& fact : *facts) {
        auto row = std::make_shared<ExecutionShown>();
        row->facts = std::move(fact);
        const auto found = std::find_if(
            activity->begin(), activity->end(), [&](const ExecutionActivity& a) { return a.row == row->facts.row; });
        if (found != activity->end())
            row->activity = std::move(*found);
        shown.push_back(std::move(row));
    }
    return shown;
}

bool contains(const ExecutionFacts& facts, const QString& text)
{
    for (const std::string* field :
        {&facts.executionId, &facts.status, &facts.workflowId, &facts.workflowVersion, &facts.tenantId}) {
        if (QString::fromStdString(*field).contains(text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

void ExecutionSource::fetch(const std::vector<RowKey>& keys)
{
    m_session.read(
        StoreSession::Lane::Viewport, m_fetchSlot, this,
        [rows = rowIds(keys)](
            StoreReader& reader, const std::stop_token& stop) { return readShown(reader, rows, stop); },
        [this, keys](const Result<ShownRows>& shown) {
            if (!shown) {
                failedToArrive(keys, shown.error());
                return;
            }
            const FormatStyle style = FormatClock::instance().style();
            Contents contents;
            QSet<RowKey> there;
            for (const auto& row : *shown) {
                contents.emplace_back(RowKey{row->facts.row.value}, std::make_shared<ExecutionBlock>(row, style));
                there.insert({row->facts.row.value});
            }
            for (const RowKey key : keys) {
                if (!there.contains(key))
                    contents.emplace_back(
                        key, std::make_shared<FailedBlock>(key, tr("This execution is not in the store any more.")));
            }
            arrived(contents);
            for (const RowKey key : std::as_const(there))
                Q_EMIT contentsChanged(key);
        });
}

std::shared_ptr<const ExecutionShown> ExecutionSource::shownOf(RowKey key) const
{
    const auto block = std::dynamic_pointer_cast<const ExecutionBlock>(contentsOf(key));
    return block ? block->shown() : nullptr;
}

/// The facts of changed rows come with the change; their activity is read for the rows that had events.
void ExecutionSource::takeLive(const LiveChange& change)
{
    if (!change.workflow)
        return;
    if (change.workflow->tablesRewritten)
        outdateAll();
    const FormatStyle style = FormatClock::instance().style();
    Contents contents;
    std::vector<RowKey> outdated;
    for (const ExecutionFacts& facts : change.workflow->executions) {
        const RowKey key{facts.row.value};
        const auto before = shownOf(key);
        if (!before)
            continue;
        auto now = std::make_shared<ExecutionShown>(*before);
        now->facts = facts;
        contents.emplace_back(key, std::make_shared<ExecutionBlock>(now, style));
        outdated.push_back(key);
    }
    replaceContents(contents, true);
    QSet<QString> withEvents;
    for (const WorkflowEvent& event : change.workflow->events)
        withEvents.insert(QString::fromStdString(std::string(textOf(event.executionId))));
    for (const RowKey key : wantedKeys()) {
        const auto shown = shownOf(key);
        if (shown
            && (change.workflow->eventsCut || change.workflow->deadLettersRemoved
                || withEvents.contains(QString::fromStdString(shown->facts.executionId))))
            outdated.push_back(key);
    }
    if (!outdated.empty())
        outdate(outdated);
    for (const auto& [key, block] : contents)
        Q_EMIT contentsChanged(key);
}

/// Durations of what has not ended grow once a second.
void ExecutionSource::tick()
{
    const FormatStyle style = FormatClock::instance().style();
    Contents contents;
    for (const RowKey key : wantedKeys()) {
        const auto shown = shownOf(key);
        if (shown && shown->facts.completedAt.empty())
            contents.emplace_back(key, std::make_shared<ExecutionBlock>(shown, style));
    }
    replaceContents(contents, false);
}

void ExecutionSource::restyle()
{
    const FormatStyle style = FormatClock::instance().style();
    Contents contents;
    for (const RowKey key : wantedKeys()) {
        if (const auto shown = shownOf(key))
            contents.emplace_back(key, std::make_shared<ExecutionBlock>(shown, style));
    }
    outdateAll();
    replaceContents(contents, false);
}

QList<RowSource::CopyKind> ExecutionSource::copyKinds() const
{
    return {CopyKind::Cell, CopyKind::RowAsJson, CopyKind::Id, CopyKind::CommandLine};
}

void ExecutionSource::copyText(
    std::vector<RowKey> rows, CopyKind kind, int column, std::function<void(QString, QString)> done)
{
    if (kind == CopyKind::RowAsJson) {
        copyRows(rowIds(rows), std::move(done));
        return;
    }
    m_session.read(
        StoreSession::Lane::Viewport, m_copySlot, this,
        [ids = rowIds(rows)](StoreReader& reader, const std::stop_token& stop) { return readShown(reader, ids, stop); },
        [this, kind, column, done](const Result<ShownRows>& shown) {
            if (!shown) {
                done({}, QString::fromStdString(shown.error().sentence));
                return;
            }
            QStringList lines;
            for (const auto& row : *shown) {
                const QString id = QString::fromStdString(row->facts.executionId);
                if (kind == CopyKind::Id)
                    lines.append(id);
                else if (kind == CopyKind::CommandLine)
                    lines.append(dscopeCommand(
                        QStringLiteral("executions"), m_session.url(), {QStringLiteral("--execution"), id}));
                else
                    lines.append(ExecutionBlock(row, FormatClock::instance().style()).fullText(0, column));
            }
            done(lines.join(u'\n'), {});
        });
}

/// Whole rows, input and state included, as `dscope executions --json` prints them.
void ExecutionSource::copyRows(const std::vector<RowId>& rows, std::function<void(QString, QString)> done)
{
    m_session.read(
        StoreSession::Lane::Viewport, m_copySlot, this,
        [rows](StoreReader& reader, const std::stop_token& stop) -> Result<std::string> {
            std::string lines;
            for (const RowId row : rows) {
                const auto execution = reader.workflows()->execution(row, stop);
                if (!execution)
                    return failure(execution.error());
                lines += (lines.empty() ? "" : "\n") + rowJson(*execution);
            }
            return lines;
        },
        [done = std::move(done)](const Result<std::string>& lines) {
            done(lines ? QString::fromStdString(*lines) : QString(),
                lines ? QString() : QString::fromStdString(lines.error().sentence));
        });
}

void ExecutionSource::find(QString text, qint64 from, bool forward, std::function<void(std::optional<qint64>)> done)
{
    constexpr std::size_t atOnce = 500;
    std::vector<RowId> rows;
    for (qint64 row = forward ? from + 1 : from - 1; row >= 0 && row < rowCount(); row += forward ? 1 : -1)
        rows.push_back({keyAt(row)->value});
    const auto work = [rows, text](StoreReader& reader, const std::stop_token& stop) -> Result<std::optional<RowId>> {
        for (std::size_t at = 0; at < rows.size() && !stop.stop_requested(); at += atOnce) {
            const std::vector<RowId> part(rows.begin() + static_cast<std::ptrdiff_t>(at),
                rows.begin() + static_cast<std::ptrdiff_t>(std::min(at + atOnce, rows.size())));
            const auto facts = reader.workflows()->executionFacts(part, stop);
            if (!facts)
                return failure(facts.error());
            for (const RowId row : part) {
                const auto fact = std::find_if(
                    facts->begin(), facts->end(), [row](const ExecutionFacts& f) { return f.row == row; });
                if (fact != facts->end() && contains(*fact, text))
                    return std::optional(row);
            }
        }
        return std::optional<RowId>();
    };
    m_session.read(
        StoreSession::Lane::Scan, m_findSlot, this, work, [this, done](const Result<std::optional<RowId>>& hit) {
            done(hit && *hit ? rowOf({(**hit).value}) : std::nullopt);
        });
}

} // namespace durascope
