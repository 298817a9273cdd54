// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"

#include <span>
#include <string>
#include <string_view>

namespace durascope {

/// An applied migration as the workflow server checks it: number, description, SHA-384 of its file in hex.
struct Migration {
    int version;
    std::string_view description;
    std::string_view checksum;
};

/// Tables of a workflow store, schema 11; without indexes of their own.
std::string workflowTables();
/// Its 29 indexes; made after the rows, which is several times faster.
std::span<const std::string_view> workflowIndexes();
/// All eleven, in order. The server refuses a file whose rows differ.
std::span<const Migration> workflowMigrations();

/// The four tables of an event store.
std::string factTables();
std::span<const std::string_view> factIndexes();

} // namespace durascope
