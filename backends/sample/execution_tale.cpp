// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/execution_tale.h"

#include "backends/sample/execution_teller.h"
#include "backends/sample/story_case.h"

#include <string>

namespace durascope {

namespace {

constexpr std::int64_t minute = 60'000'000'000;

const StoryWorkflow& pickWorkflow(Random& random)
{
    unsigned total = 0;
    for (const StoryWorkflow& workflow : story::workflows())
        total += workflow.weight;
    std::uint64_t at = random.below(total);
    for (const StoryWorkflow& workflow : story::workflows()) {
        if (at < workflow.weight)
            return workflow;
        at -= workflow.weight;
    }
    return story::workflows()[0];
}

/// Plays one execution node by node; a false answer ends it.
class Play {
public:
    Play(const StoryWorld& world, Random& random, const StoryWorkflow& workflow, Instant start)
        : m_world(world)
        , m_random(random)
        , m_workflow(workflow)
        , m_about(makeCase(random))
        , m_teller(random, workflow, random.uuid(), std::string(workflow.tenant), start)
    {
        m_teller.keepSnapshots(world.snapshots);
    }

    std::vector<StoryScript> play(int extraTurns);

private:
    bool node(const StoryNode& node, const std::string& name);
    bool extra(std::size_t turn);
    bool fetch(const StoryNode& node);
    bool charge(const StoryNode& node);
    bool approval(const StoryNode& node);
    void scheduleAndClaim(const StoryNode& node, const std::string& name);
    void runAndComplete(const StoryNode& node);
    bool failThrice(std::string_view error, std::int64_t runMs, bool logged);
    bool rollOver();
    bool trouble(double share) { return m_random.chance(share * m_world.troubled); }
    std::int64_t duration(const StoryNode& node);

