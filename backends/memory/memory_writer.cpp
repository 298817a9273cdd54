// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_writer.h"

#include "backends/memory/memory_data.h"

#include <algorithm>

namespace durascope {

namespace {

std::string key(const Column& column)
{
    return std::string(textOf(column));
}

/// For the small tables: replaces the row whose key columns are the same, or appends.
template <class Row>
void putByKey(MemoryTable<Row>& table, Row row, std::initializer_list<Column Row::*> columns)
{
    std::int64_t same = 0;
    for (const auto& entry : table.rows)
        if (std::ranges::all_of(columns, [&](Column Row::*column) { return entry.second.*column == row.*column; }))
            same = entry.first;
    table.put(same, std::move(row));
}

} // namespace

MemoryCommit::MemoryCommit(std::shared_ptr<MemoryData> data)
    : m_data(std::move(data))
    , m_lock(m_data->mutex)
{
}

MemoryCommit::~MemoryCommit()
{
    m_lock.unlock();
    {
        const std::lock_guard hold(m_data->watchMutex);
        ++m_data->commits;
    }
    m_data->committed.notify_all();
}

std::int64_t MemoryCommit::append(std::vector<NewFact> batch)
{
    const std::int64_t first = m_data->facts.last + 1;
    for (NewFact& fact : batch) {
        Fact row;
        row.sequenceNumber = StoredValue::integer(m_data->facts.last + 1);
        row.occurredAt = StoredValue::text(std::move(fact.occurredAt));
        row.eventType = StoredValue::text(std::move(fact.eventType));
        row.payload = StoredValue::text(std::move(fact.payload));
        m_data->facts.append(std::move(row));
    }
    const std::int64_t last = m_data->facts.last;
    if (last > first)
        m_data->batches[first] = {{first}, StoredValue::integer(first), StoredValue::integer(last)};
    return last;
}

void MemoryCommit::putCursor(const std::string& subscriberId, const std::string& query, std::int64_t lastProcessed)
{
    SubscriberCursor row;
    row.subscriberId = StoredValue::text(subscriberId);
    row.eventQuery = StoredValue::text(query);
    row.lastProcessed = StoredValue::integer(lastProcessed);
    putByKey(m_data->cursors, std::move(row), {&SubscriberCursor::subscriberId});
}

void MemoryCommit::removeFactsBefore(std::int64_t sequenceNumber)
{
    auto& rows = m_data->facts.rows;
    rows.erase(rows.begin(), rows.lower_bound(sequenceNumber));
    std::erase_if(m_data->batches,
        [&](const auto& entry) { return integerOf(entry.second.lastSequenceNumber) < sequenceNumber; });
}

void MemoryCommit::put(Execution row)
{
    std::int64_t& number = m_data->byExecution[key(row.executionId)].execution;
    number = m_data->executions.put(number, std::move(row));
}

void MemoryCommit::put(WorkflowEvent row)
{
    std::int64_t& number = m_data->byExecution[key(row.executionId)].events[integerOf(row.sequence)];
    number = m_data->events.put(number, std::move(row));
}

void MemoryCommit::put(Snapshot row)
{
    std::int64_t& number = m_data->byExecution[key(row.executionId)].snapshots[integerOf(row.atSequence)];
    number = m_data->snapshots.put(number, std::move(row));
}

void MemoryCommit::put(WorkItem row)
{
    std::int64_t& number = m_data->itemById[key(row.id)];
    auto& ofExecution = m_data->byExecution[key(row.executionId)];
    number = m_data->items.put(number, std::move(row));
    ofExecution.items.insert(number);
}

void MemoryCommit::put(DeadLetter row)
{
    std::int64_t& number = m_data->deadLetterById[key(row.id)];
    auto& ofExecution = m_data->byExecution[key(row.executionId)];
    number = m_data->deadLetters.put(number, std::move(row));
    ofExecution.deadLetters.insert(number);
}

void MemoryCommit::put(ToolEffect row)
{
    std::int64_t& number = m_data->byExecution[key(row.executionId)].effects[key(row.idempotencyKey)];
    number = m_data->effects.put(number, std::move(row));
}

void MemoryCommit::put(ToolReservation row)
{
    std::int64_t& number = m_data->byExecution[key(row.executionId)].reservations[key(row.idempotencyKey)];
    number = m_data->reservations.put(number, std::move(row));
}

void MemoryCommit::put(ApprovalProjection row)
{
    std::int64_t& number = m_data->byExecution[key(row.executionId)].approvals[key(row.nodeId)];
    number = m_data->approvals.put(number, std::move(row));
}

void MemoryCommit::put(WorkflowDefinition row)
{
    using Row = WorkflowDefinition;
    putByKey(m_data->definitions, std::move(row), {&Row::tenantId, &Row::workflowId, &Row::version});
}

void MemoryCommit::put(Tenant row)
{
    putByKey(m_data->tenants, std::move(row), {&Tenant::id});
}

void MemoryCommit::put(Timer row)
{
    putByKey(m_data->timers, std::move(row), {&Timer::id});
}

void MemoryCommit::put(CronJob row)
{
    putByKey(m_data->cronJobs, std::move(row), {&CronJob::name});
}

void MemoryCommit::put(Agent row)
{
    putByKey(m_data->agents, std::move(row), {&Agent::id});
}

void MemoryCommit::put(ApiToken row)
{
    putByKey(m_data->apiTokens, std::move(row), {&ApiToken::id});
}

void MemoryCommit::put(ProjectorCheckpoint row)
{
    using Row = ProjectorCheckpoint;
    putByKey(m_data->checkpoints, std::move(row), {&Row::projectionName, &Row::executionId});
}

void MemoryCommit::put(Artifact row)
{
    putByKey(m_data->artifacts, std::move(row), {&Artifact::tenantId, &Artifact::hash});
}

void MemoryCommit::removeDeadLetter(const std::string& id)
{
    const auto found = m_data->deadLetterById.find(id);
    if (found == m_data->deadLetterById.end())
        return;
    const auto row = m_data->deadLetters.rows.find(found->second);
    m_data->byExecution[key(row->second.executionId)].deadLetters.erase(row->first);
    m_data->deadLetters.rows.erase(row);
    m_data->deadLetterById.erase(found);
}

void MemoryCommit::setTerm(std::int64_t term)
{
    m_data->term = term;
}

void MemoryCommit::removeExecution(const std::string& executionId)
{
    const auto found = m_data->byExecution.find(executionId);
    if (found == m_data->byExecution.end())
        return;
    RowsOfExecution& rows = found->second;
    for (const auto& [sequence, row] : rows.events)
        m_data->events.rows.erase(row);
    for (const auto& [sequence, row] : rows.snapshots)
        m_data->snapshots.rows.erase(row);
    for (const std::int64_t row : rows.items) {
        m_data->itemById.erase(key(m_data->items.rows.at(row).id));
        m_data->items.rows.erase(row);
    }
    for (const std::int64_t row : rows.deadLetters) {
        m_data->deadLetterById.erase(key(m_data->deadLetters.rows.at(row).id));
        m_data->deadLetters.rows.erase(row);
    }
    for (const auto& [effect, row] : rows.effects)
        m_data->effects.rows.erase(row);
    for (const auto& [reservation, row] : rows.reservations)
        m_data->reservations.rows.erase(row);
    for (const auto& [node, row] : rows.approvals)
        m_data->approvals.rows.erase(row);
    std::erase_if(
        m_data->timers.rows, [&](const auto& timer) { return textOf(timer.second.executionId) == executionId; });
    std::erase_if(
        m_data->checkpoints.rows, [&](const auto& point) { return textOf(point.second.executionId) == executionId; });
    if (rows.execution != 0)
        m_data->executions.rows.erase(rows.execution);
    m_data->byExecution.erase(found);
}

} // namespace durascope
