// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/dead_letter_source.h"

#include "model/format/format_clock.h"
#include "model/json/row_json.h"
#include "model/paging/column_spec.h"
#include "model/workflow/status_words.h"

#include <QSet>

#include <algorithm>

namespace durascope {

namespace {

/// What a row shows: from memory, and what was read for it.
struct Shown {
    DeadLetterFacts facts;
    std::string queue, error;
    std::string status; ///< Of the execution; empty when it is not there.
    Column maxAttempts;
    std::int64_t bytes = -1;
};

class DeadLetterBlock : public RowBlock {
public:
    DeadLetterBlock(RowKey key, Shown shown, FormatStyle style)
        : m_key(key)
        , m_shown(std::move(shown))
        , m_style(std::move(style))
    {
    }
    int size() const override { return 1; }
    RowKey key(int) const override { return m_key; }
    RowState state(int) const override { return RowState::Ready; }

    Cell cell(int, int column) const override
    {
        Cell cell;
        switch (static_cast<DeadLetterColumn>(column)) {
        case DeadLetterColumn::FailedAt:
            cell.text
                = m_shown.facts.hasRow ? listTime(m_shown.facts.storedAt, m_style) : DeadLetterSource::tr("no row");
            cell.tone = m_shown.facts.hasRow ? Tone::Normal : Tone::Warning;
            break;
        case DeadLetterColumn::Execution:
            cell.text = shortId(m_shown.facts.executionId);
            break;
        case DeadLetterColumn::ExecutionIs: {
            const StatusLook look = statusLook(m_shown.status);
            cell.text = m_shown.status.empty() ? QStringLiteral("–") : look.word;
            cell.glyph = look.glyph;
            cell.tone = look.tone;
            break;
        }
        case DeadLetterColumn::Queue:
            cell.text = oneLine(m_shown.queue);
            break;
        case DeadLetterColumn::Attempts:
            cell.text = m_shown.maxAttempts
                ? DeadLetterSource::tr("%1 of %2").arg(number(m_shown.facts.attempt), cellText(m_shown.maxAttempts))
                : number(m_shown.facts.attempt);
            break;
        case DeadLetterColumn::Bytes:
            cell.text = m_shown.bytes < 0 ? QStringLiteral("–") : byteSize(m_shown.bytes);
            break;
        case DeadLetterColumn::Error:
            cell.text = m_shown.facts.hasRow
                ? oneLine(m_shown.error)
                : DeadLetterSource::tr("The item is dead-lettered, but its dead-letter row is missing.");
            cell.tone = m_shown.facts.hasRow ? Tone::Secondary : Tone::Warning;
        }
        return cell;
    }
    QString fullText(int index, int column) const override
    {
        switch (static_cast<DeadLetterColumn>(column)) {
        case DeadLetterColumn::FailedAt:
            return m_shown.facts.hasRow
                ? fullTime(m_shown.facts.storedAt, m_style) + u'\n' + utcTime(m_shown.facts.storedAt)
                : cell(index, column).text;
        case DeadLetterColumn::Execution:
            return QString::fromStdString(m_shown.facts.executionId);
        case DeadLetterColumn::Error:
            return m_shown.facts.hasRow ? QString::fromStdString(m_shown.error) : cell(index, column).text;
        default:
            return cell(index, column).text;
        }
    }

private:
    RowKey m_key;
    Shown m_shown;
    FormatStyle m_style;
};

/// Reads what memory does not hold. What cannot be found (an item or an execution that went) stays empty.
Result<std::vector<Shown>> readRest(StoreReader& reader, std::vector<Shown> rows, const std::stop_token& stop)
{
    for (Shown& row : rows) {
        if (stop.stop_requested())
            return cancelled();
        const auto execution = reader.workflows()->execution(row.facts.executionId, stop);
        if (execution)
            row.status = textOf(execution->status);
        else if (execution.error().kind != ErrorKind::NotFound)
            return failure(execution.error());
        const auto item = reader.workflows()->workItem(row.facts.itemId, stop);
        if (item)
            row.maxAttempts = item->maxAttempts;
        if (item && !row.facts.hasRow && item->payload)
            row.bytes = static_cast<std::int64_t>(item->payload->bytes().size());
        if (!row.facts.hasRow)
            continue;
        const auto letter = reader.workflows()->deadLetter({row.facts.row}, stop);
        if (letter && letter->payload)
            row.bytes = static_cast<std::int64_t>(letter->payload->bytes().size());
    }
    return rows;
}

} // namespace

DeadLetterSource::DeadLetterSource(StoreSession& session, DeadLetterWatch& watch, QObject* parent)
    : KeyedSource(parent)
    , m_session(session)
    , m_watch(watch)
    , m_slot(session.newSlot())
    , m_copySlot(session.newSlot())
{
    connect(&watch, &DeadLetterWatch::changed, this, &DeadLetterSource::update);
    connect(&session, &StoreSession::liveChanged, this, &DeadLetterSource::takeLive);
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, [this] { outdateAll(); });
}

