// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/value_arena.h"

#include <algorithm>
#include <cstring>

namespace durascope {

namespace {

constexpr std::size_t firstChunk = 1'024; // a single row needs no more
constexpr std::size_t largestChunk = 65'536;
constexpr std::size_t large = 4'096;

} // namespace

StoredValue ValueArena::make(StoredValue::Class storage, std::string_view bytes)
{
    if (bytes.empty())
        return StoredValue::shared(storage, std::string_view(""), {});
    if (bytes.size() >= large) {
        std::shared_ptr<char[]> own(new char[bytes.size()]);
        std::memcpy(own.get(), bytes.data(), bytes.size());
        return StoredValue::shared(storage, {own.get(), bytes.size()}, own);
    }
    if (m_size - m_used < bytes.size()) {
        m_size = std::max(std::clamp(m_size * 4, firstChunk, largestChunk), bytes.size());
        m_chunk.reset(new char[m_size]);
        m_used = 0;
    }
    char* const place = m_chunk.get() + m_used;
    std::memcpy(place, bytes.data(), bytes.size());
    m_used += bytes.size();
    return StoredValue::shared(storage, {place, bytes.size()}, m_chunk);
}

} // namespace durascope
