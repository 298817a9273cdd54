// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <list>
#include <memory>
#include <vector>

namespace durascope {

/// Blocks of rows found by the key of a row. Bounded in blocks and bytes: the block used longest ago goes first, the
/// one used last never. A row that stands in two blocks is found in the later one. No locks: one thread.
/// The index is a QHash because it keeps its nodes in a few blocks of memory: a page costs 200 entries in and out.
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
        m_held.push_front({std::move(block), std::move(keys), bytes});
        m_bytes += bytes;
        const auto here = m_held.begin();
        for (std::size_t i = 0; i < here->keys.size(); ++i)
            m_index.insert(here->keys[i], Entry{here, static_cast<int>(i), false});
        while (m_held.size() > 1 && (m_held.size() > m_limits.blocks || m_bytes > m_limits.bytes)) {
            dropped.push_back(std::move(m_held.back().block));
            drop(std::prev(m_held.end()));
        }
        return dropped;
    }

    /// The row, which counts as used.
    Place use(Key key)
    {
        const auto found = m_index.constFind(key);
        if (found == m_index.cend())
            return {};
        const Entry& entry = *found;
        m_held.splice(m_held.begin(), m_held, entry.held);
        return {entry.held->block, entry.index, entry.stale};
    }
    Place peek(Key key) const
    {
        const auto found = m_index.constFind(key);
        if (found == m_index.cend())
            return {};
        return {found->held->block, found->index, found->stale};
    }
    /// Whether the row is here as the store has it.
    bool isFresh(Key key) const
    {
        const auto found = m_index.constFind(key);
        return found != m_index.cend() && !found->stale;
    }

    void markStale(Key key)
    {
        const auto found = m_index.find(key);
        if (found != m_index.end())
            found->stale = true;
    }
    void markAllStale()
    {
        for (Entry& entry : m_index)
            entry.stale = true;
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
        std::vector<Key> keys;
        std::size_t bytes = 0;
    };
    using HeldAt = typename std::list<Held>::iterator;
    struct Entry {
        HeldAt held;
        int index = 0;
        bool stale = false;
    };

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
    std::list<Held> m_held; ///< Used last first.
    QHash<Key, Entry> m_index;
    std::size_t m_bytes = 0;
};

} // namespace durascope
