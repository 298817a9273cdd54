// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_source.h"

#include "model/format/format_clock.h"
#include "model/workflow/status_words.h"

#include <QSet>
#include <QTimerEvent>

#include <algorithm>

namespace durascope {

namespace {

ExecutionSort sortOf(int column)
{
    switch (static_cast<ExecutionColumn>(column)) {
    case ExecutionColumn::StoredStatus:
        return ExecutionSort::ByStatus;
    case ExecutionColumn::Workflow:
        return ExecutionSort::ByWorkflow;
    case ExecutionColumn::Duration:
        return ExecutionSort::ByDuration;
    case ExecutionColumn::Updated:
        return ExecutionSort::ByUpdated;
    default:
        return ExecutionSort::ByStarted;
    }
}

} // namespace

ExecutionSource::ExecutionSource(StoreSession& session, QObject* parent)
    : KeyedSource(parent)
    , m_session(session)
    , m_model(WorkflowModel::of(session))
    , m_fetchSlot(session.newSlot())
    , m_sortSlot(session.newSlot())
    , m_copySlot(session.newSlot())
    , m_findSlot(session.newSlot())
{
    connect(&m_model, &WorkflowModel::executionsUpdated, this, &ExecutionSource::takeUpdate);
    connect(&m_model, &WorkflowModel::stateChanged, this, &RowSource::listStateChanged);
    connect(&m_model, &WorkflowModel::progressed, this, &RowSource::listStateChanged);
    connect(&session, &StoreSession::liveChanged, this, &ExecutionSource::takeLive);
    connect(&FormatClock::instance(), &FormatClock::ticked, this, &ExecutionSource::tick);
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, &ExecutionSource::restyle);
    if (m_model.executions().size() > 0)
        sortAnew();
}

QList<ColumnSpec> ExecutionSource::columns() const
{
    return executionColumns(FormatClock::instance().style());
}

ListState ExecutionSource::listState() const
{
    ListState state;
    if (m_model.state() == WorkflowModel::State::Failed) {
        state.kind = ListState::Kind::Failed;
        state.sentence = QString::fromStdString(m_model.error().sentence);
        state.hint = QString::fromStdString(m_model.error().hint);
        state.code = QString::fromStdString(m_model.error().engineCode);
        state.action = tr("Try again");
    } else if (rowCount() > 0) {
        state.kind = ListState::Kind::Rows;
    } else if (m_model.state() != WorkflowModel::State::Ready || m_sorting) {
        state.kind = ListState::Kind::Loading;
        if (m_model.expectedExecutions() > 0)
            state.sentence = tr("Reading executions: %1 of %2.")
                                 .arg(number(m_model.readExecutions()), number(m_model.expectedExecutions()));
    } else if (m_spec.filter.parts() > 0 && m_model.executions().size() > 0) {
        sayNothingMatches(state);
    } else {
        state.kind = ListState::Kind::Empty;
        state.sentence = tr("No executions. Each appears here when its workflow starts.");
    }
    return state;
}

void ExecutionSource::sayNothingMatches(ListState& state) const
{
    const ExecutionFilter& filter = m_spec.filter;
    const QString all = number(static_cast<qint64>(m_model.executions().size()));
    state.kind = ListState::Kind::NothingMatches;
    state.action = tr("Show all");
    if (filter.parts() > 1) {
        const LooserFilter looser = withoutTightestPart(m_model.executions(), filter);
        state.sentence = tr("None of %1 executions matches.").arg(all);
        QString part = tr("the time");
        if (looser.filter.status != filter.status)
            part = tr("the status %1").arg(statusLook(*filter.status).word);
        else if (looser.filter.workflow != filter.workflow)
            part = tr("the workflow %1").arg(QString::fromStdString(*filter.workflow));
        state.hint = tr("Without %1 it would be %2.").arg(part, number(looser.count));
        if (looser.count > 0)
            state.action = tr("Drop this part");
    } else if (filter.status) {
        state.sentence = tr("None of %1 executions is %2.").arg(all, statusLook(*filter.status).word);
    } else if (filter.workflow) {
        state.sentence
            = tr("None of %1 executions is of workflow %2.").arg(all, QString::fromStdString(*filter.workflow));
    } else {
        state.sentence = tr("None of %1 executions ended in this time.").arg(all);
    }
}

std::optional<RowKey> ExecutionSource::keyAt(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return RowKey{m_model.executions().at((*m_order)[static_cast<std::size_t>(row)]).row};
}

std::optional<qint64> ExecutionSource::rowOf(RowKey key) const
{
    const auto index = m_model.executions().indexOf({key.value});
    if (!index)
        return std::nullopt;
    // A scan of 200,000 numbers takes 30 µs; an inverse of every order would have to be kept up for it.
    const auto found = std::find(m_order->begin(), m_order->end(), *index);
    return found == m_order->end() ? std::nullopt : std::optional<qint64>(found - m_order->begin());
}

