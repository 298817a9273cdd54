// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/engine_statements.h"

namespace durascope::sqlite {

const NamedStatement beginReading{"engine.begin", "BEGIN"};
const NamedStatement endReading{"engine.end", "COMMIT"};
const NamedStatement askVersion{"engine.data_version", "PRAGMA data_version"};
const NamedStatement askEncoding{"engine.encoding", "PRAGMA encoding"};
const NamedStatement listObjects{"engine.objects",
    "SELECT name, type, rootpage FROM sqlite_schema WHERE type IN ('table', 'view') AND substr(name, 1, 7) <> "
    "'sqlite_'"};

const NamedStatement readMetadata{"engine.event_marker", "SELECT value FROM store_metadata WHERE key = ?1"};
const NamedStatement lastFact{"engine.last_fact", "SELECT max(sequence_number) FROM events"};
const NamedStatement boundariesBefore{"engine.boundaries_before",
    "SELECT first_sequence_number, last_sequence_number FROM append_batches WHERE first_sequence_number < ?1"
    " ORDER BY first_sequence_number DESC LIMIT ?2"};
const NamedStatement readMigrations{
    "engine.migrations", "SELECT version, success, description FROM _sqlx_migrations ORDER BY version"};

std::vector<const NamedStatement*> engineStatements(bool eventStore, bool workflowStore)
{
    std::vector<const NamedStatement*> all{&beginReading, &endReading, &askVersion, &askEncoding, &listObjects};
    if (eventStore)
        all.insert(all.end(), {&readMetadata, &lastFact, &boundariesBefore});
    if (workflowStore)
        all.push_back(&readMigrations);
    return all;
}

} // namespace durascope::sqlite
