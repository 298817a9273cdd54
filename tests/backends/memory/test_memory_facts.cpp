// SPDX-License-Identifier: Apache-2.0
#include "backends/memory/memory_facts.h"
#include "backends/memory/memory_store.h"
#include "backends/memory/memory_writer.h"

#include <QTest>

using namespace durascope;

namespace {

NewFact fact(int second, std::string type, std::string payload)
{
    return {"2026-11-21T03:00:" + std::string(second < 10 ? "0" : "") + std::to_string(second) + "Z", std::move(type),
        std::move(payload)};
}

std::vector<std::int64_t> positions(const std::vector<Fact>& facts)
{
    std::vector<std::int64_t> numbers;
    for (const Fact& one : facts)
        numbers.push_back(one.row.value);
    return numbers;
}

using Numbers = std::vector<std::int64_t>;

} // namespace

class TestMemoryFacts : public QObject {
    Q_OBJECT

    std::stop_token m_stop;
    std::shared_ptr<MemoryData> m_data;
    std::unique_ptr<MemoryFacts> m_store;

private Q_SLOTS:
    /// 1 | 2 3 | 4 | 5 6 7
    void init()
    {
        m_data = makeMemoryData();
        m_store = std::make_unique<MemoryFacts>(m_data);
        QVERIFY(m_store->bounds(m_stop)->empty());
        QCOMPARE(MemoryCommit(m_data).append({fact(1, "a", R"({"n":1})")}), 1);
        QCOMPARE(MemoryCommit(m_data).append({fact(2, "b", R"({"n":2})"), fact(3, "a", R"({"n":1,"x":[1,2]})")}), 3);
        QCOMPARE(MemoryCommit(m_data).append({fact(5, "c", "null")}), 4);
        MemoryCommit(m_data).append({fact(6, "a", "{}"), fact(7, "b", "{}"), fact(8, "a", R"({"n":1.0})")});
    }