RowRef ExecutionSource::rowAt(qint64 row) const
{
    RowRef ref = KeyedSource::rowAt(row);
    if (!ref || !struck(ref.block->key(0)))
        return ref;
    const auto shown = shownOf(ref.block->key(0));
    if (!shown)
        return ref;
    return {std::make_shared<ExecutionBlock>(shown, FormatClock::instance().style(), RowState::Gone), 0};
}

bool ExecutionSource::struck(RowKey key) const
{
    if (m_spec.filter.parts() == 0)
        return false;
    const ExecutionTable& table = m_model.executions();
    const auto index = table.indexOf({key.value});
    return index && !fits(table, m_spec.filter, table.at(*index));
}

int ExecutionSource::sortColumn() const
{
    switch (m_spec.by) {
    case ExecutionSort::ByStarted:
        return static_cast<int>(ExecutionColumn::Started);
    case ExecutionSort::ByUpdated:
        return static_cast<int>(ExecutionColumn::Updated);
    case ExecutionSort::ByDuration:
        return static_cast<int>(ExecutionColumn::Duration);
    case ExecutionSort::ByStatus:
        return static_cast<int>(ExecutionColumn::StoredStatus);
    case ExecutionSort::ByWorkflow:
        return static_cast<int>(ExecutionColumn::Workflow);
    }
    return -1;
}

