// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/loading.h"
#include "backends/generate/store_schemas.h"
#include "backends/sample/wide_facts.h"

#include <algorithm>

namespace durascope {

namespace {

constexpr std::int64_t factGap = 320'000'000; ///< A little over three facts a second.

/// Streams in every state a stream can be in.
void writeCursors(SqliteFile& file, std::int64_t last)
{
    const auto cursor = [&](const std::string& name, const std::string& filters, std::int64_t position) {
        file.run("INSERT INTO subscriber_cursors VALUES('" + name + "','{\"filters\":" + filters
            + ",\"min_sequence_number\":null}'," + std::to_string(std::clamp<std::int64_t>(position, 0, last)) + ")");
    };
    cursor("refund-settlement",
        R"([{"event_types":["card-charge-attempted","card-charge-timed-out"],"payload_predicates":null},)"
        R"({"event_types":["refund-blocked"],"payload_predicates":null}])",
        last - 426);
    cursor("ledger-projection", "null", last - 2);
    cursor(
        "refund-mailer", R"([{"event_types":["refund-approved","refund-blocked"],"payload_predicates":null}])", last);
    cursor("fraud-features",
        R"([{"event_types":["card-charge-attempted","refund-requested"],)"
        R"("payload_predicates":[{"acquirer":"northbank"}]}])",
        last - 14'795);
    cursor("monthly-export", R"([{"event_types":["month-closed"],"payload_predicates":null}])", last - 308'355);
    cursor("bi-loader-old", "null", 0);
}

void writeRows(SqliteFile& file, const GenerateOptions& options, GenerateTicker& ticker)
{
    SqliteStatement fact(file, "INSERT INTO events VALUES(?,?,?,?)");
    SqliteStatement boundary(file, "INSERT INTO append_batches VALUES(?,?)");
    WideFacts facts{Random(options.seed)};
    Random jitter(options.seed ^ 0x71ED);
    const Instant end = endOf(options);
    std::int64_t written = 0;
    while (written < options.facts) {
        const auto size = std::min<std::int64_t>(static_cast<std::int64_t>(facts.batchSize()), options.facts - written);
        Instant at{end.nanoseconds - (options.facts - written) * factGap
            + static_cast<std::int64_t>(jitter.below(factGap / 2))};
        const std::int64_t first = written + 1;
        for (std::int64_t i = 0; i < size; ++i) {
            const WideFact told = facts.tell();
            const std::string time = formatZuluForm(at);
            fact.bind(1, ++written);
            fact.bind(2, std::string_view(time));
            fact.bind(3, told.eventType);
            fact.bind(4, told.payload);
            fact.run();
            at.nanoseconds += 40'000 + static_cast<std::int64_t>(jitter.below(9'000));
        }
        if (size > 1 || options.format == BatchFormat::Dense) {
            boundary.bind(1, first);
            boundary.bind(2, written);
            boundary.run();
        }
        constexpr std::int64_t often = 1'024;
        if (written % often < size)
            ticker.tick("rows", written, options.facts);
    }
}

} // namespace

void writeFacts(const GenerateOptions& options, const std::string& path, GenerateTicker& ticker)
{
    SqliteFile file(path, SqliteFile::Mode::Create);
    beginLoad(file, factTables());
    file.run("INSERT INTO store_metadata VALUES('store_format_version','1')");
    if (options.format == BatchFormat::Sparse)
        file.run("INSERT INTO store_metadata VALUES('append_batch_boundary_format','sparse_v1')");
    writeRows(file, options, ticker);
    writeCursors(file, options.facts);
    endLoad(file, factIndexes(), ticker);
}

} // namespace durascope
