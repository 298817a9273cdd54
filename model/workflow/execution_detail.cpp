// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_detail.h"

#include "model/workflow/definition_nodes.h"

#include <algorithm>

namespace durascope {

namespace {

/// Moves an answer to where it belongs, or keeps its error.
template <class T>
bool take(Result<T> answer, T& place, StoreError& error)
{
    if (answer)
        place = std::move(*answer);
    else
        error = answer.error();
    return answer.has_value();
}

class Reading {
public:
    Reading(WorkflowStore& store, const DetailRequest& request, const std::stop_token& stop)
        : m_store(store)
        , m_request(request)
        , m_stop(stop)
    {
    }

    Result<std::shared_ptr<const ExecutionDetail>> run()
    {
        if (!readRow() || !readLog() || !readAround())
            return failure(m_error);
        if (m_stop.stop_requested())
            return cancelled();
        ExecutionDetail& detail = *m_detail;
        detail.timeline
            = computeTimeline({*detail.log, detail.items, detail.deadLetters, detail.definedNodes, m_request.now});
        if (detail.logBegins && detail.logComplete)
            detail.fold = foldStatus(*detail.log);
        return std::shared_ptr<const ExecutionDetail>(m_detail);
    }

private:
    bool readRow()
    {
        return take(m_request.row.value != 0 ? m_store.execution(m_request.row, m_stop)
                                             : m_store.execution(m_request.executionId, m_stop),
            m_detail->row, m_error);
    }

    std::string id() const { return std::string(textOf(m_detail->row.executionId)); }

    bool readLog()
    {
        auto log = m_request.before && m_request.newestEvents == 0
            ? std::make_shared<ExecutionLog>(*m_request.before->log)
            : std::make_shared<ExecutionLog>();
        // While more is there, go on behind what was asked for: a gap as long as a piece must not end the reading.
        const bool midway = m_request.before && !m_request.before->logComplete;
        std::int64_t first = std::max(log->lastSequence(), midway ? m_request.before->readTo : 0) + 1;
        std::int64_t last = first + m_request.eventsAtOnce - 1;
        if (m_request.newestEvents > 0) {
            std::int64_t newest = 0;
            if (!take(m_store.latestSequence(id(), m_stop), newest, m_error))
                return false;
            first = std::max<std::int64_t>(newest - m_request.newestEvents + 1, 1);
            last = newest;
            m_detail->logBegins = first <= 1;
        }
        EventPage page;
        if (!take(m_store.eventsOf(id(), first, last, m_stop), page, m_error))
            return false;
        log->append(page.events);
        m_detail->events = page.count;
        m_detail->lastSequence = page.lastSequence;
        m_detail->logComplete = m_request.newestEvents > 0 || page.lastSequence <= last;
        m_detail->readTo = last;
        m_detail->log = std::move(log);
        return true;
    }

    bool readAround()
    {
        ExecutionDetail& detail = *m_detail;
        if (!take(m_store.itemsOf(id(), m_stop), detail.items, m_error)
            || !take(m_store.deadLettersOf(id(), m_stop), detail.deadLetters, m_error)
            || !take(m_store.snapshots(id(), false, m_stop), detail.snapshots, m_error))
            return false;
        if (m_request.before) {
            detail.definedNodes = m_request.before->definedNodes;
            return true;
        }
        std::optional<WorkflowDefinition> definition;
        if (!take(m_store.definition(std::string(textOf(detail.row.workflowId)),
                      std::string(textOf(detail.row.workflowVersion)), m_stop),
                definition, m_error))
            return false;
        if (definition)
            detail.definedNodes = definedNodes(textOf(definition->ir));
        return true;
    }

    WorkflowStore& m_store;
    const DetailRequest& m_request;
    const std::stop_token& m_stop;
    std::shared_ptr<ExecutionDetail> m_detail = std::make_shared<ExecutionDetail>();
    StoreError m_error;
};

} // namespace

Result<std::shared_ptr<const ExecutionDetail>> readExecutionDetail(
    WorkflowStore& store, const DetailRequest& request, const std::stop_token& stop)
{
    return Reading(store, request, stop).run();
}

} // namespace durascope
