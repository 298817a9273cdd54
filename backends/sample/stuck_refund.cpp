// SPDX-License-Identifier: Apache-2.0
// The one execution that every page's picture shows.
#include "backends/sample/execution_tale.h"
#include "backends/sample/execution_teller.h"
#include "backends/sample/story_case.h"

namespace durascope {

namespace {

/// Schedule, wait, claim, run, complete.
void pass(ExecutionTeller& teller, const StoryNode& node, const StoryCase& about, Random& random, std::int64_t waitMs,
    std::int64_t runMs)
{
    teller.schedule(node.name, node.queue);
    teller.wait(waitMs);
    teller.claim();
    teller.run(runMs);
    teller.complete(resultOf(node, about, random), runMs);
}

} // namespace

StoryScript ExecutionTale::stuckRefund(Instant now)
{
    Random random(1);
    const StoryWorkflow& workflow = story::workflow("refund-review");
    const auto nodes = workflow.nodes;
    StoryCase about;
    about.amount = 42'500;
    about.orderId = "A-77120";
    about.acquirer = story::acquirerDown;
    about.holdId = "h-20931";
    about.refundId = "r-88121";
    const Instant start{now.nanoseconds - 1'321'000'000'000};
    ExecutionTeller teller(random, workflow, "7f3a91c2-5b0e-4d17-9c44-e1b7d0a2c86f", "default", start);
    teller.begin({{"amount", "425.0"}, {"channel", R"("app")"}, {"currency", R"("EUR")"}, {"order_id", R"("A-77120")"},
        {"reason", R"("damaged on arrival")"}, {"refund_id", R"("r-88121")"}});
    pass(teller, nodes[0], about, random, 1'100, 410);
    teller.wait(500);
    teller.schedule(nodes[1].name, nodes[1].queue);
    teller.wait(380);
    teller.claim();
    teller.run(1'890);
    teller.park(20'000);
    teller.claim();
    teller.run(3'080);
    teller.complete(resultOf(nodes[1], about, random), 3'080);
    teller.wait(450);
    pass(teller, nodes[2], about, random, 390, 20);
    teller.wait(300);
    teller.skip(nodes[3].name);
    teller.schedule(nodes[4].name, nodes[4].queue);
    teller.wait(490);
    teller.claim();
    teller.wait(14);
    teller.requireApproval("charge_card",
        {{"amount", "425.0"}, {"limit", "400.0"}, {"order_id", R"("A-77120")"},
            {"reason", R"("amount above the limit for refunds without a person")"}});
    teller.wait(854'000);
    teller.approve("m.okafor", "within policy");
    teller.wait(490);
    teller.claim();
    teller.run(196);
    NodeResult approved = resultOf(nodes[4], about, random);
    approved.output = {{"by", R"("m.okafor")"}, {"note", R"("within policy")"}};
    approved.patch.clear();
    teller.complete(approved, 196);
    teller.wait(500);
    pass(teller, nodes[5], about, random, 1'400, 655);
    teller.wait(1'250);
    teller.schedule(nodes[6].name, nodes[6].queue);
    teller.wait(330);
    teller.claimBy("py-worker-1");
    teller.loseLease();
    teller.claimBy("py-worker-1");
    teller.loseLease();
    teller.claimBy("py-worker-4");
    teller.run(30'000);
    teller.deadLetter(story::providerTimeout, false);
    return teller.take();
}

} // namespace durascope