    void pagesByPosition()
    {
        QCOMPARE(*m_store->bounds(m_stop), (LogBounds{1, 7}));
        QCOMPARE(positions(m_store->facts(2, 4, m_stop)->facts), (Numbers{2, 3, 4}));
        QCOMPARE(positions(m_store->facts(-5, 1, m_stop)->facts), (Numbers{1}));
        QVERIFY(m_store->facts(8, 20, m_stop)->facts.empty());
        QVERIFY(m_store->facts(4, 3, m_stop)->facts.empty());
        QCOMPARE(m_store->facts(1, 10'001, m_stop).error().kind, ErrorKind::InvalidArgument);
        QCOMPARE(positions(m_store->factsAfter(5, 10, m_stop)->facts), (Numbers{6, 7}));
        QCOMPARE(positions(m_store->factsAfter(0, 2, m_stop)->facts), (Numbers{1, 2}));
        QCOMPARE(textOf(m_store->fact(4, m_stop)->payload), std::string_view("null"));
        QCOMPARE(m_store->fact(8, m_stop).error().kind, ErrorKind::NotFound);
    }

    void batchesStayWhole()
    {
        const auto shape = [&](std::int64_t after, int limit) {
            std::string text;
            const auto answer = *m_store->batchesAfter(after, limit, m_stop);
            for (const FactBatch& batch : answer.batches)
                text += std::to_string(batch.first) + '-' + std::to_string(batch.last) + ' ';
            return text + (answer.more ? "more" : "end");
        };
        QCOMPARE(shape(0, 100), std::string("1-1 2-3 4-4 5-7 end"));
        QCOMPARE(shape(0, 2), std::string("1-1 more"));
        QCOMPARE(shape(0, 3), std::string("1-1 2-3 more"));
        QCOMPARE(shape(4, 1), std::string("5-7 end")); // one at least
        QCOMPARE(shape(2, 100), std::string("3-3 4-4 5-7 end")); // the rest of a batch
        QCOMPARE(shape(7, 100), std::string("end"));
        const auto touching = *m_store->batches(3, 5, m_stop);
        QCOMPARE(touching.size(), std::size_t(2));
        QCOMPARE(integerOf(touching[0].lastSequenceNumber), 3);
        QCOMPARE(integerOf(touching[1].firstSequenceNumber), 5);
        QVERIFY(m_store->batches(4, 4, m_stop)->empty());
    }

    void positionsByTime()
    {
        const auto at = [&](const char* time) { return *m_store->positionAtTime(*parseInstant(time), m_stop); };
        QCOMPARE(at("2026-11-21T00:00:00Z"), 1);
        QCOMPARE(at("2026-11-21T03:00:03Z"), 3);
        QCOMPARE(at("2026-11-21T03:00:03.5Z"), 4);
        QCOMPARE(at("2026-11-21T03:00:04Z"), 4);
        QCOMPARE(at("2026-11-21T03:00:08.1Z"), 8);
        m_data->facts.rows.at(4).occurredAt = StoredValue::text("soon"); // stepped over
        QCOMPARE(at("2026-11-21T03:00:04Z"), 5);
    }

    void queriesBySubset()
    {
        const auto ask
            = [&](EventQuery query, std::optional<int> limit = {}) { return *m_store->query(query, limit, m_stop); };
        QCOMPARE(positions(ask({}).facts), (Numbers{1, 2, 3, 4, 5, 6, 7}));
        const EventQuery ofA{{{EventFilter{{{"a"}}, std::nullopt}}}, std::nullopt};
        QCOMPARE(positions(ask(ofA).facts), (Numbers{1, 3, 5, 7}));
        const EventQuery one{{{EventFilter{std::nullopt, {{R"({"n":1})"}}}}}, std::nullopt};
        QCOMPARE(positions(ask(one).facts), (Numbers{1, 3})); // 1.0 is another kind of number
        const EventQuery late{ofA.filters, 5};
        QCOMPARE(positions(ask(late, 1).facts), (Numbers{7}));
        QCOMPARE(ask(late, 0).contextVersion, std::optional<std::int64_t>(7)); // neither cursor nor limit narrows it
        const EventQuery nothing{{{EventFilter{std::vector<std::string>{}, std::nullopt}}}, std::nullopt};
        QVERIFY(!ask(nothing).contextVersion && !ask(nothing).lastReturned);
        const EventQuery broken{{{EventFilter{std::nullopt, {{"{"}}}}}, std::nullopt};
        QCOMPARE(m_store->query(broken, {}, m_stop).error().kind, ErrorKind::InvalidArgument);
        m_data->facts.rows.at(3).payload = StoredValue::text("{");
        QCOMPARE(ask({}).undecodable, (Numbers{3}));
    }

    void cursorsTypesAndCounts()
    {
        MemoryCommit(m_data).putCursor("mailer", R"({"filters":null,"min_sequence_number":null})", 3);
        MemoryCommit(m_data).putCursor("archive", R"({"filters":null,"min_sequence_number":null})", 0);
        MemoryCommit(m_data).putCursor("mailer", R"({"filters":null,"min_sequence_number":null})", 5);
        const auto cursors = *m_store->cursors(m_stop);
        QCOMPARE(cursors.size(), std::size_t(2));
        QCOMPARE(textOf(cursors[0].subscriberId), std::string_view("archive"));
        QCOMPARE(integerOf(cursors[1].lastProcessed), 5);
        QCOMPARE(*m_store->eventTypes(10, m_stop), (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(m_store->eventTypes(2, m_stop)->size(), std::size_t(2));
        QCOMPARE(m_store->counts(m_stop)->at("events"), 7);
        QCOMPARE(m_store->counts(m_stop)->at("append_batches"), 2);
        QCOMPARE(m_store->metadata(m_stop)->size(), std::size_t(2));
        QCOMPARE(*m_store->format(m_stop), BatchFormat::Sparse);
    }

    void theOldestLeave()
    {
        MemoryCommit(m_data).removeFactsBefore(3);
        QCOMPARE(*m_store->bounds(m_stop), (LogBounds{3, 7}));
        QCOMPARE(positions(m_store->batchesAfter(0, 2, m_stop)->batches[0].facts), (Numbers{3}));
        MemoryCommit(m_data).removeFactsBefore(100);
        QVERIFY(m_store->bounds(m_stop)->empty());
        QCOMPARE(MemoryCommit(m_data).append({fact(9, "a", "1")}), 8); // numbers are never given out twice
    }
};

QTEST_APPLESS_MAIN(TestMemoryFacts)
#include "test_memory_facts.moc"