void DeadLetterSource::setCause(std::optional<std::uint32_t> cause)
{
    if (m_cause == cause && m_letters == m_watch.table().letters().size())
        return;
    m_cause = cause;
    m_order = m_watch.ready() ? m_watch.table().order(m_cause) : std::vector<std::uint32_t>();
    m_letters = m_watch.table().letters().size();
    m_held = 0;
    Q_EMIT reset();
    Q_EMIT listStateChanged();
    Q_EMIT heldBackChanged();
}

void DeadLetterSource::update()
{
    const std::size_t size = m_watch.table().letters().size();
    if (!m_watch.ready() || size < m_letters) { // being read: places change until all is there
        m_order.clear();
        m_letters = 0;
        forgetAll();
        Q_EMIT reset();
    }
    if (m_watch.ready() && rowCount() == 0) {
        m_order = m_watch.table().order(m_cause);
        m_letters = size;
        Q_EMIT reset();
    } else if (following() && m_watch.ready()) {
        setOrder(m_watch.table().order(m_cause));
        m_letters = size;
    } else if (const auto held = heldRows(); held != m_held) {
        m_held = held;
        Q_EMIT heldBackChanged();
    }
    Q_EMIT listStateChanged();
}

qint64 DeadLetterSource::heldRows() const
{
    return m_watch.ready() ? static_cast<qint64>(m_watch.table().order(m_cause).size()) - rowCount() : 0;
}

void DeadLetterSource::setOrder(std::vector<std::uint32_t> order)
{
    const auto before = std::exchange(m_order, std::move(order));
    const auto more = static_cast<std::ptrdiff_t>(m_order.size()) - static_cast<std::ptrdiff_t>(before.size());
    if (before == m_order)
        return;
    if (more > 0 && std::equal(before.begin(), before.end(), m_order.begin() + more))
        Q_EMIT rowsInserted(0, more);
    else
        Q_EMIT orderChanged();
}

/// An execution that ended or went on changes what its rows say.
void DeadLetterSource::takeLive(const LiveChange& change)
{
    if (!change.workflow || change.workflow->executions.empty())
        return;
    QSet<QString> changed;
    for (const ExecutionFacts& facts : change.workflow->executions)
        changed.insert(QString::fromStdString(facts.executionId));
    std::vector<RowKey> outdated;
    for (const RowKey key : wantedKeys()) {
        const DeadLetterFacts* facts = factsOf(key);
        if (facts && changed.contains(QString::fromStdString(facts->executionId)))
            outdated.push_back(key);
    }
    if (!outdated.empty())
        outdate(outdated);
}

RowKey DeadLetterSource::keyOf(std::uint32_t place) const
{
    const DeadLetterFacts& facts = m_watch.table().letters()[place];
    return {facts.hasRow ? facts.row : -facts.row};
}

const DeadLetterFacts* DeadLetterSource::factsOf(RowKey key) const
{
    const auto row = rowOf(key);
    return row ? &m_watch.table().letters()[m_order[static_cast<std::size_t>(*row)]] : nullptr;
}

std::optional<RowKey> DeadLetterSource::keyAt(qint64 row) const
{
    if (row < 0 || row >= rowCount() || m_order[static_cast<std::size_t>(row)] >= m_watch.table().letters().size())
        return std::nullopt;
    return keyOf(m_order[static_cast<std::size_t>(row)]);
}

std::optional<qint64> DeadLetterSource::rowOf(RowKey key) const
{
    for (qint64 row = 0; row < rowCount(); ++row) {
        if (keyAt(row) == key)
            return row;
    }
    return std::nullopt;
}

