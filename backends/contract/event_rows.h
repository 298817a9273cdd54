// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/row_table.h"

#include <string>
#include <vector>

namespace durascope {

/// A fact of an event store: one row of `events`. Its position is its rowid and its sequence number.
struct Fact {
    RowId row;
    Column sequenceNumber;
    Column occurredAt; ///< RFC 3339 text; text order is not time order.
    Column eventType;
    Column payload; ///< JSON text as stored.
    bool operator==(const Fact&) const = default;
};

/// One append of two or more facts (every append in a dense store): one row of `append_batches`.
struct AppendBatch {
    RowId row;
    Column firstSequenceNumber;
    Column lastSequenceNumber;
    bool operator==(const AppendBatch&) const = default;
};

/// A durable stream's cursor: one row of `subscriber_cursors`.
struct SubscriberCursor {
    RowId row;
    Column subscriberId; ///< The stream's name; free text, may be empty.
    Column eventQuery; ///< JSON text, compared byte for byte by its owner: never rewritten.
    Column lastProcessed;
    bool operator==(const SubscriberCursor&) const = default;
};

/// Key and value of `store_metadata`.
struct StoreMetadata {
    RowId row;
    Column key;
    Column value;
    bool operator==(const StoreMetadata&) const = default;
};

template <>
ColumnList<Fact> columnsOf<Fact>();
template <>
ColumnList<AppendBatch> columnsOf<AppendBatch>();
template <>
ColumnList<SubscriberCursor> columnsOf<SubscriberCursor>();
template <>
ColumnList<StoreMetadata> columnsOf<StoreMetadata>();
template <>
std::string_view tableOf<Fact>();
template <>
std::string_view tableOf<AppendBatch>();
template <>
std::string_view tableOf<SubscriberCursor>();
template <>
std::string_view tableOf<StoreMetadata>();

} // namespace durascope
