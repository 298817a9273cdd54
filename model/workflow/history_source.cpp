// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/history_source.h"

#include "model/format/format_clock.h"
#include "model/json/row_json.h"
#include "model/paging/column_spec.h"
#include "model/workflow/event_fields.h"
#include "model/workflow/history_blocks.h"

#include <algorithm>

namespace durascope {

namespace {

/// Sequences in stretches without large gaps, so that each is one statement.
std::vector<std::pair<std::int64_t, std::int64_t>> stretches(std::vector<std::int64_t> sequences)
{
    constexpr std::int64_t smallGap = 64;
    std::sort(sequences.begin(), sequences.end());
    std::vector<std::pair<std::int64_t, std::int64_t>> result;
    for (const std::int64_t sequence : sequences) {
        if (!result.empty() && sequence - result.back().second <= smallGap)
            result.back().second = sequence;
        else
            result.emplace_back(sequence, sequence);
    }
    return result;
}

Result<std::vector<WorkflowEvent>> readEvents(
    StoreReader& reader, const std::string& id, std::vector<std::int64_t> sequences, const std::stop_token& stop)
{
    std::vector<WorkflowEvent> events;
    for (const auto& [first, last] : stretches(std::move(sequences))) {
        auto page = reader.workflows()->eventsOf(id, first, last, stop);
        if (!page)
            return failure(page.error());
        events.insert(
            events.end(), std::make_move_iterator(page->events.begin()), std::make_move_iterator(page->events.end()));
    }
    return events;
}

} // namespace

HistorySource::HistorySource(StoreSession& session, QObject* parent)
    : KeyedSource(parent)
    , m_session(session)
    , m_slot(session.newSlot())
    , m_copySlot(session.newSlot())
{
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, [this] { outdateAll(); });
}

void HistorySource::setDetail(std::shared_ptr<const ExecutionDetail> detail)
{
    const bool same = m_detail && detail && m_detail->row.row == detail->row.row
        && m_detail->log->events().size() <= detail->log->events().size();
    m_detail = std::move(detail);
    m_runs = m_detail ? groupRuns(*m_detail->log) : RunsOfLog();
    if (!same) {
        m_wish.expanded.clear();
        m_rows = wanted();
        m_held = 0;
        forgetAll();
        Q_EMIT reset();
        Q_EMIT listStateChanged();
        Q_EMIT stripChanged();
        return;
    }
    if (following()) {
        rebuild();
        return;
    }
    const qint64 held = static_cast<qint64>(wanted().size()) - rowCount();
    if (held != m_held) {
        m_held = held;
        Q_EMIT heldBackChanged();
    }
}

void HistorySource::setWish(bool compact, bool onlyTrouble)
{
    if (m_wish.compact == compact && m_wish.onlyTrouble == onlyTrouble)
        return;
    m_wish.compact = compact;
    m_wish.onlyTrouble = onlyTrouble;
    rebuild();
    Q_EMIT listStateChanged();
}

void HistorySource::toggleRun(RowKey key)
{
    if (key.value < runKeys)
        return;
    const auto place = placeOf(key);
    if (!place)
        return;
    const std::uint32_t run = m_runs.runOf[*place];
    if (!m_wish.expanded.erase(run))
        m_wish.expanded.insert(run);
    rebuild();
}

std::vector<HistoryRow> HistorySource::wanted() const
{
    return m_detail ? historyRows(*m_detail, m_runs, m_wish) : std::vector<HistoryRow>();
}

void HistorySource::rebuild()
{
    setRows(wanted());
    std::vector<RowKey> made; // rows that are not events may say something else now
    for (const RowKey key : wantedKeys()) {
        if (key.value < 0 || key.value >= offKeys)
            made.push_back(key);
    }
    if (!made.empty())
        outdate(made);
    if (m_held != 0) {
        m_held = 0;
        Q_EMIT heldBackChanged();
    }
}

void HistorySource::setRows(std::vector<HistoryRow> rows)
{
    const auto before = std::exchange(m_rows, std::move(rows));
    const auto common = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), m_rows.begin(), m_rows.end()).first - before.begin());
    const std::size_t more = m_rows.size() - std::min(m_rows.size(), before.size());
    if (before == m_rows)
        return;
    if (m_rows.size() > before.size()
        && std::equal(before.begin() + static_cast<std::ptrdiff_t>(common), before.end(),
            m_rows.begin() + static_cast<std::ptrdiff_t>(common + more)))
        Q_EMIT rowsInserted(static_cast<qint64>(common), static_cast<qint64>(more));
    else
        Q_EMIT orderChanged();
    if (before.empty() != m_rows.empty())
        Q_EMIT listStateChanged();
    Q_EMIT stripChanged();
}

RowKey HistorySource::keyOf(const HistoryRow& row) const
{
    switch (row.kind) {
    case HistoryRow::Kind::Run:
        return {runKeys + m_runs.runs[row.at].first};
    case HistoryRow::Kind::DeadLetter:
        return {-1 - static_cast<qint64>(row.at)};
    case HistoryRow::Kind::OffSequence:
        return {offKeys + row.at};
    default:
        return {qint64{1} + row.at};
    }
}

