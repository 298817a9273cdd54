// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/result.h"

#include <string>
#include <string_view>

namespace durascope {

/// How a store is named: a path or `sqlite:PATH`, `postgresql://…`, `d1://ACCOUNT/DATABASE`, `memory:NAME`, `demo:`.
struct StoreUrl {
    enum class Scheme { Sqlite, PostgreSql, D1, Memory, Demo };
    Scheme scheme = Scheme::Sqlite;
    std::string rest; ///< Path for SQLite, name for memory, parameters for demo, the whole URL for PostgreSQL and D1.
    std::string original; ///< As the user gave it; the key of recent stores.
};

/// A text that starts with a known scheme is that; `word:` or `word://…` with an unknown word of two or more letters
/// is UnsupportedBackend, unless a file of that very name exists; everything else is a path.
/// Errors: InvalidArgument (empty), UnsupportedBackend.
Result<StoreUrl> parseStoreUrl(std::string_view text);

/// Last part of the path, or the name: what a tab shows. `demo` for the demo store.
std::string displayName(const StoreUrl& url);

} // namespace durascope