    const StoryWorld& m_world;
    Random& m_random;
    const StoryWorkflow& m_workflow;
    StoryCase m_about;
    ExecutionTeller m_teller;
    bool m_loops = false; ///< Past the nodes of the definition: only what was not decided there can happen.
    std::string m_orphan; ///< The node whose worker dies and is never missed.
    std::vector<StoryScript> m_children;
};

std::int64_t Play::duration(const StoryNode& node)
{
    const double spread = 0.6 + 0.9 * m_random.unit() + (m_random.chance(0.04) ? 2.5 : 0.0);
    return 1 + static_cast<std::int64_t>(node.typicalMs * spread);
}

void Play::scheduleAndClaim(const StoryNode& node, const std::string& name)
{
    m_teller.schedule(name, node.queue);
    // The Python workers are the busy ones.
    m_teller.wait(node.queue == "python_tool" ? m_random.between(400, 5'200) : m_random.between(120, 620));
    m_teller.claim();
}

void Play::runAndComplete(const StoryNode& node)
{
    const std::int64_t ms = duration(node);
    m_teller.run(ms);
    m_teller.complete(resultOf(node, m_about, m_random), ms);
    m_teller.wait(m_random.between(80, 520));
}

bool Play::failThrice(std::string_view error, std::int64_t runMs, bool logged)
{
    const bool leases = error == story::leaseExpired;
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (leases) {
            m_teller.loseLease();
        } else {
            m_teller.run(runMs + m_random.between(0, 400));
            m_teller.failWithRetry(error);
        }
        m_teller.claim();
    }
    if (leases)
        m_teller.wait(30'400);
    else
        m_teller.run(runMs);
    m_teller.deadLetter(error, logged);
    if (logged) {
        m_teller.wait(m_random.between(200, 600));
        m_teller.fail();
    }
    return false;
}

bool Play::charge(const StoryNode& node)
{
    scheduleAndClaim(node, std::string(node.name));
    if (trouble(0.006))
        return failThrice(story::leaseExpired, 0, m_random.chance(0.7));
    const bool unlucky = m_random.chance(m_world.timesOut);
    for (int attempt = 0; attempt < 3; ++attempt) {
        const bool down = m_about.acquirer == story::acquirerDown && m_world.isDown(m_teller.now());
        if (!down && !unlucky)
            break;
        if (attempt == 2) {
            m_teller.run(30'000 + m_random.between(0, 90));
            const bool logged = m_random.chance(m_world.finallyFails);
            m_teller.deadLetter(story::providerTimeout, logged);
            if (logged) {
                m_teller.wait(m_random.between(200, 600));
                m_teller.fail();
            } else if (trouble(0.02)) {
                m_teller.wait(m_random.between(60'000, 240'000));
                m_teller.cancel("user request");
            }
            return false;
        }
        if (m_random.chance(0.65)) {
            m_teller.loseLease();
        } else {
            m_teller.run(30'000 + m_random.between(0, 90));
            m_teller.failWithRetry(story::providerTimeout);
        }
        m_teller.claim();
    }
    runAndComplete(node);
    return true;
}

bool Play::approval(const StoryNode& node)
{
    scheduleAndClaim(node, std::string(node.name));
    if (m_workflow.id != "refund-review" || !m_random.chance(0.015)) {
        runAndComplete(node);
        return true;
    }
    m_teller.wait(14);
    m_teller.requireApproval("charge_card",
        {{"amount", jsonDecimal(m_about.amount)}, {"limit", "400.0"}, {"order_id", jsonString(m_about.orderId)},
            {"reason", R"("amount above the limit for refunds without a person")"}});
    m_teller.wait(m_random.between(126'000, 900'000));
    if (m_random.chance(0.08)) {
        m_teller.reject("m.okafor", "order was refunded before");
        m_teller.wait(300);
        m_teller.fail();
        return false;
    }
    m_teller.approve(m_random.chance(0.6) ? "m.okafor" : "l.brandt", "within policy");
    m_teller.wait(m_random.between(120, 480));
    m_teller.claim();
    const std::int64_t ms = duration(node);
    m_teller.run(ms);
    NodeResult result = resultOf(node, m_about, m_random);
    result.patch.clear(); // the person's patch has set it
    m_teller.complete(result, ms);
    m_teller.wait(m_random.between(80, 520));
    return true;
}

bool Play::fetch(const StoryNode& node)
{
    scheduleAndClaim(node, std::string(node.name));
    if (trouble(0.031))
        return failThrice(story::leaseExpired, 0, m_random.chance(0.5));
    if (trouble(0.005))
        return failThrice(story::rateLimited, 900, m_random.chance(0.7));
    runAndComplete(node);
    return true;
}

bool Play::rollOver()
{
    m_teller.run(duration(m_workflow.nodes[1]));
    const std::string childId = m_teller.takeChildId();
    ExecutionTeller child(m_random, m_workflow, childId, std::string(m_workflow.tenant), m_teller.now());
    child.beginSegment(m_teller);
    const StoryNode& first = m_workflow.nodes[0];
    child.schedule(first.name, first.queue);
    child.wait(m_random.between(120, 900));
    child.claim();
    child.run(first.typicalMs);
    child.complete(resultOf(first, m_about, m_random), first.typicalMs);
    child.wait(220);
    child.finish();
    m_children.push_back(child.take());
    m_teller.wait(40);
    m_teller.rollOver(childId);
    return false;
}

bool Play::node(const StoryNode& node, const std::string& name)
{
    if (node.name == "auto_refund" && !m_about.fromBranch) {
        m_teller.skip(name);
        m_teller.wait(3);
        return true;
    }
    if (node.name == "approve_refund") {
        if (!m_about.fromBranch)
            return approval(node);
        m_teller.skip(name);
        m_teller.wait(3);
        return true;
    }
    if (node.name == "charge_card")
        return charge(node);
    if (node.queue == "java_tool")
        return fetch(node);
    scheduleAndClaim(node, name);
    if (node.name == "load_order" && trouble(0.006))
        return failThrice(story::keyError, 60, true);
    if (node.name == "collect_rows" && trouble(0.005))
        return failThrice(story::schemaMismatch, 1'900, true);
    if (node.kind == "model") {
        if (trouble(0.04)) {
            m_teller.wait(300);
            m_teller.park(20'000);
            m_teller.claim();
        }
        if (!m_loops && m_random.chance(m_world.refused)) {
            m_teller.run(duration(node));
            m_teller.failFatally("model refused: content filter");
            m_teller.wait(m_random.between(200, 600));
            m_teller.fail();
            return false;
        }
        if (!m_loops && m_random.chance(m_world.rollsOver))
            return rollOver();
        if (trouble(0.001)) {
            m_teller.pause("reviewer asked to look at the prompt");
            return false;
        }
    } else if (name == m_orphan) {
        return false;
    } else if (trouble(0.01)) {
        m_teller.loseLease();
        m_teller.claim();
    }
    runAndComplete(node);
    return true;
}

/// Six calls from outside, then a node once more, and so on.
bool Play::extra(std::size_t turn)
{
    constexpr std::size_t callsBetween = 6;
    if (turn % (callsBetween + 1) < callsBetween) {
        m_teller.signal("bank-" + m_random.hex(6),
            R"({"batch":"b-)" + m_random.hex(6) + R"(","row":)" + std::to_string(turn)
                + R"(,"state":"accepted","trace":")" + m_random.hex(32) + R"("})");
        m_teller.wait(m_random.between(30, 700));
        return true;
    }
    const std::size_t run = turn / (callsBetween + 1);
    const std::size_t loops = m_workflow.nodes.size() - m_workflow.loopFrom;
    const StoryNode& next = m_workflow.nodes[m_workflow.loopFrom + run % loops];
    return node(next, std::string(next.name) + '_' + std::to_string(2 + run / loops));
}

std::vector<StoryScript> Play::play(int extraTurns)
{
    m_teller.begin(inputOf(m_workflow, m_about, m_random));
    const std::size_t cancelAt
        = m_random.chance(m_world.cancelled) ? 1 + m_random.below(m_workflow.nodes.size() - 1) : SIZE_MAX;
    bool goesOn = true;
    if (m_random.chance(m_world.orphaned))
        m_orphan = m_workflow.nodes.back().name;
    for (std::size_t i = 0; i < m_workflow.nodes.size() && goesOn; ++i) {
        if (i == cancelAt)
            m_teller.cancel("user request");
        const StoryNode& next = m_workflow.nodes[i];
        goesOn = i != cancelAt && node(next, std::string(next.name));
    }
    m_loops = true;
    for (int turn = 0; turn < extraTurns && goesOn && m_workflow.loopFrom < m_workflow.nodes.size(); ++turn)
        goesOn = extra(static_cast<std::size_t>(turn));
    if (goesOn)
        m_teller.finish();
    std::vector<StoryScript> scripts;
    scripts.push_back(m_teller.take());
    for (StoryScript& child : m_children)
        scripts.push_back(std::move(child));
    return scripts;
}

} // namespace

bool StoryWorld::isDown(Instant time) const
{
    if (time < downUntil)
        return time >= downFrom;
    return (time.nanoseconds - downUntil.nanoseconds) % (45 * minute) > 39 * minute;
}

std::vector<StoryScript> ExecutionTale::tell(Random random, Instant start, int extraTurns, bool shortOnly) const
{
    if (m_world.neverDrained > 0 && random.chance(m_world.neverDrained))
        return {neverDrained(random, start)};
    const StoryWorkflow& workflow = shortOnly ? story::workflow("invoice-export") : pickWorkflow(random);
    return Play(m_world, random, workflow, start).play(extraTurns);
}

StoryScript ExecutionTale::neverDrained(Random random, Instant start)
{
    const StoryWorkflow& workflow = story::formerSupportDigest();
    ExecutionTeller teller(random, workflow, random.uuid(), "default", start);
    teller.begin(inputOf(workflow, {}, random));
    teller.schedule(workflow.nodes[0].name, workflow.nodes[0].queue);
    return teller.take();
}

StoryScript ExecutionTale::exactly(Random random, Instant start, std::size_t events)
{
    const StoryWorkflow& workflow = story::workflow("payout-batch");
    const StoryNode& collect = workflow.nodes[0];
    const StoryCase about = makeCase(random);
    ExecutionTeller teller(random, workflow, random.uuid(), std::string(workflow.tenant), start);
    teller.begin(inputOf(workflow, about, random));
    std::size_t told = 1;
    for (std::size_t run = 1; told + 2 <= events; told += 2, ++run) {
        teller.schedule(std::string(collect.name) + '_' + std::to_string(run), collect.queue);
        teller.wait(2);
        teller.claim();
        teller.run(5);
        teller.complete(resultOf(collect, about, random), 5);
    }
    if (told < events)
        teller.signal("bank", R"({"state":"accepted"})");
    return teller.take();
}

} // namespace durascope
