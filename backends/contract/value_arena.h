// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/stored_value.h"

#include <cstddef>

namespace durascope {

/// Makes the values of a page whose bytes lie together: a few allocations for a page instead of one for each value,
/// and another thread that drops the page has as few to give back. Large values stand alone, so that who cuts one
/// gives its memory back.
class ValueArena {
public:
    StoredValue text(std::string_view bytes) { return make(StoredValue::Class::Text, bytes); }
    StoredValue blob(std::string_view bytes) { return make(StoredValue::Class::Blob, bytes); }

private:
    StoredValue make(StoredValue::Class storage, std::string_view bytes);

    std::shared_ptr<char[]> m_chunk;
    std::size_t m_size = 0;
    std::size_t m_used = 0;
};

} // namespace durascope
