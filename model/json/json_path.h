// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace durascope {

/// Where a byte of a JSON text stands.
struct JsonPlace {
    std::string path; ///< `$.items[3]["odd key"]`: the innermost member, element or value the byte belongs to.
    std::size_t valueOffset = 0; ///< The exact bytes of that value.
    std::size_t valueLength = 0;
};

/// Reads from the start of the text; of a text that is no JSON the place is `$` with the whole text as its value.
JsonPlace jsonPlaceAt(std::string_view text, std::size_t offset);

/// One step of a path: `.name` for plain names, else `["name"]` with the key's stored escapes. `key` has its quotes.
std::string jsonPathStep(std::string_view key);

/// Behind the value that begins at `offset`; `offset` itself when none does.
std::size_t jsonValueEnd(std::string_view text, std::size_t offset);

} // namespace durascope
