// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/wide_facts.h"

#include "backends/sample/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace durascope {

namespace {

constexpr std::array<std::string_view, 40> allTypes{"card-charge-attempted", "card-charged", "refund-requested",
    "refund-approved", "funds-reserved", "receipt-sent", "refund-settled", "card-charge-timed-out", "refund-blocked",
    "order-placed", "order-paid", "order-shipped", "order-delivered", "order-returned", "parcel-scanned",
    "address-changed", "account-opened", "account-closed", "account-credited", "account-debited", "transfer-requested",
    "transfer-completed", "transfer-rejected", "limit-raised", "limit-lowered", "card-issued", "card-blocked",
    "card-renewed", "dispute-opened", "dispute-won", "dispute-lost", "invoice-sent", "invoice-paid", "reminder-sent",
    "payout-collected", "payout-submitted", "payout-confirmed", "register-checked", "person-matched", "month-closed"};

constexpr std::array<std::string_view, 6> memos{"damaged on arrival", "charged twice, see the first invoice",
    "Rückgabe nach 14 Tagen", "the customer called and asked for a receipt by mail to the new address",
    "sent by the night run", "écart de caisse constaté par le contrôleur"};
constexpr std::array<std::string_view, 4> acquirers{"northbank", "eurocard", "landbank", "primepay"};

} // namespace

std::span<const std::string_view> WideFacts::types()
{
    return allTypes;
}

WideFacts::WideFacts(Random random)
    : m_random(random)
{
    double sum = 0;
    for (std::size_t rank = 1; rank <= allTypes.size(); ++rank)
        m_upTo.push_back(sum += 1.0 / static_cast<double>(rank));
    for (double& share : m_upTo)
        share /= sum;
}

void WideFacts::member(std::string_view key, std::string_view value)
{
    m_payload += m_payload.empty() ? '{' : ',';
    m_payload += '"';
    m_payload += key;
    m_payload += "\":\"";
    m_payload += value;
    m_payload += '"';
}

void WideFacts::number(std::string_view key, std::uint64_t value)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    m_payload += m_payload.empty() ? "{\"" : ",\"";
    m_payload += key;
    m_payload += "\":";
    m_payload.append(digits, end);
}

WideFact WideFacts::tell()
{
    const double at = m_random.unit();
    const auto rank = std::ranges::lower_bound(m_upTo, at) - m_upTo.begin();
    const std::uint64_t bits = m_random.next();
    m_payload.clear();
    member("acquirer", acquirers[bits & 3]);
    number("amount", (bits >> 2) % 99'000 + 100);
    m_payload += (bits & 64) != 0 ? ".5" : ".0";
    number("attemptNo", (bits >> 20) % 3 + 1);
    m_payload += R"(,"by":{"roles":["teller"],"user":"u)";
    m_payload += static_cast<char>('0' + (bits >> 24) % 10);
    m_payload += static_cast<char>('0' + (bits >> 28) % 10);
    m_payload += "\"}";
    number("customerId", (bits >> 30) % 2'000'000);
    if ((bits & 128) != 0)
        member("memo", memos[(bits >> 32) % memos.size()]);
    number("orderId", 1'000'000 + (bits >> 16) % 8'000'000);
    m_payload += R"(,"lines":[{"qty":)";
    m_payload += static_cast<char>('1' + (bits >> 40) % 9);
    m_payload += R"(,"sku":"S)";
    m_payload += static_cast<char>('0' + (bits >> 44) % 10);
    m_payload += R"(7"}])";
    number("refundId", (bits >> 12) % 900'000);
    m_payload += '}';
    return {allTypes[static_cast<std::size_t>(std::min<std::ptrdiff_t>(rank, std::ssize(allTypes) - 1))], m_payload};
}

std::size_t WideFacts::batchSize()
{
    const std::uint64_t die = m_random.below(100);
    return die < 76 ? 1 : die < 92 ? 2 : die < 99 ? 3 : 12;
}

} // namespace durascope
