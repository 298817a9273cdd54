// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <list>
#include <memory>
#include <vector>

namespace durascope {

/// Blocks of rows found by the key of a row. Bounded in blocks and bytes: the block used longest ago goes first, the
/// one used last never. A row that stands in two blocks is found in the later one. No locks: one thread.
/// Keys that follow one another, as the positions of a log do, need no index: a page in or out costs the same for any
/// number of rows. Other keys stand in a hash.
template <class Block>
class PageCache {
public:
    using Key = std::int64_t;
    using BlockPtr = std::shared_ptr<const Block>;

    struct Limits {
        std::size_t blocks = 64;
        std::size_t bytes = std::size_t(24) << 20;
    };
    /// Where a row stands; `block` null: not here. `stale`: it was changed in the store since.
    struct Place {
        BlockPtr block;
        int index = 0;
        bool stale = false;
    };

    PageCache() = default;
    explicit PageCache(Limits limits)
        : m_limits(limits)
    {
    }

    /// `keys[i]` is the key of the block's row i. Returns the blocks that had to go: letting go of them takes a while,
    /// which can wait until the new rows are on the screen.
    std::vector<BlockPtr> insert(BlockPtr block, std::vector<Key> keys, std::size_t bytes)
    {
        std::vector<BlockPtr> dropped;
        Held held{std::move(block), {}, 0, 0, bytes, ++m_inserted, {}};
        if (isRun(keys)) {
            held.first = keys.empty() ? 0 : keys.front();
            held.count = keys.size();
        } else {
            held.keys = std::move(keys);
        }
        const auto last = [](const Held& run) { return run.first + (static_cast<Key>(run.count) - 1); };
        for (Held& earlier : m_held)
            earlier.covered |= earlier.first <= last(held) && held.first <= last(earlier);
        m_held.push_front(std::move(held));
        m_bytes += bytes;
        const auto here = m_held.begin();
        for (std::size_t i = 0; i < here->keys.size(); ++i)
            m_index.insert(here->keys[i], Entry{here, static_cast<int>(i)});
        while (m_held.size() > 1 && (m_held.size() > m_limits.blocks || m_bytes > m_limits.bytes)) {
            dropped.push_back(std::move(m_held.back().block));
            drop(std::prev(m_held.end()));
        }
        return dropped;
    }

    /// The row, which counts as used.
    Place use(Key key)
    {
        const Entry found = find(key);
        if (!found.there())
            return {};
        m_held.splice(m_held.begin(), m_held, found.held);
        return placeOf(found);
    }
    Place peek(Key key) const
    {
        const Entry found = find(key);
        return found.there() ? placeOf(found) : Place{};
    }
    /// Whether the row is here as the store has it.
    bool isFresh(Key key) const
    {
        const Entry found = find(key);
        return found.there() && !placeOf(found).stale;
    }
    /// Whether any row was marked since it came.
    bool hasStale() const
    {
        return std::any_of(m_held.begin(), m_held.end(), [](const Held& held) { return !held.stale.empty(); });
    }

    void markStale(Key key)
    {
        const Entry found = find(key);
        if (found.there())
            found.held->stale.insert(found.index);
    }
    void markAllStale()
    {
        for (Held& held : m_held) {
            const auto rows = static_cast<int>(std::max(held.count, held.keys.size()));
            for (int index = 0; index < rows; ++index)
                held.stale.insert(index);
        }
    }
    /// Drops the blocks for which `judge(block)` says so.
    template <class Judge>
    void dropIf(Judge judge)
    {
        for (auto held = m_held.begin(); held != m_held.end();)
            held = judge(*held->block) ? drop(held) : std::next(held);
    }
    void clear()
    {
        m_index.clear();
        m_held.clear();
        m_bytes = 0;
    }

    std::size_t blocks() const { return m_held.size(); }
    std::size_t bytes() const { return m_bytes; }

private:
    struct Held {
        BlockPtr block;
        std::vector<Key> keys; ///< Empty for a run of keys.
        Key first = 0; ///< Of a run: first, first + 1, ….
        std::size_t count = 0;
        std::size_t bytes = 0;
        std::uint64_t serial = 0; ///< Grows with each block inserted.
        QSet<int> stale; ///< Rows changed in the store since.
        bool covered = false; ///< A later run holds some of the same keys.
        bool holds(Key key) const { return key >= first && key - first < static_cast<Key>(count); }
    };
    using HeldAt = typename std::list<Held>::iterator;
    struct Entry {
        HeldAt held{};
        int index = -1;
        bool there() const { return index >= 0; }
    };

    static bool isRun(const std::vector<Key>& keys)
    {
        return std::adjacent_find(keys.begin(), keys.end(), [](Key a, Key b) { return b != a + 1; }) == keys.end();
    }
    static Place placeOf(const Entry& entry)
    {
        return {entry.held->block, entry.index, entry.held->stale.contains(entry.index)};
    }
    /// The run used last mostly has the row. Else all are looked through; they stand in the order of use, so of two
    /// that hold it the later serial decides.
    Entry find(Key key) const
    {
        if (m_index.isEmpty() && !m_held.empty() && m_held.front().holds(key) && !m_held.front().covered)
            return {m_held.begin(), static_cast<int>(key - m_held.front().first)};
        const auto indexed = m_index.constFind(key);
        Entry found = indexed == m_index.cend() ? Entry{} : *indexed;
        for (auto held = m_held.begin(); held != m_held.end(); ++held) {
            if (held->holds(key) && (!found.there() || held->serial > found.held->serial))
                found = {held, static_cast<int>(key - held->first)};
        }
        return found;
    }
    HeldAt drop(HeldAt held)
    {
        for (const Key key : held->keys) {
            const auto found = m_index.find(key);
            if (found != m_index.end() && found->held == held)
                m_index.erase(found);
        }
        m_bytes -= held->bytes;
        return m_held.erase(held);
    }

    Limits m_limits;
    mutable std::list<Held> m_held; ///< Used last first. Mutable for iterators only: finding changes nothing.
    QHash<Key, Entry> m_index;
    std::size_t m_bytes = 0;
    std::uint64_t m_inserted = 0;
};

} // namespace durascope