Qt::SortOrder ExecutionSource::sortOrder() const
{
    return m_spec.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void ExecutionSource::sortBy(int column, Qt::SortOrder order)
{
    m_spec.by = sortOf(column);
    m_spec.descending = order == Qt::DescendingOrder;
    sortAnew();
}

void ExecutionSource::filterBy(const ExecutionFilter& filter)
{
    if (m_spec.filter == filter)
        return;
    m_spec.filter = filter;
    m_spec.keep.reset();
    sortAnew();
}

void ExecutionSource::keep(std::optional<RowKey> key)
{
    const auto before = m_spec.keep;
    m_spec.keep = key ? std::optional(key->value) : std::nullopt;
    if (m_spec.filter.parts() == 0 || before == m_spec.keep || !before)
        return;
    if (const auto index = m_model.executions().indexOf({*before}); index && struck({*before}))
        applyTouched({*index});
}

std::optional<qint64> ExecutionSource::newestRow() const
{
    const bool byTime = m_spec.by == ExecutionSort::ByStarted || m_spec.by == ExecutionSort::ByUpdated;
    if (!byTime || rowCount() == 0)
        return std::nullopt;
    return m_spec.descending ? 0 : rowCount() - 1;
}

void ExecutionSource::setFollowing(bool follows)
{
    const bool before = following();
    KeyedSource::setFollowing(follows);
    if (follows && !before)
        showHeldBack();
}

void ExecutionSource::showHeldBack()
{
    if (!m_touched.empty())
        applyTouched(std::exchange(m_touched, {}));
    if (m_heldAdded != 0 || m_heldChanged != 0) {
        m_heldAdded = 0;
        m_heldChanged = 0;
        Q_EMIT heldBackChanged();
    }
}

void ExecutionSource::sortAnew()
{
    m_sorting = true;
    m_touched.clear();
    m_spec.asOf = FormatClock::instance().style().now.nanoseconds;
    m_session.read(
        StoreSession::Lane::Viewport, m_sortSlot, this,
        [table = m_model.executions().snapshot(), spec = m_spec](StoreReader&, const std::stop_token& stop) {
            return Result<ExecutionOrder>(sortExecutions(table, spec, stop));
        },
        [this](Result<ExecutionOrder> order) {
            m_sorting = false;
            if (!order)
                return;
            m_order = std::make_shared<ExecutionOrder>(std::move(*order));
            applyTouched(std::exchange(m_touched, {})); // what changed while it was sorted
            m_heldAdded = 0;
            m_heldChanged = 0;
            Q_EMIT reset();
            Q_EMIT listStateChanged();
            Q_EMIT heldBackChanged();
            m_marks.reset();
            Q_EMIT stripChanged();
        });
}

void ExecutionSource::takeUpdate(const ExecutionUpdate& update)
{
    if (update.reset) {
        m_order = std::make_shared<ExecutionOrder>();
        forgetAll();
        Q_EMIT reset();
        if (m_model.executions().size() > 0)
            sortAnew();
        Q_EMIT listStateChanged();
        return;
    }
    if (!update.moved.empty()) {
        takeRemoval(update.moved);
        return;
    }
    std::vector<std::uint32_t> touched = update.added;
    touched.insert(touched.end(), update.changed.begin(), update.changed.end());
    if (following() && !m_sorting) {
        applyTouched(touched);
        return;
    }
    if (!m_sorting)
        countHeld(update);
    m_touched.insert(m_touched.end(), touched.begin(), touched.end());
    std::sort(m_touched.begin(), m_touched.end());
    m_touched.erase(std::unique(m_touched.begin(), m_touched.end()), m_touched.end());
}

/// Rows are gone from the store: the others keep their order and get the indexes they have now.
void ExecutionSource::takeRemoval(const std::vector<std::uint32_t>& moved)
{
    const auto follow = [&moved](std::vector<std::uint32_t>& indexes) {
        std::erase_if(indexes, [&](std::uint32_t& index) {
            index = index < moved.size() ? moved[index] : ExecutionTable::nowhere;
            return index == ExecutionTable::nowhere;
        });
    };
    follow(m_touched);
    if (m_sorting) { // over the indexes of before
        auto touched = std::exchange(m_touched, {});
        sortAnew();
        m_touched = std::move(touched);
    }
    ExecutionOrder order = *m_order;
    follow(order);
    setOrder(std::move(order));
}

/// Counts what showHeldBack() would bring in or move.
void ExecutionSource::countHeld(const ExecutionUpdate& update)
{
    const auto table = m_model.executions().snapshot();
    if (m_heldAdded == 0 && m_heldChanged == 0)
        m_heldSince = FormatClock::instance().style().now;
    for (const std::uint32_t index : update.added)
        m_heldAdded += matches(table, m_spec, index) ? 1 : 0;
    for (const std::uint32_t index : update.changed) {
        if (std::binary_search(m_touched.begin(), m_touched.end(), index))
            continue;
        const bool listed = std::find(m_order->begin(), m_order->end(), index) != m_order->end();
        const bool moves = m_spec.by != ExecutionSort::ByStarted && listed;
        m_heldChanged += moves || listed != matches(table, m_spec, index) ? 1 : 0;
    }
    if (m_heldAdded != 0 || m_heldChanged != 0)
        Q_EMIT heldBackChanged();
}

void ExecutionSource::applyTouched(const std::vector<std::uint32_t>& touched)
{
    if (!touched.empty())
        setOrder(updateOrder(m_model.executions().snapshot(), m_spec, *m_order, touched));
}

void ExecutionSource::setOrder(ExecutionOrder order)
{
    const auto before = std::exchange(m_order, std::make_shared<ExecutionOrder>(std::move(order)));
    const std::size_t more = m_order->size() >= before->size() ? m_order->size() - before->size() : 0;
    const bool grew = m_order->size() >= before->size();
    if (grew && std::equal(before->begin(), before->end(), m_order->begin() + static_cast<std::ptrdiff_t>(more))) {
        if (more > 0)
            Q_EMIT rowsInserted(0, static_cast<qint64>(more));
    } else if (grew && std::equal(before->begin(), before->end(), m_order->begin())) {
        Q_EMIT rowsInserted(static_cast<qint64>(before->size()), static_cast<qint64>(more));
    } else {
        Q_EMIT orderChanged();
    }
    if (before->empty() != m_order->empty())
        Q_EMIT listStateChanged();
    if (!m_stripTimer.isActive())
        m_stripTimer.start(1000, this);
}

void ExecutionSource::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_stripTimer.timerId()) {
        KeyedSource::timerEvent(event);
        return;
    }
    m_stripTimer.stop();
    m_marks.reset();
    Q_EMIT stripChanged();
}

QList<StripMark> ExecutionSource::stripMarks() const
{
    if (m_marks)
        return *m_marks;
    constexpr std::size_t parts = 500; // more ticks than that cannot be told apart
    std::vector<bool> failed(parts, false);
    const ExecutionTable& table = m_model.executions();
    const auto status = table.numberOf("failed");
    for (std::size_t place = 0; status && place < m_order->size(); ++place) {
        if (table.at((*m_order)[place]).status == *status)
            failed[place * parts / m_order->size()] = true;
    }
    QList<StripMark> marks;
    for (std::size_t part = 0; part < parts; ++part) {
        if (failed[part])
            marks.append({(static_cast<double>(part) + 0.5) / parts, Tone::Failed});
    }
    m_marks = marks;
    return marks;
}

QString ExecutionSource::positionLabel(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const ExecutionRow& shown = m_model.executions().at((*m_order)[static_cast<std::size_t>(row)]);
    QString place = number(row + 1);
    if (shown.started == noTime)
        return place;
    return place + QStringLiteral(" · ") + dayLabel({shown.started}, FormatClock::instance().style());
}

} // namespace durascope
