// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/story_case.h"

#include <array>

namespace durascope {

namespace {

template <std::size_t N>
std::string pick(const std::array<std::string_view, N>& texts, Random& random)
{
    return jsonString(texts[random.below(N)]);
}

std::string number(Random& random, std::int64_t low, std::int64_t high)
{
    return std::to_string(random.between(low, high));
}

std::string sentences(Random& random, std::int64_t count)
{
    static constexpr std::array<std::string_view, 8> known{
        "The card holder reported the parcel as damaged on arrival.",
        "The carrier's scan shows a delivery on the second attempt.",
        "No earlier dispute exists for this account.",
        "The amount equals the original charge; no partial refund was made.",
        "The merchant's terms allow a return within thirty days.",
        "Photographs of the goods were attached by the customer.",
        "The address given matches the register entry.",
        "A person should look at the second invoice before an answer is sent.",
    };
    std::string text;
    for (std::int64_t i = 0; i < count; ++i) {
        if (i > 0)
            text += ' ';
        text += known[random.below(known.size())];
    }
    return jsonString(text);
}

NodeResult result(const StoryNode& node, JsonMembers output)
{
    NodeResult given;
    given.output = std::move(output);
    if (!node.stateKey.empty())
        given.patch.emplace(node.stateKey, jsonObject(given.output));
    return given;
}

NodeResult modelResult(const StoryNode& node, Random& random)
{
    NodeResult given;
    if (node.name == "score_risk")
        given = result(node,
            {{"level", R"("medium")"}, {"score", jsonDecimal(random.between(11, 88))},
                {"signals", R"(["new_device","amount"])"}});
    else if (node.name == "match_person")
        given = result(node, {{"matched", "true"}, {"score", jsonDecimal(random.between(80, 99))}});
    else
        given = result(node, {{"text", sentences(random, random.between(2, 7))}, {"language", R"("en")"}});
    given.inputTokens = random.between(310, 1400);
    given.outputTokens = random.between(24, 260);
    return given;
}

} // namespace

StoryCase makeCase(Random& random)
{
    static constexpr std::array<std::string_view, 3> others{"eurocard", "landbank", "primepay"};
    StoryCase about;
    about.amount = random.between(240, 1960) * 50;
    about.orderId = "A-" + std::to_string(random.between(75'000, 78'999));
    about.acquirer = random.chance(0.28) ? story::acquirerDown : others[random.below(others.size())];
    about.holdId = "h-" + std::to_string(random.between(20'000, 29'999));
    about.refundId = "r-" + std::to_string(random.between(86'000, 89'999));
    about.fromBranch = random.chance(0.12);
    return about;
}

JsonMembers inputOf(const StoryWorkflow& workflow, const StoryCase& about, Random& random)
{
    static constexpr std::array<std::string_view, 3> channels{"app", "web", "phone"};
    static constexpr std::array<std::string_view, 4> reasons{
        "damaged on arrival", "wrong size", "never arrived", "charged twice"};
    static constexpr std::array<std::string_view, 5> countries{"DE", "FR", "NL", "PT", "SE"};
    if (workflow.id == "refund-review")
        return {{"amount", jsonDecimal(about.amount)}, {"channel", pick(channels, random)}, {"currency", R"("EUR")"},
            {"order_id", jsonString(about.orderId)}, {"reason", pick(reasons, random)},
            {"refund_id", jsonString(about.refundId)}};
    if (workflow.id == "kyc-check")
        return {{"country", pick(countries, random)}, {"person_id", jsonString("p-" + random.hex(8))},
            {"requested_by", R"("onboarding")"}};
    if (workflow.id == "payout-batch")
        return {{"batch_id", jsonString("b-" + random.hex(6))}, {"currency", R"("EUR")"},
            {"rows", number(random, 40, 900)}};
    if (workflow.id == "support-digest")
        return {{"team", R"("refunds")"}, {"topic", R"("last hour")"}};
    if (workflow.id == "chargeback-reply")
        return {{"amount", jsonDecimal(about.amount)}, {"case_id", jsonString("cb-" + random.hex(6))},
            {"order_id", jsonString(about.orderId)}};
    return {{"customer", jsonString("c-" + random.hex(6))}, {"month", R"("2026-11")"}};
}

NodeResult resultOf(const StoryNode& node, const StoryCase& about, Random& random)
{
    if (node.kind == "model")
        return modelResult(node, random);
    if (node.name == "load_order")
        return result(node, {{"country", R"("DE")"}, {"items", number(random, 1, 5)}, {"placed", R"("2026-11-18")"}});
    if (node.name == "check_policy")
        return result(node, {{"chosen_target", about.fromBranch ? R"("auto_refund")" : R"("approve_refund")"}});
    if (node.name == "approve_refund")
        return result(node, {{"by", R"("policy")"}, {"note", R"("below the limit")"}});
    if (node.name == "reserve_funds")
        return result(node,
            {{"acquirer", jsonString(about.acquirer)}, {"hold_id", jsonString(about.holdId)},
                {"reserved", jsonDecimal(about.amount)}});
    if (node.name == "charge_card")
        return result(node, {{"auth_code", jsonString(random.hex(6))}, {"charged", jsonDecimal(about.amount)}});
    if (node.name == "send_receipt")
        return result(node, {{"message_id", jsonString("m-" + random.hex(8))}, {"sent", "true"}});
    return result(node, {{"checked", "true"}, {"count", number(random, 1, 480)}, {"ref", jsonString(random.hex(12))}});
}

} // namespace durascope
