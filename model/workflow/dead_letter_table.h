// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_rows.h"
#include "model/workflow/execution_log.h"
#include "model/workflow/numbered_texts.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace durascope {

/// What is kept of one dead letter. Texts are numbers of DeadLetterTable::text().
struct DeadLetterFacts {
    std::int64_t row = 0; ///< Of dead_letter_items; of work_items when it has no row there.
    std::int64_t at = noTime; ///< dead_lettered_at; noTime for an item without a dead-letter row.
    std::string storedAt; ///< As stored.
    std::string itemId;
    std::string executionId;
    std::uint32_t node = 0;
    std::uint32_t queue = 0;
    std::uint32_t error = 0; ///< The first 2,000 bytes.
    std::uint32_t cause = 0;
    std::int64_t attempt = 0;
    bool hasRow = true; ///< False: the item says dead_lettered, but no row of dead_letter_items is there.
};

/// All dead letters of a store, grouped by cause. Not thread-safe.
class DeadLetterTable {
public:
    void add(std::span<const DeadLetter> letters); ///< Known rows are passed over.
    void addItems(std::span<const WorkItem> items); ///< Dead-lettered items; those with a row are passed over.
    void clear();

    const std::vector<DeadLetterFacts>& letters() const { return m_letters; } ///< In the order they were added.
    const std::string& text(std::uint32_t number) const { return m_texts.at(number); }
    std::size_t withoutRow() const { return m_withoutRow; }

    struct Cause {
        std::uint32_t cause = 0; ///< text()
        std::int64_t items = 0;
        std::map<std::uint32_t, std::int64_t> nodes; ///< Node → items.
        std::int64_t first = noTime;
        std::int64_t last = noTime;
        std::string firstStored, lastStored;
        std::vector<float> lastDay; ///< Items an hour, 24, oldest first.
        std::int64_t leastAttempts = 0;
        std::int64_t mostAttempts = 0;
    };
    /// By number of items, most first; equal ones by their text.
    std::vector<Cause> causes(std::int64_t now) const;
    /// Places in letters() of one cause (nullopt: of all), newest first.
    std::vector<std::uint32_t> order(std::optional<std::uint32_t> cause) const;

private:
    std::vector<DeadLetterFacts> m_letters;
    NumberedTexts m_texts;
    std::map<std::string, std::size_t, std::less<>> m_byItem; ///< Item id → place.
    std::map<std::int64_t, std::size_t> m_nameless; ///< Row of a dead letter whose id is no text → place.
    std::size_t m_withoutRow = 0;
};

} // namespace durascope
