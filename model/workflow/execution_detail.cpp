// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_detail.h"

#include "backends/contract/saturated.h"
#include "model/workflow/definition_nodes.h"

#include <algorithm>
#include <optional>

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
        if (m_request.newestEvents > 0 ? !readNewest(*log) : !readOn(*log))
            return false;
        m_detail->log = std::move(log);
        return take(m_store.eventsOffSequence(id(), mostOffSequence, m_stop), m_detail->offSequence, m_error);
    }

    bool readNewest(ExecutionLog& log)
    {
        std::int64_t newest = 0;
        if (!take(m_store.latestSequence(id(), m_stop), newest, m_error))
            return false;
        const std::int64_t first = std::max<std::int64_t>(newest - m_request.newestEvents + 1, 1);
        m_detail->logBegins = first <= 1;
        return readCut(log, first, newest).has_value();
    }

    /// Reads on behind what is known until a piece is full; a gap in the numbers is leapt over, however long it is.
    bool readOn(ExecutionLog& log)
    {
        constexpr int mostCuts = 64; // after so many what was found is shown, and the reading goes on
        const bool midway = m_request.before && !m_request.before->logComplete;
        const std::size_t known = log.events().size();
        std::int64_t first = saturatedSum(std::max(log.lastSequence(), midway ? m_request.before->readTo : 0), 1);
        for (int cut = 0; cut < mostCuts; ++cut) {
            const std::int64_t last = saturatedSum(first, m_request.eventsAtOnce - 1);
            const auto next = readCut(log, first, last);
            if (!next)
                return false;
            m_detail->logComplete = *next == 0;
            if (m_detail->logComplete
                || log.events().size() - known >= static_cast<std::size_t>(m_request.eventsAtOnce))
                break;
            first = std::max(*next, saturatedSum(last, 1));
            m_detail->readTo = first - 1;
        }
        return true;
    }

    /// Appends the events of a cut. The sequence after it; 0 at the end, nothing after an error.
    std::optional<std::int64_t> readCut(ExecutionLog& log, std::int64_t first, std::int64_t last)
    {
        EventPage page;
        if (!take(m_store.eventsOf(id(), first, last, m_stop), page, m_error))
            return std::nullopt;
        log.append(page.events);
        m_detail->events = page.count;
        m_detail->lastSequence = page.lastSequence;
        m_detail->readTo = last;
        return page.next;
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
