// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sqlite/connection.h"

#include <vector>

namespace durascope::sqlite {

// What the engine runs before it knows what a file holds, and around every read. (The columns of a known table are
// asked with PRAGMA table_xinfo.)

extern const NamedStatement beginReading;
extern const NamedStatement endReading;
extern const NamedStatement askVersion; ///< Changes with every commit of another connection.
extern const NamedStatement askEncoding;
extern const NamedStatement listObjects; ///< → name, type, root page

extern const NamedStatement readMetadata; ///< key → value; event stores
extern const NamedStatement lastFact; ///< → greatest number; event stores
extern const NamedStatement boundariesBefore; ///< first number, limit → first, last; descending; event stores
extern const NamedStatement readMigrations; ///< → version, success, description; workflow stores

/// Those of every file, then those of the families.
std::vector<const NamedStatement*> engineStatements(bool eventStore, bool workflowStore);

} // namespace durascope::sqlite
