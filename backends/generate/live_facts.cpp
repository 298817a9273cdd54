// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/live_pace.h"
#include "backends/sample/fact_teller.h"

namespace durascope {

Result<std::int64_t> writeFactsLive(
    const std::string& path, const LiveWriteOptions& options, const OnCommit& onCommit, const std::stop_token& stop)
{
    return guarded([&] {
        SqliteFile file = openForLiveWriting(path, options);
        SqliteStatement greatest(file, "SELECT max(sequence_number) FROM events");
        SqliteStatement insert(file, "INSERT INTO events VALUES(?,?,?,?)");
        SqliteStatement boundary(file, "INSERT INTO append_batches VALUES(?,?)");
        const bool sparse = file.number("SELECT count(*) FROM store_metadata WHERE key='append_batch_boundary_format' "
                                        "AND value='sparse_v1'")
            > 0;
        FactTeller teller(Random(options.seed), StoryWorld{});
        const auto append = [&] {
            const std::vector<StoryFact> batch = teller.tell(Instant::now());
            const std::int64_t first = greatest.number(0) + 1;
            std::int64_t last = first - 1;
            for (const StoryFact& fact : batch) {
                insert.bind(1, ++last);
                insert.bind(2, std::string_view(fact.occurredAt));
                insert.bind(3, std::string_view(fact.eventType));
                insert.bind(4, std::string_view(fact.payload));
                insert.run();
            }
            if (last > first || !sparse) {
                boundary.bind(1, first);
                boundary.bind(2, last);
                boundary.run();
            }
            return last;
        };
        return writeAtPace(file, options, append, onCommit, stop);
    });
}

} // namespace durascope