ListState DeadLetterSource::listState() const
{
    ListState state;
    if (!m_watch.error().sentence.empty()) {
        state.kind = ListState::Kind::Failed;
        state.sentence = QString::fromStdString(m_watch.error().sentence);
        state.hint = QString::fromStdString(m_watch.error().hint);
        state.code = QString::fromStdString(m_watch.error().engineCode);
        state.action = tr("Try again");
    } else if (rowCount() > 0) {
        state.kind = ListState::Kind::Rows;
    } else if (!m_watch.ready()) {
        state.kind = ListState::Kind::Loading;
    } else {
        state.kind = ListState::Kind::Empty;
        state.sentence = tr("No dead letters. They appear here after the last attempt of a node.");
    }
    return state;
}

std::optional<qint64> DeadLetterSource::newestRow() const
{
    return rowCount() == 0 ? std::nullopt : std::optional<qint64>(0);
}

void DeadLetterSource::setFollowing(bool follows)
{
    const bool before = following();
    KeyedSource::setFollowing(follows);
    if (follows && !before)
        showHeldBack();
}

void DeadLetterSource::showHeldBack()
{
    if (!m_watch.ready())
        return;
    setOrder(m_watch.table().order(m_cause));
    m_letters = m_watch.table().letters().size();
    if (std::exchange(m_held, 0) != 0)
        Q_EMIT heldBackChanged();
}

QList<ColumnSpec> DeadLetterSource::columns() const
{
    const auto column = [](const char* id, const QString& title, int width, int leavesAt) {
        ColumnSpec spec = columnSpec(id, title, width, leavesAt);
        spec.unsortableReason = DeadLetterSource::tr("Dead letters stand newest first.");
        return spec;
    };
    QList<ColumnSpec> columns{
        column("failed-at", tr("Failed at") + u' ' + zoneOffset(FormatClock::instance().style()), 138, 0),
        column("execution", tr("Execution"), 128, 0), column("execution-is", tr("Execution is"), 116, 1),
        column("queue", tr("Queue"), 104, 3), column("attempts", tr("Attempts"), 74, 2),
        column("size", tr("Size"), 66, 4), column("error", tr("Error"), 160, 0)};
    columns[0].fixedFont = true;
    columns[1].fixedFont = true;
    columns[1].elide = ElideAt::Middle;
    columns[3].fixedFont = true;
    columns[4].alignment = Qt::AlignRight;
    columns[5].alignment = Qt::AlignRight;
    columns[6].stretches = true;
    return columns;
}

void DeadLetterSource::fetch(const std::vector<RowKey>& keys)
{
    const DeadLetterTable& table = m_watch.table();
    std::vector<Shown> rows;
    for (const RowKey key : keys) {
        if (const DeadLetterFacts* facts = factsOf(key))
            rows.push_back({*facts, table.text(facts->queue), table.text(facts->error), {}, {}, -1});
    }
    m_session.read(
        StoreSession::Lane::Viewport, m_slot, this,
        [rows](StoreReader& reader, const std::stop_token& stop) { return readRest(reader, rows, stop); },
        [this, keys](const Result<std::vector<Shown>>& read) {
            if (!read) {
                failedToArrive(keys, read.error());
                return;
            }
            const FormatStyle style = FormatClock::instance().style();
            Contents contents;
            for (const Shown& row : *read) {
                const RowKey key{row.facts.hasRow ? row.facts.row : -row.facts.row};
                contents.emplace_back(key, std::make_shared<DeadLetterBlock>(key, row, style));
            }
            arrived(contents);
        });
}

void DeadLetterSource::copyText(
    std::vector<RowKey> rows, CopyKind kind, int column, std::function<void(QString, QString)> done)
{
    if (kind != CopyKind::RowAsJson && kind != CopyKind::Id) {
        KeyedSource::copyText(std::move(rows), kind, column, std::move(done));
        return;
    }
    m_session.read(
        StoreSession::Lane::Viewport, m_copySlot, this,
        [rows, kind](StoreReader& reader, const std::stop_token& stop) -> Result<std::string> {
            std::string lines;
            for (const RowKey key : rows) {
                if (key.value < 0) // no row to copy
                    continue;
                const auto letter = reader.workflows()->deadLetter({key.value}, stop);
                if (!letter)
                    return failure(letter.error());
                lines += (lines.empty() ? "" : "\n")
                    + (kind == CopyKind::Id ? std::string(textOf(letter->id)) : rowJson(*letter));
            }
            return lines;
        },
        [done](const Result<std::string>& lines) {
            done(lines ? QString::fromStdString(*lines) : QString(),
                lines ? QString() : QString::fromStdString(lines.error().sentence));
        });
}

} // namespace durascope
