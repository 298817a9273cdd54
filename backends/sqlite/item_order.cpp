// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/item_order.h"

#include "backends/sqlite/list_token.h"

#include <algorithm>

namespace durascope::sqlite {

namespace {

constexpr std::int64_t keysPerStep = 20'000;

std::string listingOf(const WorkflowFilter& filter)
{
    return "s" + filter.status.value_or("\x01") + "\x02" + "e" + filter.executionId.value_or("\x01");
}

} // namespace

void ItemOrder::forget()
{
    m_listing.clear();
    m_times = {};
    m_keys = {};
    m_at = 0;
}

bool ItemOrder::less(const Key& a, const Key& b) const
{
    const auto timeA = timeOf(a);
    const auto timeB = timeOf(b);
    return timeA != timeB ? timeA < timeB : a.row < b.row;
}

/// Takes rowid and created_at. One byte before the time puts what is no text where the engine sorts it.
void ItemOrder::take(Query& query)
{
    const auto keep = [&](char rank, std::string_view bytes) {
        m_keys.push_back({query.integer(0), m_times.size(), static_cast<std::uint32_t>(bytes.size() + 1)});
        m_times += rank;
        m_times += bytes;
    };
    while (query.next()) {
        if (query.isText(1)) {
            keep('t', query.text(1));
            continue;
        }
        const auto odd = query.value(1);
        if (odd.isNull())
            keep('a', {});
        else
            keep(odd.storage() == StoredValue::Class::Blob ? 'z' : 'n', odd.bytes());
    }
}

void ItemOrder::load(Connection& connection, const QueueStatements& statements, const WorkflowFilter& filter)
{
    forget();
    if (filter.executionId) {
        Query query(connection, *statements.keysOfExecution);
        query.bind(*filter.executionId);
        take(query);
    } else if (filter.status) {
        Query query(connection, *statements.keysOfStatus, scanPatience);
        query.bind(*filter.status);
        take(query);
    } else {
        std::size_t before = 0;
        do {
            before = m_keys.size();
            Query query(connection, *statements.keys);
            query.bind(m_keys.empty() ? std::numeric_limits<std::int64_t>::min() : m_keys.back().row);
            query.bind(keysPerStep);
            take(query);
        } while (m_keys.size() == before + keysPerStep);
    }
    std::sort(m_keys.begin(), m_keys.end(), [this](const Key& a, const Key& b) { return less(a, b); });
    m_listing = listingOf(filter);
}

void ItemOrder::seek(
    Connection& connection, const QueueStatements& statements, const WorkflowFilter& filter, const std::string& after)
{
    const auto token = ListToken::parse(after);
    if (!token || m_listing != listingOf(filter))
        load(connection, statements, filter);
    if (!token) {
        m_at = 0;
        return;
    }
    const auto time = token->key.textOrEmpty();
    const auto place = std::upper_bound(m_keys.begin(), m_keys.end(), token->row.value,
        [&](std::int64_t row, const Key& key) { return time != timeOf(key) ? time < timeOf(key) : row < key.row; });
    m_at = static_cast<std::size_t>(place - m_keys.begin());
}

std::optional<RowId> ItemOrder::next()
{
    if (atEnd())
        return std::nullopt;
    return RowId{m_keys[m_at++].row};
}

std::string ItemOrder::tokenHere() const
{
    if (m_at == 0)
        return {};
    const auto& key = m_keys[m_at - 1];
    return ListToken{StoredValue::text(std::string(timeOf(key))), {key.row}}.text();
}

} // namespace durascope::sqlite
