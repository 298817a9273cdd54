// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/event_rows.h"

#include <array>

namespace durascope {

template <>
ColumnList<Fact> columnsOf<Fact>()
{
    static constexpr std::array columns{
        ColumnOf<Fact>{"sequence_number", &Fact::sequenceNumber},
        ColumnOf<Fact>{"occurred_at", &Fact::occurredAt},
        ColumnOf<Fact>{"event_type", &Fact::eventType},
        ColumnOf<Fact>{"payload", &Fact::payload, Content::Json},
    };
    return columns;
}

template <>
ColumnList<AppendBatch> columnsOf<AppendBatch>()
{
    static constexpr std::array columns{
        ColumnOf<AppendBatch>{"first_sequence_number", &AppendBatch::firstSequenceNumber},
        ColumnOf<AppendBatch>{"last_sequence_number", &AppendBatch::lastSequenceNumber},
    };
    return columns;
}

template <>
ColumnList<SubscriberCursor> columnsOf<SubscriberCursor>()
{
    static constexpr std::array columns{
        ColumnOf<SubscriberCursor>{"subscriber_id", &SubscriberCursor::subscriberId},
        ColumnOf<SubscriberCursor>{"event_query", &SubscriberCursor::eventQuery, Content::Json},
        ColumnOf<SubscriberCursor>{"last_processed_sequence_number", &SubscriberCursor::lastProcessed},
    };
    return columns;
}

template <>
ColumnList<StoreMetadata> columnsOf<StoreMetadata>()
{
    static constexpr std::array columns{
        ColumnOf<StoreMetadata>{"key", &StoreMetadata::key},
        ColumnOf<StoreMetadata>{"value", &StoreMetadata::value},
    };
    return columns;
}

template <>
std::string_view tableOf<Fact>()
{
    return "events";
}
template <>
std::string_view tableOf<AppendBatch>()
{
    return "append_batches";
}
template <>
std::string_view tableOf<SubscriberCursor>()
{
    return "subscriber_cursors";
}
template <>
std::string_view tableOf<StoreMetadata>()
{
    return "store_metadata";
}

} // namespace durascope
