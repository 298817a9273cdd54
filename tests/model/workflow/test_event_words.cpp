// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/event_summary.h"

#include <QTest>

#include <set>

using namespace durascope;

namespace {

const QString id = QStringLiteral("exec_0a644f5c5ec656599b1ceeb0d34d2fc4");

QString words(const QString& json)
{
    const Column column = StoredValue::text(json.toStdString());
    return eventSummary(EventFields(column), column, {QTimeZone("UTC"), *parseInstant("2026-11-21T12:00:00Z")});
}

void add(const char* type, const char* keys, const QString& expected)
{
    QTest::newRow(type)
        << QStringLiteral("{\"type\":\"%1\",%2}").arg(QString::fromLatin1(type), QString::fromLatin1(keys)) << expected;
}

} // namespace

class TestEventWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKind_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("expected");
        const auto text = [](const char* t) { return QString::fromUtf8(t); };
        add("workflow_started", "\"workflow_id\":\"w\",\"workflow_version\":\"1.0\",\"initial_input\":{}",
            text("w 1.0"));
        add("workflow_completed", "\"final_state\":{\"a\":1}", text("final state 7 B"));
        add("workflow_failed", "\"error\":\"node(s) failed terminally: a, b\"",
            text("node(s) failed terminally: a, b"));
        add("workflow_cancelled", "\"reason\":\"user request\"", text("user request"));
        add("segment_boundary", "\"segment_number\":2,\"next_execution_id\":\"exec_0a644f5c5ec656599b1ceeb0d34d2fc4\"",
            text("goes on as segment 2, ") + shortId(id.toStdString()));
        add("node_scheduled", "\"node_id\":\"n\",\"queue_type\":\"python_tool\"", text("python_tool"));
        add("node_started", "\"node_id\":\"n\",\"worker_id\":\"py-1\",\"attempt\":0", text("attempt 0 by py-1"));
        add("node_completed",
            "\"node_id\":\"n\",\"output\":{},\"state_patch\":{},\"duration_ms\":196,\"gen_ai_model\":\"m\","
            "\"input_tokens\":1204,\"output_tokens\":88,\"cost_usd\":0.5",
            text("196 ms, 1,204 + 88 tokens, m, 0.5 USD"));
        add("node_failed", "\"node_id\":\"n\",\"error\":\"boom\",\"attempt\":1,\"retryable\":true", text("1: boom"));
        add("node_parked", "\"node_id\":\"n\",\"attempt\":1,\"retry_after\":\"2026-11-21T03:06:51.25+00:00\"",
            text("attempt 1 not before ")
                + listTime("2026-11-21T03:06:51.25+00:00", {QTimeZone("UTC"), *parseInstant("2026-11-21T12:00:00Z")}));
        add("node_skipped", "\"node_id\":\"n\",\"reason\":\"branch not taken\"", text("branch not taken"));
        add("node_cancelled", "\"node_id\":\"n\"", QString());
        add("retry_scheduled", "\"node_id\":\"n\",\"attempt\":1,\"delay_ms\":2000", text("attempt 1 in 2.00 s"));
        add("tool_approval_required", "\"node_id\":\"n\",\"tool_name\":\"pay\",\"approver\":\"human\",\"context\":{}",
            text("pay, human"));
        add("approval_received",
            "\"node_id\":\"n\",\"user_id\":\"m.okafor\",\"decision\":\"approved\",\"comment\":null",
            text("approved by m.okafor"));
        add("interrupt_raised", "\"node_id\":\"n\",\"reason\":\"look\",\"state_for_review\":{}", text("look"));
        add("timer_created", "\"node_id\":\"n\",\"fire_at\":\"2025-01-02T03:04:05Z\",\"correlation_key\":null",
            text("fires 2025-01-02"));
        add("timer_fired", "\"node_id\":\"n\",\"correlation_key\":\"k\"", text("k"));
        add("external_event_received", "\"correlation_key\":\"k\",\"payload\":[1,2]", text("k, payload 5 B"));
        add("child_workflow_started", "\"node_id\":\"n\",\"child_execution_id\":\"c1\",\"child_workflow_id\":\"w2\"",
            text("w2, c1"));
        add("child_workflow_completed", "\"node_id\":\"n\",\"child_execution_id\":\"c1\",\"result\":null",
            text("c1, result 4 B"));
        add("child_workflow_failed", "\"node_id\":\"n\",\"child_execution_id\":\"c1\",\"error\":\"e\"", text("c1: e"));
        add("budget_exceeded", "\"node_id\":\"n\",\"kind\":\"steps\",\"limit\":10,\"current\":12345",
            text("steps: 12,345 of 10"));
        add("token_budget_exceeded", "\"node_id\":\"n\",\"kind\":\"total_tokens\",\"limit\":10,\"current\":11",
            text("total_tokens: 11 of 10"));
        add("cost_budget_exceeded", "\"node_id\":\"n\",\"limit_usd\":0.1,\"current_usd\":0.25",
            text("cost: 0.25 of 0.1 USD"));
        add("autonomy_limit_reached",
            "\"node_id\":\"n\",\"agent_ref\":\"a\",\"limit_type\":\"max_iterations\",\"limit_value\":5,\"actual_"
            "value\":6",
            text("a max_iterations: 6 of 5"));
        add("circuit_breaker_tripped", "\"node_id\":\"n\",\"agent_ref\":\"a\",\"consecutive_errors\":3,\"threshold\":3",
            text("a: 3 errors in a row, limit 3"));
        add("escalation_required",
            "\"node_id\":\"n\",\"agent_ref\":\"a\",\"reason\":\"circuit_breaker\",\"escalation_target\":\"ops\"",
            text("a to ops: circuit_breaker"));
        add("policy_violation",
            "\"node_id\":\"n\",\"rule\":\"admin.*\",\"decision\":\"blocked\",\"policy_scope\":\"tenant\"",
            text("blocked by admin.* of the tenant"));
        add("strategy_started", "\"strategy\":\"react\",\"config\":{}", text("react"));
        add("plan_generated", "\"steps\":[\"a\",\"b\"]", text("steps [\"a\",\"b\"]"));
        add("iteration_started", "\"iteration\":2", text("iteration 2"));
        add("tool_called", "\"node_id\":\"n\",\"tool\":\"grep\"", text("grep"));
        add("critic_verdict", "\"node_id\":\"n\",\"score\":0.5,\"passed\":false,\"feedback\":\"too short\"",
            text("not passed with 0.5: too short"));
        add("iteration_completed", "\"iteration\":2,\"cost_delta_usd\":null,\"input_tokens\":1,\"output_tokens\":2",
            text("iteration 2, 1 + 2 tokens"));
        add("strategy_limit_hit", "\"limit_type\":\"cost\",\"limit_value\":1.0,\"actual_value\":1.5",
            text("cost: 1.5 of 1.0"));
        add("strategy_completed", "\"iterations\":3,\"total_cost_usd\":0.5", text("3 iterations, 0.5 USD"));
        add("coordinator_discovery",
            "\"node_id\":\"n\",\"query_skills\":[\"x\"],\"query_trust_domain\":\"d\",\"candidates\":[],\"filtered_"
            "out\":[]",
            text("looks for [\"x\"], d"));
        add("coordinator_scoring", "\"node_id\":\"n\",\"rankings\":[],\"spread\":0.25,\"weights\":{}",
            text("spread 0.25"));
        add("coordinator_decision", "\"node_id\":\"n\",\"selected\":null,\"method\":\"score\",\"confidence\":1",
            text("chose none, score"));
        add("agent_tool_invoked",
            "\"node_id\":\"n\",\"agent_uri\":\"u\",\"mode\":\"sync\",\"protocol\":\"a2a\",\"input_hash\":\"h\"",
            text("u, sync, a2a"));
        add("agent_tool_progress", "\"node_id\":\"n\",\"chunk_index\":4,\"partial_output_summary\":\"s\"",
            text("chunk 4: s"));
        add("agent_tool_turn",
            "\"node_id\":\"n\",\"turn_number\":1,\"direction\":\"out\",\"content_summary\":\"s\",\"tokens\":1,\"cost\":"
            "0",
            text("turn 1 out: s"));
        add("agent_tool_completed",
            "\"node_id\":\"n\",\"output\":1,\"latency_ms\":19,\"total_turns\":2,\"total_cost\":null",
            text("19 ms, 2 turns"));
        add("agent_tool_terminated", "\"node_id\":\"n\",\"reason\":\"r\",\"chunks_received\":2,\"cost\":0",
            text("r, 2 chunks"));
        add("agent_tool_failed", "\"node_id\":\"n\",\"failure_type\":\"t\",\"message\":\"m\",\"retryable\":false",
            text("t: m"));
    }
    void everyKind()
    {
        QFETCH(QString, json);
        QFETCH(QString, expected);
        const Column column = StoredValue::text(json.toStdString());
        const EventFields fields(column);
        QVERIFY(fields.kind() != EventKind::Unknown && fields.kind() != EventKind::Unreadable);
        QCOMPARE(QString::fromUtf8(eventTypeName(fields.kind()).data(), qsizetype(eventTypeName(fields.kind()).size())),
            QString::fromStdString(fields.type()));
        QCOMPARE(words(json), expected);
        m_seen.insert(static_cast<int>(fields.kind()));
    }
    void everyKindWasTried() { QCOMPARE(m_seen.size(), std::size_t(knownEventKinds)); }

    void aFinalFailureSaysSo()
    {
        QCOMPARE(words(QStringLiteral("{\"type\":\"node_failed\",\"error\":\"e\",\"attempt\":3,\"retryable\":false}")),
            QStringLiteral("3, final: e"));
    }

    void unknownAndUnreadableStayRaw()
    {
        const QString unknown = QStringLiteral("{\"type\":\"node_renamed\",\"node_id\":\"n\"}");
        QCOMPARE(words(unknown), unknown);
        const Column column = StoredValue::text(unknown.toStdString());
        QCOMPARE(eventTypeCell(EventFields(column)).text, QStringLiteral("node_renamed"));
        QCOMPARE(EventFields(column).node(), std::string("n"));
        for (const char* bad : {"", "null", "[1]", "{\"type\":5}", "{\"type\":\"node_failed\"", "\"text\""}) {
            const Column odd = StoredValue::text(bad);
            const EventFields fields(odd);
            QVERIFY2(fields.kind() == EventKind::Unreadable, bad);
            QCOMPARE(eventSummary(fields, odd, {}), QString::fromLatin1(bad));
            QCOMPARE(eventTypeCell(fields).text, QStringLiteral("not readable"));
        }
        QVERIFY(EventFields(Column()).kind() == EventKind::Unreadable);
    }

    void textFromAStoreIsOneLineOfData()
    {
        QCOMPARE(words(QStringLiteral("{\"type\":\"workflow_failed\",\"error\":\"<b>a</b>\\n%1\"}")).count(u'\n'), 0);
        QVERIFY(words(QStringLiteral("{\"type\":\"node_failed\",\"error\":\"%2\",\"attempt\":0,\"retryable\":true}"))
                    .endsWith(QStringLiteral("%2")));
    }

    void ofRepeatedKeysTheLastOneCounts()
    {
        QCOMPARE(words(QStringLiteral("{\"type\":\"workflow_failed\",\"error\":\"a\",\"error\":\"b\"}")),
            QStringLiteral("b"));
    }

private:
    std::set<int> m_seen;
};

QTEST_GUILESS_MAIN(TestEventWords)
#include "test_event_words.moc"
