// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/timeline.h"

#include "backends/contract/instant.h"

#include <QTest>

using namespace durascope;

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t dawn = 1'795'000'000 * second;

std::string at(double seconds)
{
    return formatOffsetForm({dawn + static_cast<std::int64_t>(seconds * 1e9)});
}

/// "1 node_scheduled n queue_type=tool": second, type and more keys; every event is on node n.
std::vector<WorkflowEvent> events(const QString& lines)
{
    std::vector<WorkflowEvent> result;
    for (const QString& line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.simplified().split(u' ');
        QString json = QStringLiteral("{\"type\":\"%1\"").arg(words.at(1));
        if (!words.at(1).startsWith(QStringLiteral("workflow")))
            json += QStringLiteral(",\"node_id\":\"n\"");
        for (const QString& pair : words.mid(2)) {
            const QStringList sides = pair.split(u'=');
            bool isNumber = false;
            sides.at(1).toDouble(&isNumber);
            const bool bare = isNumber || sides.at(1) == QStringLiteral("true");
            json += QStringLiteral(",\"%1\":").arg(sides.at(0))
                + (bare ? sides.at(1) : u'"' + QString(sides.at(1)).replace(u'_', u' ') + u'"');
        }
        WorkflowEvent event;
        event.sequence = StoredValue::integer(static_cast<std::int64_t>(result.size()) + 1);
        event.kind = StoredValue::text((json + u'}').toStdString());
        event.createdAt = StoredValue::text(at(words.at(0).toDouble()));
        result.push_back(event);
    }
    return result;
}

QString name(SpanKind kind)
{
    static const QStringList names{QStringLiteral("queued"), QStringLiteral("ran"), QStringLiteral("parked"),
        QStringLiteral("approval"), QStringLiteral("timer"), QStringLiteral("child"), QStringLiteral("interrupted"),
        QStringLiteral("retry"), QStringLiteral("letter"), QStringLiteral("point")};
    return names.at(static_cast<int>(kind));
}
QString name(SpanEnd end)
{
    static const QStringList names{QStringLiteral("open"), QStringLiteral("done"), QStringLiteral("failed"),
        QStringLiteral("retries"), QStringLiteral("lease-lost"), QStringLiteral("dead"), QStringLiteral("rejected"),
        QStringLiteral("cancelled"), QStringLiteral("skipped"), QStringLiteral("superseded"),
        QStringLiteral("abandoned")};
    return names.at(static_cast<int>(end));
}

/// "queued 0-1 done, ran 1-3 done | waited 1 ran 2".
QString shown(const Timeline& timeline)
{
    const auto seconds = [](std::int64_t time) { return QString::number(double(time) / double(second)); };
    QStringList nodes;
    for (const TimelineNode& node : timeline.nodes) {
        QStringList spans;
        for (const TimelineSpan& span : node.spans)
            spans.append(QStringLiteral("%1 %2-%3 %4")
                             .arg(name(span.kind), seconds(span.from - dawn), seconds(span.to - dawn), name(span.end)));
        nodes.append(spans.join(QStringLiteral(", "))
            + QStringLiteral(" | waited %1 ran %2").arg(seconds(node.waited), seconds(node.ran)));
    }
    return nodes.join(u'\n');
}

struct Rows {
    std::vector<WorkItem> items;
    std::vector<DeadLetter> letters;
};

Timeline compute(const QString& lines, const Rows& rows = {}, double now = 100)
{
    ExecutionLog log;
    log.append(events(lines));
    return computeTimeline({log, rows.items, rows.letters, {}, dawn + static_cast<std::int64_t>(now * 1e9)});
}

} // namespace

class TestTimeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chains_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<QString>("expected");
        QTest::newRow("internal worker") << QStringLiteral("0 node_scheduled\n1 node_started worker_id=w\n"
                                                           "3 node_completed duration_ms=1500")
                                         << QStringLiteral("queued 0-1 done, ran 1-3 done | waited 1 ran 1.5");
        QTest::newRow("HTTP worker that reports its duration")
            << QStringLiteral("0 node_scheduled\n5 node_completed duration_ms=2000")
            << QStringLiteral("queued 0-3 done, ran 3-5 done | waited 3 ran 2");
        QTest::newRow("HTTP worker that reports a longer duration than there was")
            << QStringLiteral("0 node_scheduled\n5 node_completed duration_ms=9000")
            << QStringLiteral("queued 0-0 done, ran 0-5 done | waited 0 ran 9");
        QTest::newRow("approval") << QStringLiteral(
            "0 node_scheduled\n1 node_started\n2 tool_approval_required tool_name=pay\n"
            "60 approval_received decision=approved user_id=m\n61 node_scheduled\n62 node_started\n"
            "63 node_completed")
                                  << QStringLiteral("queued 0-1 done, ran 1-2 done, approval 2-60 done, queued 61-62 "
                                                    "done, ran 62-63 done | waited 60 ran 2");
        QTest::newRow("approval rejected")
            << QStringLiteral("0 node_scheduled\n1 node_started\n2 tool_approval_required\n"
                              "9 approval_received decision=rejected\n10 node_failed attempt=0 error=approval_rejected")
            << QStringLiteral("queued 0-1 done, ran 1-2 done, approval 2-9 rejected | waited 8 ran 1");
        QTest::newRow("rate limit, no second scheduled")
            << QStringLiteral("0 node_scheduled\n1 node_started\n2 node_parked attempt=1\n22 node_started\n"
                              "25 node_completed")
            << QStringLiteral("queued 0-1 done, ran 1-2 done, parked 2-22 done, ran 22-25 done | waited 21 ran 4");
        QTest::newRow("lease lost, the scheduler saw it")
            << QStringLiteral("0 node_scheduled\n1 node_started\n31 node_failed retryable=true attempt=0 "
                              "error=lease_expired:_worker_presumed_dead\n31 retry_scheduled attempt=1 delay_ms=2000\n"
                              "35 node_started\n36 node_completed")
            << QStringLiteral("queued 0-1 done, ran 1-31 lease-lost, retry 31-33 done, queued 33-35 done, ran 35-36 "
                              "done | waited 5 ran 31");
        QTest::newRow("lease lost, a claim saw it: started, started")
            << QStringLiteral(
                   "0 node_scheduled\n1 node_started attempt=0\n40 node_started attempt=1\n41 node_completed")
            << QStringLiteral("queued 0-1 done, ran 1-40 lease-lost, ran 40-41 done | waited 1 ran 40");
        QTest::newRow("HTTP failures until the last attempt")
            << QStringLiteral("0 node_scheduled\n3 node_failed retryable=true attempt=0 error=boom\n"
                              "3 retry_scheduled attempt=1 delay_ms=2000\n9 node_failed attempt=2 error=boom")
            << QStringLiteral("queued 0-3 done, ran 3-3 retries, retry 3-5 done, queued 5-9 done, ran 9-9 failed | "
                              "waited 9 ran 0");
        QTest::newRow("lease of an HTTP worker: its start is estimated")
            << QStringLiteral("0 node_scheduled\n50 node_failed retryable=true attempt=0 error=lease_expired")
            << QStringLiteral("queued 0-20 done, ran 20-50 lease-lost | waited 20 ran 30");
        QTest::newRow("skipped") << QStringLiteral("4 node_skipped reason=branch_not_taken")
                                 << QStringLiteral("point 4-4 skipped | waited 0 ran 0");
        QTest::newRow("timer") << QStringLiteral("1 timer_created\n9 timer_fired")
                               << QStringLiteral("timer 1-9 done | waited 8 ran 0");
        QTest::newRow("child workflow that fails")
            << QStringLiteral("1 child_workflow_started\n9 child_workflow_failed error=x")
            << QStringLiteral("child 1-9 failed | waited 8 ran 0");
        QTest::newRow("two scheduled for one node")
            << QStringLiteral("0 node_scheduled\n1 node_scheduled\n2 node_started\n3 node_completed")
            << QStringLiteral("queued 0-1 superseded, queued 1-2 done, ran 2-3 done | waited 2 ran 1");
        QTest::newRow("policy stops it, the lease runs out, it runs again")
            << QStringLiteral("0 node_scheduled\n1 node_started\n2 policy_violation rule=r\n31 node_started\n"
                              "32 policy_violation rule=r")
            << QStringLiteral("queued 0-1 done, ran 1-31 lease-lost, point 2-2 failed, ran 31-100 open, point 32-32 "
                              "failed | waited 1 ran 99");
        QTest::newRow("still queued after its delay")
            << QStringLiteral("0 node_failed retryable=true error=x\n1 retry_scheduled delay_ms=4000")
            << QStringLiteral("ran 0-0 retries, retry 1-5 done, queued 5-100 open | waited 99 ran 0");
        QTest::newRow("cut off by the end of the execution")
            << QStringLiteral("0 node_scheduled\n1 node_started\n7 workflow_cancelled")
            << QStringLiteral("queued 0-1 done, ran 1-7 abandoned | waited 1 ran 6");
        QTest::newRow("an end without a beginning")
            << QStringLiteral("8 node_completed duration_ms=3000") << QStringLiteral("ran 5-8 done | waited 0 ran 3");
    }
    void chains()
    {
        QFETCH(QString, log);
        QFETCH(QString, expected);
        QCOMPARE(shown(compute(log)), expected);
    }

    void aClaimTellsWhenAnHttpWorkerBegan()
    {
        Rows rows;
        WorkItem item;
        item.nodeId = StoredValue::text("n");
        item.claimedAt = StoredValue::text(at(4));
        rows.items.push_back(item);
        QCOMPARE(shown(compute(QStringLiteral("0 node_scheduled\n6 node_completed"), rows)),
            QStringLiteral("queued 0-4 done, ran 4-6 done | waited 4 ran 2"));
    }

    /// A dead letter ends a wait for a person without anybody having said yes.
    void onlyAPersonApproves()
    {
        const QString log = QStringLiteral("0 node_started\n1 tool_approval_required tool_name=pay\n");
        Rows rows;
        DeadLetter letter;
        letter.nodeId = StoredValue::text("n");
        letter.deadLetteredAt = StoredValue::text(at(50));
        rows.letters.push_back(letter);
        QVERIFY(!compute(log, rows).nodes.at(0).spans.at(1).approved);
        const QString yes = QStringLiteral("2 approval_received decision=approved user_id=m");
        const TimelineSpan approval = compute(log + yes).nodes.at(0).spans.at(1);
        QVERIFY(approval.approved);
        QCOMPARE(approval.label, std::string("m"));
    }

    void deadLetters_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<QString>("expected");
        QTest::newRow("with its final node_failed")
            << QStringLiteral("0 node_scheduled\n1 node_started\n50 node_failed attempt=3 error=boom")
            << QStringLiteral("queued 0-1 done, ran 1-50 dead, letter 50-100 open | waited 1 ran 49");
        QTest::newRow("without any event")
            << QStringLiteral("0 node_scheduled\n1 node_started")
            << QStringLiteral("queued 0-1 done, ran 1-50 dead, letter 50-100 open | waited 1 ran 49");
        QTest::newRow("sent back later and completed")
            << QStringLiteral("0 node_scheduled\n1 node_started\n50 node_failed error=boom\n60 node_scheduled\n"
                              "61 node_started\n62 node_completed")
            << QStringLiteral("queued 0-1 done, ran 1-50 dead, letter 50-100 open, queued 60-61 done, ran 61-62 done "
                              "| waited 2 ran 50");
    }
    void deadLetters()
    {
        QFETCH(QString, log);
        QFETCH(QString, expected);
        Rows rows;
        DeadLetter letter;
        letter.nodeId = StoredValue::text("n");
        letter.lastError = StoredValue::text("boom");
        letter.deadLetteredAt = StoredValue::text(at(50));
        letter.attempt = StoredValue::integer(3);
        rows.letters.push_back(letter);
        QCOMPARE(shown(compute(log, rows)), expected);
    }

    void nodesOfTheDefinitionThatWereNotReached()
    {
        ExecutionLog log;
        log.append(events(QStringLiteral("0 node_scheduled")));
        const std::vector<std::string> defined{"n", "later"};
        const Timeline timeline = computeTimeline({log, {}, {}, defined, dawn + second});
        QCOMPARE(timeline.nodes.size(), std::size_t(2));
        QCOMPARE(timeline.nodes.at(1).node, std::string("later"));
        QVERIFY(timeline.nodes.at(1).state == NodeState::NotReached);
        QVERIFY(timeline.open);
    }

    void foldedStatus_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<QString>("status");
        const QString started = QStringLiteral("0 workflow_started\n");
        QTest::newRow("no events") << QString() << QString();
        QTest::newRow("running") << started << QStringLiteral("running");
        QTest::newRow("completed") << started + QStringLiteral("1 workflow_completed") << QStringLiteral("completed");
        QTest::newRow("an approval wakes a closed one")
            << started + QStringLiteral("1 workflow_failed error=x\n2 approval_received decision=rejected")
            << QStringLiteral("running");
        QTest::newRow("interrupted only while running")
            << started + QStringLiteral("1 interrupt_raised reason=x") << QStringLiteral("paused");
        QTest::newRow("interrupted after the end")
            << started + QStringLiteral("1 workflow_cancelled\n2 interrupt_raised reason=x")
            << QStringLiteral("cancelled");
        QTest::newRow("limit") << started + QStringLiteral("1 strategy_limit_hit") << QStringLiteral("limit_exceeded");
        QTest::newRow("a boundary says nothing")
            << started + QStringLiteral("1 segment_boundary") << QStringLiteral("running");
    }
    void foldedStatus()
    {
        QFETCH(QString, log);
        QFETCH(QString, status);
        ExecutionLog built;
        built.append(events(log));
        QCOMPARE(QString::fromStdString(foldStatus(built)), status);
    }

    void anyLogGivesSomeTimeline()
    {
        ExecutionLog log;
        std::vector<WorkflowEvent> odd(5);
        for (std::size_t i = 0; i < odd.size(); ++i)
            odd[i].sequence = StoredValue::integer(static_cast<std::int64_t>(i) + 1);
        odd[0].kind = StoredValue::text("not json");
        odd[1].kind = StoredValue::blob("\x00\xff");
        odd[2].kind = StoredValue::text("{\"type\":\"node_started\",\"node_id\":null}");
        odd[3].kind = StoredValue::text("{\"type\":\"node_failed\",\"node_id\":\"n\",\"attempt\":99999999999}");
        odd[3].createdAt = StoredValue::text("9999-12-31T00:00:00+00:00");
        odd[4].kind = StoredValue::text("{\"type\":\"node_completed\",\"node_id\":\"n\",\"duration_ms\":-5}");
        odd[4].createdAt = StoredValue::text("0001-01-01T00:00:00+00:00");
        log.append(odd);
        QCOMPARE(log.events().size(), std::size_t(5));
        QVERIFY(log.events().at(0).kind == EventKind::Unreadable);
        computeTimeline({log, {}, {}, {}, dawn});
    }

    void hundredThousandEvents()
    {
        ExecutionLog log;
        std::vector<WorkflowEvent> batch;
        for (std::int64_t sequence = 1; sequence <= 100'000; ++sequence) {
            WorkflowEvent event;
            event.sequence = StoredValue::integer(sequence);
            event.createdAt = StoredValue::text(at(double(sequence)));
            const std::string node = "n" + std::to_string(sequence / 2 % 40);
            const std::string type = sequence % 2 ? "node_scheduled" : "node_completed";
            event.kind = StoredValue::text("{\"type\":\"" + type + "\",\"node_id\":\"" + node + "\"}");
            batch.push_back(std::move(event));
        }
        log.append(batch);
        const Timeline timeline = computeTimeline({log, {}, {}, {}, dawn});
        QCOMPARE(timeline.nodes.size(), std::size_t(40));
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "test_timeline.moc"
