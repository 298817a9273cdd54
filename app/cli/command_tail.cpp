// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include "app/cli/row_printer.h"
#include "backends/contract/execution_id.h"
#include "model/live/event_feed.h"

#include <map>
#include <optional>

namespace durascope::cli {

namespace {

/// Whether an event belongs to what the options narrow to: tenant and status are the execution's own.
class Narrowing {
public:
    explicit Narrowing(const Run& run)
        : m_reader(run.reader)
        , m_filter(run.options.filter)
    {
        if (m_filter.executionId)
            m_filter.executionId = storedExecutionId(*m_filter.executionId);
    }
    void forget() { m_wanted.clear(); } // an execution's status changes

    Result<bool> wants(const WorkflowEvent& event, const std::stop_token& stop)
    {
        const std::string executionId(textOf(event.executionId));
        if (m_filter.executionId && *m_filter.executionId != executionId)
            return false;
        if (!m_filter.tenantId && !m_filter.status)
            return true;
        const auto known = m_wanted.find(executionId);
        if (known != m_wanted.end())
            return known->second;
        WorkflowFilter one = m_filter;
        one.executionId = executionId;
        const auto found = m_reader.workflows()->executions(one, {}, 1, stop);
        if (!found)
            return failure(found.error());
        return m_wanted[executionId] = !found->rows.empty();
    }

private:
    StoreReader& m_reader;
    WorkflowFilter m_filter;
    std::map<std::string, bool> m_wanted;
};

/// Prints deliveries until --limit is reached or nobody reads any more.
class TailPrinter {
public:
    explicit TailPrinter(const Run& run)
        : m_run(run)
        , m_narrowing(run)
        , m_left(run.options.limit)
    {
        if (printsFacts(run.options, run.reader))
            m_facts.emplace(run.output, run.options, true);
        else
            m_events.emplace(run.output, run.options, true);
    }
    bool done() const { return (m_left && *m_left <= 0) || !m_run.output.good(); }

    Status print(const EventFeed::Delivery& delivery, const std::stop_token& stop)
    {
        for (const FactBatch& batch : delivery.facts) {
            for (const Fact& fact : batch.facts)
                count(*m_facts, fact);
        }
        m_narrowing.forget();
        for (const WorkflowEvent& event : delivery.events) {
            const auto wanted = m_narrowing.wants(event, stop);
            if (!wanted)
                return failure(wanted.error());
            if (*wanted)
                count(*m_events, event);
        }
        return {};
    }

private:
    template <class Row>
    void count(RowPrinter<Row>& printer, const Row& row)
    {
        if (done())
            return;
        printer.print(row);
        if (m_left)
            --*m_left;
    }

    const Run& m_run;
    Narrowing m_narrowing;
    std::optional<RowPrinter<Fact>> m_facts;
    std::optional<RowPrinter<WorkflowEvent>> m_events;
    std::optional<std::int64_t> m_left;
};

bool mayPass(ErrorKind kind)
{
    return kind == ErrorKind::Busy || kind == ErrorKind::Cancelled;
}

Status follow(const Run& run, EventFeed& feed, const std::stop_token& stop)
{
    constexpr std::chrono::milliseconds idle{1'000};
    TailPrinter printer(run);
    run.output.flush(); // the header: from here on nothing is missed
    while (!stop.stop_requested() && !printer.done() && !run.output.readerGone()) {
        const auto delivery = feed.next(stop, idle);
        if (!delivery) {
            if (!mayPass(delivery.error().kind))
                return failure(delivery.error());
            continue;
        }
        if (delivery->empty() && !delivery->more)
            run.reader.release(); // while nothing happens no handle keeps a writer from folding its log
        const auto printed = printer.print(*delivery, stop);
        run.output.flush();
        if (!printed && printed.error().kind != ErrorKind::Cancelled)
            return failure(printed.error());
    }
    return {};
}

} // namespace

Status tail(const Run& run, const std::stop_token& stop)
{
    run.reader.release(); // the feed has its own
    const auto family
        = printsFacts(run.options, run.reader) ? EventFeed::Family::Facts : EventFeed::Family::WorkflowEvents;
    const auto feed = EventFeed::open(run.store, family);
    if (!feed)
        return failure(feed.error());
    const auto begun = (*feed)->startAtEnd(stop);
    if (!begun)
        return begun.error().kind == ErrorKind::Cancelled ? Status() : failure(begun.error());
    return follow(run, **feed, stop);
}

} // namespace durascope::cli
