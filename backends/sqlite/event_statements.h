// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_rows.h"
#include "backends/sqlite/catalogue.h"
#include "backends/sqlite/large_value.h"
#include "backends/sqlite/row_columns.h"
#include "backends/sqlite/schema.h"

#include <string>
#include <utility>
#include <vector>

namespace durascope::sqlite {

/// Every statement the engine runs on an event store.
struct EventStatements : Catalogue {
    explicit EventStatements(const Schema& schema);

    RowColumns<Fact> fact;
    SingleRow<Fact> wholeFact;
    RowColumns<AppendBatch> batch;
    RowColumns<SubscriberCursor> cursor;
    RowColumns<StoreMetadata> metadataRow;

    const NamedStatement* bounds; ///< → first, last; null in an empty log.
    const NamedStatement* factsBetween; ///< first, last
    const NamedStatement* factsAfter; ///< after, limit
    const NamedStatement* factsBefore; ///< before, limit; descending
    const NamedStatement* oneFact; ///< position
    const NamedStatement* factsOfTypeAfter; ///< type, after, limit
    const NamedStatement* factsOfTypeBefore; ///< type, before, limit; descending
    const NamedStatement* timeAtOrAfter; ///< position → position, occurred_at
    const NamedStatement* firstType; ///< → the least type
    const NamedStatement* nextType; ///< type → the next greater one
    const NamedStatement* boundariesBetween = nullptr; ///< after, last; by first number
    const NamedStatement* boundariesUpTo = nullptr; ///< last, limit; descending: those that begin at or before
    const NamedStatement* cursors = nullptr;
    const NamedStatement* metadata = nullptr;
    std::vector<std::pair<std::string, const NamedStatement*>> counts; ///< table → count
};

} // namespace durascope::sqlite
