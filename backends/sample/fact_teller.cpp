// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/fact_teller.h"

#include <utility>

namespace durascope {

namespace {

constexpr std::size_t openRefunds = 40;

} // namespace

FactTeller::FactTeller(Random random, const StoryWorld& world)
    : m_random(random)
    , m_world(world)
    , m_open(openRefunds)
{
    for (Refund& refund : m_open) {
        open(refund);
        refund.stage = static_cast<Stage>(m_random.below(2));
    }
}

void FactTeller::open(Refund& refund)
{
    refund = Refund();
    refund.about = makeCase(m_random);
    // Amounts of the log have one decimal as often as not.
    refund.about.amount = m_random.between(300, 19'800) * 5;
}

std::string FactTeller::charge(const Refund& refund) const
{
    return R"({"amount":)" + jsonDecimal(refund.about.amount) + R"(,"orderId":)" + jsonString(refund.about.orderId)
        + R"(,"acquirer":)" + jsonString(refund.about.acquirer) + R"(,"refundId":)" + jsonString(refund.about.refundId)
        + R"(,"attemptNo":)" + std::to_string(refund.attempt) + "}";
}

std::vector<StoryFact> FactTeller::tell(Instant at, std::size_t most)
{
    std::vector<StoryFact> batch;
    const auto add = [&](std::string type, std::string payload) {
        // Each fact of a batch reads the clock anew.
        at.nanoseconds += batch.empty() ? 0 : 400'000 + static_cast<std::int64_t>(m_random.below(9'000));
        if (batch.size() < most)
            batch.push_back({formatZuluForm(at), std::move(type), std::move(payload)});
    };
    Refund& refund = m_open[m_random.below(m_open.size())];
    const std::string order = jsonString(refund.about.orderId);
    const std::string id = jsonString(refund.about.refundId);
    switch (refund.stage) {
    case Stage::Requested:
        add("refund-requested",
            R"({"amount":)" + jsonDecimal(refund.about.amount) + R"(,"orderId":)" + order + R"(,"refundId":)" + id
                + R"(,"channel":"app"})");
        refund.stage = Stage::Approved;
        break;
    case Stage::Approved:
        add("refund-approved", R"({"by":"policy","orderId":)" + order + R"(,"refundId":)" + id + "}");
        refund.stage = Stage::Attempted;
        break;
    case Stage::Attempted:
        ++refund.attempt;
        add("card-charge-attempted", charge(refund));
        if (!refund.reserved)
            add("funds-reserved",
                R"({"holdId":)" + jsonString(refund.about.holdId) + R"(,"orderId":)" + order + R"(,"reserved":)"
                    + jsonDecimal(refund.about.amount) + "}");
        refund.reserved = true;
        refund.stage
            = refund.about.acquirer == story::acquirerDown && m_world.isDown(at) ? Stage::TimedOut : Stage::Charged;
        break;
    case Stage::TimedOut:
        add("card-charge-timed-out", charge(refund));
        refund.stage = Stage::Attempted;
        if (refund.attempt < 3)
            break;
        add("refund-blocked", R"({"orderId":)" + order + R"(,"refundId":)" + id + R"(,"reason":"provider timeout"})");
        open(refund);
        break;
    case Stage::Charged:
        add("card-charged", charge(refund));
        if (m_random.chance(0.5))
            add("refund-settled", R"({"orderId":)" + order + R"(,"refundId":)" + id + "}");
        if (m_random.chance(0.3))
            add("receipt-sent", R"({"channel":"mail","refundId":)" + id + "}");
        open(refund);
        break;
    }
    return batch;
}

std::vector<StoryFact> FactTeller::closeMonth(Instant at, std::string_view month)
{
    return {{formatZuluForm(at), "month-closed", R"({"month":)" + jsonString(month) + R"(,"by":"ledger"})"}};
}

} // namespace durascope