std::optional<std::size_t> HistorySource::placeOf(RowKey key) const
{
    const bool run = key.value >= runKeys;
    if (!m_detail || key.value < 1 || (!run && key.value >= offKeys))
        return std::nullopt;
    const auto place = static_cast<std::size_t>(run ? key.value - runKeys : key.value - 1);
    return place < m_runs.runOf.size() ? std::optional(place) : std::nullopt;
}

std::optional<RowKey> HistorySource::keyOfEvent(std::int64_t sequence) const
{
    const auto& events = m_detail->log->events();
    const std::size_t place = m_detail->log->placeOf(sequence);
    if (place >= events.size() || events[place].sequence != sequence)
        return std::nullopt;
    return RowKey{static_cast<qint64>(place) + 1};
}

std::optional<RowKey> HistorySource::keyAt(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return keyOf(m_rows[static_cast<std::size_t>(row)]);
}

std::optional<qint64> HistorySource::rowOf(RowKey key) const
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [&](const HistoryRow& row) { return keyOf(row) == key; });
    return found == m_rows.end() ? std::nullopt : std::optional<qint64>(found - m_rows.begin());
}

std::optional<RowKey> HistorySource::keyOfSequence(std::int64_t sequence) const
{
    if (!m_detail || sequence <= 0)
        return std::nullopt;
    const std::size_t place = m_detail->log->placeOf(sequence);
    if (place >= m_detail->log->events().size())
        return std::nullopt;
    const RowKey own{static_cast<qint64>(place) + 1};
    if (!m_wish.compact || rowOf(own))
        return own;
    const std::uint32_t run = m_runs.runOf[place];
    return run == RunsOfLog::none ? own : keyOf({HistoryRow::Kind::Run, run});
}

std::optional<std::int64_t> HistorySource::sequenceOf(RowKey key) const
{
    const auto place = placeOf(key);
    if (!place)
        return std::nullopt;
    const auto& events = m_detail->log->events();
    return events[key.value < runKeys ? *place : m_runs.runs[m_runs.runOf[*place]].last].sequence;
}

std::optional<std::size_t> HistorySource::offSequenceOf(RowKey key) const
{
    if (!m_detail || key.value < offKeys || key.value >= runKeys)
        return std::nullopt;
    const auto at = static_cast<std::size_t>(key.value - offKeys);
    return at < m_detail->offSequence.size() ? std::optional(at) : std::nullopt;
}

std::optional<std::size_t> HistorySource::deadLetterOf(RowKey key) const
{
    const auto number = static_cast<std::size_t>(-1 - key.value);
    return key.value < 0 && m_detail && number < m_detail->deadLetters.size() ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> HistorySource::nextProblem(std::int64_t sequence, bool forward) const
{
    if (!m_detail)
        return std::nullopt;
    const auto& events = m_detail->log->events();
    auto place = static_cast<std::ptrdiff_t>(m_detail->log->placeOf(sequence)) + (forward ? 0 : -1);
    for (; place >= 0 && place < std::ssize(events); place += forward ? 1 : -1) {
        const EventBrief& event = events[static_cast<std::size_t>(place)];
        if (event.sequence != sequence && isProblem(event.kind))
            return event.sequence;
    }
    return std::nullopt;
}

ListState HistorySource::listState() const
{
    ListState state;
    state.kind = ListState::Kind::Rows;
    if (rowCount() > 0)
        return state;
    if (!m_detail) {
        state.kind = ListState::Kind::Loading;
    } else if (m_wish.onlyTrouble && !m_detail->log->events().empty()) {
        state.kind = ListState::Kind::NothingMatches;
        state.sentence = tr("None of %1 events failed or is pending.").arg(number(m_detail->events));
        state.action = tr("Show all");
    } else {
        state.kind = ListState::Kind::Empty;
        state.sentence = tr("No events. The first one is written when the execution starts.");
    }
    return state;
}

std::optional<qint64> HistorySource::newestRow() const
{
    return rowCount() == 0 ? std::nullopt : std::optional(rowCount() - 1);
}

void HistorySource::setFollowing(bool follows)
{
    const bool before = following();
    KeyedSource::setFollowing(follows);
    if (follows && !before)
        showHeldBack();
}

RowSource::HeldBack HistorySource::heldBack() const
{
    return {std::max<qint64>(m_held, 0), 0};
}

void HistorySource::showHeldBack()
{
    rebuild();
}

EventKind HistorySource::kindOf(const HistoryRow& row) const
{
    return row.kind == HistoryRow::Kind::OffSequence ? EventFields(m_detail->offSequence[row.at].kind).kind()
                                                     : m_detail->log->events()[row.at].kind;
}

QList<StripMark> HistorySource::stripMarks() const
{
    constexpr std::size_t parts = 500;
    QList<StripMark> marks;
    std::size_t last = parts;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const HistoryRow& each = m_rows[row];
        const bool letter = each.kind == HistoryRow::Kind::DeadLetter;
        const bool bad
            = letter || (each.kind == HistoryRow::Kind::Run ? m_runs.runs[each.at].problem : isProblem(kindOf(each)));
        const std::size_t part = row * parts / m_rows.size();
        if (!bad || part == last)
            continue;
        last = part;
        marks.append({(static_cast<double>(part) + 0.5) / parts, letter ? Tone::DeadLetter : Tone::Failed});
    }
    return marks;
}

