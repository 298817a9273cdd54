// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include "app/cli/row_printer.h"
#include "backends/contract/execution_id.h"

namespace durascope::cli {

namespace {

constexpr int rowsAtOnce = 500;

/// Prints what was committed since the last look. False when --limit is reached.
class Follow {
public:
    virtual ~Follow() = default;
    virtual Status begin(const std::stop_token& stop) = 0;
    virtual Result<bool> printNew(const std::stop_token& stop) = 0;
};

template <class Row>
class Printing {
public:
    explicit Printing(const Run& run)
        : m_output(run.output)
        , m_printer(run.output, run.options, true)
        , m_left(run.options.limit)
    {
    }
    bool print(const Row& row)
    {
        if (done())
            return false;
        m_printer.print(row);
        if (m_left)
            --*m_left;
        return !done();
    }
    bool done() const { return (m_left && *m_left <= 0) || !m_output.good(); }

private:
    Output& m_output;
    RowPrinter<Row> m_printer;
    std::optional<std::int64_t> m_left;
};

class FollowFacts : public Follow {
public:
    explicit FollowFacts(const Run& run)
        : m_store(*run.reader.events())
        , m_printing(run)
    {
    }
    Status begin(const std::stop_token& stop) override
    {
        const auto bounds = m_store.bounds(stop);
        if (!bounds)
            return failure(bounds.error());
        m_last = bounds->last;
        return {};
    }
    Result<bool> printNew(const std::stop_token& stop) override
    {
        bool more = true;
        while (more && !m_printing.done()) {
            const auto batches = m_store.batchesAfter(m_last, rowsAtOnce, stop);
            if (!batches)
                return failure(batches.error());
            for (const FactBatch& batch : batches->batches) {
                for (const Fact& fact : batch.facts) {
                    if (!m_printing.print(fact))
                        return false;
                }
                m_last = batch.last;
            }
            more = batches->more;
        }
        return !m_printing.done();
    }

private:
    EventStore& m_store;
    Printing<Fact> m_printing;
    std::int64_t m_last = 0;
};

class FollowEvents : public Follow {
public:
    explicit FollowEvents(const Run& run)
        : m_store(*run.reader.workflows())
        , m_filter(run.options.filter)
        , m_printing(run)
    {
        if (m_filter.executionId)
            m_filter.executionId = storedExecutionId(*m_filter.executionId);
    }
    Status begin(const std::stop_token& stop) override
    {
        const auto heads = m_store.heads(stop);
        if (!heads)
            return failure(heads.error());
        m_last = heads->events;
        return {};
    }
    Result<bool> printNew(const std::stop_token& stop) override
    {
        m_wanted.clear(); // an execution's status changes
        bool more = true;
        while (more && !m_printing.done()) {
            const auto found = m_store.eventsAfter(m_last, rowsAtOnce, stop);
            if (!found)
                return failure(found.error());
            for (const WorkflowEvent& event : found->events) {
                const auto wanted = isWanted(std::string(textOf(event.executionId)), stop);
                if (!wanted)
                    return failure(wanted.error());
                if (*wanted && !m_printing.print(event))
                    return false;
            }
            m_last = found->last;
            more = found->more;
        }
        return !m_printing.done();
    }

private:
    /// Tenant and status are the execution's own.
    Result<bool> isWanted(const std::string& executionId, const std::stop_token& stop)
    {
        if (m_filter.executionId && *m_filter.executionId != executionId)
            return false;
        if (!m_filter.tenantId && !m_filter.status)
            return true;
        const auto known = m_wanted.find(executionId);
        if (known != m_wanted.end())
            return known->second;
        WorkflowFilter one = m_filter;
        one.executionId = executionId;
        const auto found = m_store.executions(one, {}, 1, stop);
        if (!found)
            return failure(found.error());
        return m_wanted[executionId] = !found->rows.empty();
    }

    WorkflowStore& m_store;
    WorkflowFilter m_filter;
    Printing<WorkflowEvent> m_printing;
    RowId m_last;
    std::map<std::string, bool> m_wanted;
};

bool mayPass(ErrorKind kind)
{
    return kind == ErrorKind::Busy || kind == ErrorKind::Cancelled;
}

Status follow(const Run& run, Follow& rows, CommitWatch& watch, const std::stop_token& stop)
{
    constexpr std::chrono::milliseconds idle{1'000};
    while (!stop.stop_requested() && !run.output.readerGone()) {
        const auto on = rows.printNew(stop);
        run.output.flush();
        if (!on && !mayPass(on.error().kind))
            return failure(on.error());
        if (on && !*on)
            return {};
        const auto committed = watch.wait(stop, idle);
        if (!committed && !mayPass(committed.error().kind))
            return failure(committed.error());
        if (committed && !*committed)
            run.reader.release(); // while nothing happens no handle keeps a writer from folding its log
    }
    return {};
}

} // namespace

Status tail(const Run& run, const std::stop_token& stop)
{
    std::unique_ptr<Follow> rows;
    if (printsFacts(run.options, run.reader))
        rows = std::make_unique<FollowFacts>(run);
    else
        rows = std::make_unique<FollowEvents>(run);
    // The watch comes first: what is committed between it and the look at the end wakes it.
    const auto watch = run.store.watch();
    if (!watch)
        return failure(watch.error());
    auto begun = rows->begin(stop);
    if (!begun)
        return begun.error().kind == ErrorKind::Cancelled ? Status() : begun;
    run.output.flush(); // the header: from here on nothing is missed
    return follow(run, *rows, **watch, stop);
}

} // namespace durascope::cli
