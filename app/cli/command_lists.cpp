// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include "app/cli/row_printer.h"

namespace durascope::cli {

namespace {

template <class Row>
using List
    = Result<Chunk<Row>> (WorkflowStore::*)(const WorkflowFilter&, const std::string&, int, const std::stop_token&);

template <class Row>
Status printList(const Run& run, List<Row> list)
{
    WorkflowStore* store = run.reader.workflows();
    if (!store)
        return failure({ErrorKind::NotAStore, "This store holds facts and no workflows.",
            "dscope events and dscope info read it.", {}, {}});
    RowPrinter<Row> printer(run.output, run.options);
    ChunkSize size;
    std::optional<std::int64_t> left = run.options.limit;
    std::string next;
    while (run.output.good() && (!left || *left > 0)) {
        const auto chunk = (store->*list)(run.options.filter, next, size.rows(left), {});
        if (!chunk)
            return failure(chunk.error());
        std::size_t bytes = 0;
        for (const Row& row : chunk->rows) {
            if (left && (*left)-- <= 0)
                break;
            printer.print(row);
            bytes += bytesOf(row);
        }
        size.learn(chunk->rows.size(), bytes);
        next = chunk->next;
        if (next.empty())
            break;
    }
    printer.finish();
    return {};
}

Status printFacts(const Run& run)
{
    EventStore* store = run.reader.events();
    RowPrinter<Fact> printer(run.output, run.options);
    ChunkSize size;
    std::optional<std::int64_t> left = run.options.limit;
    std::int64_t after = std::numeric_limits<std::int64_t>::min();
    while (run.output.good() && (!left || *left > 0)) {
        const int wanted = size.rows(left);
        const auto page = store->factsAfter(after, wanted, {});
        if (!page)
            return failure(page.error());
        std::size_t bytes = 0;
        for (const Fact& fact : page->facts) {
            printer.print(fact);
            bytes += bytesOf(fact);
            after = fact.row.value;
        }
        if (left)
            *left -= static_cast<std::int64_t>(page->facts.size());
        size.learn(page->facts.size(), bytes);
        if (page->facts.empty())
            break;
    }
    printer.finish();
    return {};
}

} // namespace

bool printsFacts(const Options& options, StoreReader& reader)
{
    return reader.events() && (options.facts || !reader.workflows());
}

std::string misfit(const Options& options, StoreReader& reader)
{
    const bool events = options.command == Command::Events || options.command == Command::Tail;
    if (options.facts && events && !reader.events())
        return "This store holds no facts: leave --facts out.";
    const auto narrowed = workflowOnlyOption(options);
    if (narrowed && events && printsFacts(options, reader))
        return std::string(*narrowed) + " narrows workflow events; facts have no execution.";
    return {};
}

Status printExecutions(const Run& run)
{
    return printList<Execution>(run, &WorkflowStore::executions);
}

Status printEvents(const Run& run)
{
    return printsFacts(run.options, run.reader) ? printFacts(run)
                                                : printList<WorkflowEvent>(run, &WorkflowStore::events);
}

Status printQueue(const Run& run)
{
    return printList<WorkItem>(run, &WorkflowStore::workItems);
}

Status printDeadLetters(const Run& run)
{
    return printList<DeadLetter>(run, &WorkflowStore::deadLetters);
}

} // namespace durascope::cli