QList<ColumnSpec> HistorySource::columns() const
{
    const auto column = [](const char* id, const QString& title, int width) {
        ColumnSpec spec = columnSpec(id, title, width);
        spec.unsortableReason = HistorySource::tr("The order is the log's own.");
        return spec;
    };
    QList<ColumnSpec> columns{
        column("number", QStringLiteral("#"), 44),
        column("time", tr("Time") + u' ' + zoneOffset(FormatClock::instance().style()), 138),
        column("event", tr("Event"), 184),
        column("node", tr("Node"), 114),
        column("summary", tr("Summary"), 180),
        column("bytes", tr("Bytes"), 54),
    };
    columns[0].alignment = Qt::AlignRight;
    columns[1].fixedFont = true;
    columns[1].leavesAt = 2;
    columns[3].leavesAt = 1;
    columns[4].stretches = true;
    columns[5].alignment = Qt::AlignRight;
    columns[5].leavesAt = 3;
    return columns;
}

void HistorySource::fetch(const std::vector<RowKey>& keys)
{
    if (!m_detail)
        return;
    const FormatStyle style = FormatClock::instance().style();
    Contents made;
    std::vector<std::int64_t> sequences;
    for (const RowKey key : keys) {
        if (const auto letter = deadLetterOf(key)) {
            made.emplace_back(key, deadLetterBlock(key, m_detail->deadLetters[*letter], style));
        } else if (const auto off = offSequenceOf(key)) {
            made.emplace_back(key, eventBlock(key, m_detail->offSequence[*off], false, style));
        } else if (const auto place = placeOf(key); place && key.value >= runKeys) {
            const std::uint32_t run = m_runs.runOf[*place];
            made.emplace_back(
                key, runBlock(key, *m_detail->log, m_runs.runs[run], m_wish.expanded.contains(run), style));
        } else if (place) {
            sequences.push_back(m_detail->log->events()[*place].sequence);
        }
    }
    if (sequences.empty()) {
        arrived(made);
        return;
    }
    m_session.read(
        StoreSession::Lane::Viewport, m_slot, this,
        [id = std::string(textOf(m_detail->row.executionId)), sequences](
            StoreReader& reader, const std::stop_token& stop) { return readEvents(reader, id, sequences, stop); },
        [this, keys, made, style, indented = m_wish.compact](Result<std::vector<WorkflowEvent>> events) {
            if (!events) {
                failedToArrive(keys, events.error());
                return;
            }
            Contents contents = made;
            for (WorkflowEvent& event : *events) {
                const auto key = m_detail ? keyOfEvent(integerOf(event.sequence)) : std::nullopt;
                if (!key)
                    continue;
                const bool inRun = m_runs.runOf[*placeOf(*key)] != RunsOfLog::none;
                contents.emplace_back(*key, eventBlock(*key, std::move(event), indented && inRun, style));
            }
            arrived(contents);
        });
}

void HistorySource::copyText(
    std::vector<RowKey> rows, CopyKind kind, int column, std::function<void(QString, QString)> done)
{
    std::vector<std::int64_t> sequences;
    std::vector<WorkflowEvent> known;
    for (const RowKey key : rows) {
        if (const auto off = offSequenceOf(key))
            known.push_back(m_detail->offSequence[*off]);
        else if (const auto place = placeOf(key); place && key.value < runKeys)
            sequences.push_back(m_detail->log->events()[*place].sequence);
    }
    if (sequences.empty() && known.empty()) {
        KeyedSource::copyText(std::move(rows), kind, column, std::move(done));
        return;
    }
    m_session.read(
        StoreSession::Lane::Viewport, m_copySlot, this,
        [id = std::string(textOf(m_detail->row.executionId)), sequences](
            StoreReader& reader, const std::stop_token& stop) { return readEvents(reader, id, sequences, stop); },
        [kind, column, done, known = std::move(known)](const Result<std::vector<WorkflowEvent>>& events) {
            if (!events) {
                done({}, QString::fromStdString(events.error().sentence));
                return;
            }
            QStringList lines;
            const FormatStyle style = FormatClock::instance().style();
            const auto add = [&](const WorkflowEvent& event) {
                if (kind == CopyKind::RowAsJson)
                    lines.append(QString::fromStdString(rowJson(event)));
                else if (kind == CopyKind::Id)
                    lines.append(cellText(event.id));
                else
                    lines.append(eventBlock({}, event, false, style)->fullText(0, column));
            };
            std::for_each(known.begin(), known.end(), add);
            std::for_each(events->begin(), events->end(), add);
            done(lines.join(u'\n'), {});
        });
}

} // namespace durascope
