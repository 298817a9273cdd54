// SPDX-License-Identifier: Apache-2.0
#include "scratch.h"
#include "support/expected.h"

#include <QTest>

#include <numeric>
#include <set>

using namespace durascope;
using nlohmann::json;

namespace {

/// The query of an expected file; a predicate's text is taken from the file's own bytes, so numbers keep their kind.
EventQuery queryFrom(const json& object)
{
    EventQuery query;
    if (!object["min_sequence_number"].is_null())
        query.minSequenceNumber = object["min_sequence_number"].get<std::uint64_t>();
    if (object["filters"].is_null())
        return query;
    query.filters.emplace();
    for (const auto& given : object["filters"]) {
        EventFilter filter;
        if (!given["event_types"].is_null())
            filter.eventTypes = given["event_types"].get<std::vector<std::string>>();
        if (!given["payload_predicates"].is_null()) {
            filter.payloadPredicates.emplace();
            for (const auto& predicate : given["payload_predicates"])
                filter.payloadPredicates->push_back(predicate.dump());
        }
        query.filters->push_back(filter);
    }
    return query;
}

std::vector<std::int64_t> numbersOf(const std::vector<Fact>& facts)
{
    std::vector<std::int64_t> numbers;
    for (const auto& fact : facts)
        numbers.push_back(integerOf(fact.sequenceNumber));
    return numbers;
}

std::optional<std::int64_t> optionalNumber(const json& value)
{
    return value.is_null() ? std::nullopt : std::optional(value.get<std::int64_t>());
}

} // namespace

class TestRealFactstr : public QObject {
    Q_OBJECT

    void files()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
            {"factstr-sqlite-0.3.1", "factstr-sqlite-0.5.2", "factstr-sqlite-0.3.1-rich", "factstr-sqlite-0.5.2-rich"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    std::string fixture()
    {
        QFETCH(QString, name);
        return "factstr/" + name.toStdString();
    }

private Q_SLOTS:
    void formatBoundariesCursors_data() { files(); }
    void formatBoundariesCursors()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        const bool sparse = fixture().find("0.5.2") != std::string::npos;
        QCOMPARE(*open.store->facts().eventFormat, sparse ? BatchFormat::Sparse : BatchFormat::Dense);
        QCOMPARE(open.events().format({}).value(), *open.store->facts().eventFormat);
        QVERIFY(open.store->facts().notes.empty());
        const auto last = expected["max_sequence_number"].get<std::int64_t>();
        QCOMPARE(open.events().bounds({}).value(), (LogBounds{1, last}));
        json boundaries = json::array();
        const auto stored = open.events().batches(1, last, {});
        for (const auto& batch : *stored)
            boundaries.push_back({integerOf(batch.firstSequenceNumber), integerOf(batch.lastSequenceNumber)});
        QCOMPARE(boundaries.dump(), expected["append_batches"].dump());
        json metadata = json::object();
        const auto entries = open.events().metadata({});
        for (const auto& entry : *entries)
            metadata[std::string(textOf(entry.key))] = std::string(textOf(entry.value));
        QCOMPARE(metadata.dump(), expected["store_metadata"].dump());
        const auto cursors = open.events().cursors({});
        QCOMPARE(cursors->size(), expected["cursors"].size());
        for (const auto& want : expected["cursors"]) {
            const auto found = std::find_if(cursors->begin(), cursors->end(),
                [&](const auto& cursor) { return textOf(cursor.subscriberId) == want["name"].get<std::string>(); });
            QVERIFY(found != cursors->end());
            QCOMPARE(std::string(textOf(found->eventQuery)), want["event_query_text"].get<std::string>());
            QCOMPARE(integerOf(found->lastProcessed), want["last_processed_sequence_number"].get<std::int64_t>());
        }
    }

    void storedFacts_data() { files(); }
    void storedFacts()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        std::vector<Fact> facts;
        for (std::int64_t from = 1; from <= expected["max_sequence_number"].get<std::int64_t>(); from += 200) {
            const auto page = open.events().facts(from, from + 199, {});
            QVERIFY(page);
            facts.insert(facts.end(), page->facts.begin(), page->facts.end());
        }
        QCOMPARE(facts.size(), expected["stored"].size());
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const auto& want = expected["stored"][i];
            QCOMPARE(integerOf(facts[i].sequenceNumber), want["sequence_number"].get<std::int64_t>());
            QCOMPARE(std::string(textOf(facts[i].occurredAt)), want["occurred_at_text"].get<std::string>());
            QCOMPARE(std::string(textOf(facts[i].eventType)), expected["events"][i]["event_type"].get<std::string>());
            const std::string payload(textOf(facts[i].payload));
            const auto& stored = want["payload_text"];
            if (stored.is_string()) {
                QCOMPARE(payload, stored.get<std::string>());
            } else {
                QCOMPARE(payload.size(), stored["bytes"].get<std::size_t>());
                QVERIFY(payload.rfind(stored["starts_with"].get<std::string>(), 0) == 0);
            }
            QCOMPARE(open.events().fact(facts[i].row.value, {}).value(), facts[i]);
        }
    }

    void queries_data() { files(); }
    void queries()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        for (const auto& want : expected["queries"]) {
            const auto name = want["name"].get<std::string>();
            if (name == "a double read one unit off")
                continue; // the real reader rounds that number wrongly; see readsDoublesExactly
            const auto query = queryFrom(want["event_query"]);
            const auto answer = open.events().query(query, {}, {});
            QVERIFY2(answer, name.c_str());
            const auto numbers = numbersOf(answer->facts);
            QVERIFY2(numbers.size() == want["count"].get<std::size_t>(),
                (name + ": " + std::to_string(numbers.size())).c_str());
            QVERIFY2(answer->contextVersion == optionalNumber(want["current_context_version"]), name.c_str());
            QVERIFY2(answer->lastReturned == optionalNumber(want["last_returned_sequence_number"]), name.c_str());
            QVERIFY2(answer->undecodable.empty(), name.c_str());
            if (want["sequence_numbers"].is_array()) {
                QVERIFY2(json(numbers) == want["sequence_numbers"], name.c_str());
            } else {
                const auto first = want["sequence_numbers"]["first"].get<std::vector<std::int64_t>>();
                QVERIFY2(std::equal(first.begin(), first.end(), numbers.begin()), name.c_str());
                QCOMPARE(std::accumulate(numbers.begin(), numbers.end(), std::int64_t(0)),
                    want["sequence_numbers"]["sum"].get<std::int64_t>());
            }
            // A limit cuts the rows and never the context.
            const auto two = open.events().query(query, 2, {});
            QVERIFY(two->contextVersion == answer->contextVersion);
            QCOMPARE(two->facts.size(), std::min(std::size_t(2), numbers.size()));
        }
    }

    void readsDoublesExactly()
    {
        OpenReader open(m_scratch.fixture("factstr/factstr-sqlite-0.5.2-rich.db"));
        const auto expected = expectedOf("factstr/factstr-sqlite-0.5.2-rich");
        for (const auto& want : expected["queries"]) {
            if (want["name"] != "a double read one unit off")
                continue;
            QCOMPARE(want["count"].get<int>(), 0); // what the real reader finds
            QCOMPARE(open.events().query(queryFrom(want["event_query"]), {}, {})->facts.size(), std::size_t(1));
            return;
        }
        QFAIL("the expected file has no such query any more");
    }

    void batchesAreWhatADurableStreamDelivers_data() { files(); }
    void batchesAreWhatADurableStreamDelivers()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        const char* version = fixture().find("0.5.2") != std::string::npos ? "0.5.2" : "0.3.1";
        const auto& delivered
            = expected["durable_streams_opened_by"][version]["reopened_streams"][0]["result"]["delivered"];
        for (const int limit : {1, 7, 1000}) {
            json got = json::array();
            std::int64_t after = 0;
            for (bool more = true; more;) {
                const auto answer = open.events().batchesAfter(after, limit, {});
                QVERIFY(answer);
                for (const auto& batch : answer->batches)
                    got.push_back(numbersOf(batch.facts));
                more = answer->more;
                after = answer->batches.empty() ? after : answer->batches.back().last;
            }
            QCOMPARE(got.dump(), delivered.dump());
        }
    }

    void timesAndTypes_data() { files(); }
    void timesAndTypes()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        std::set<std::string> types;
        for (const auto& event : expected["events"]) {
            types.insert(event["event_type"].get<std::string>());
            const auto time = parseInstant(event["occurred_at"].get<std::string>());
            const auto position = open.events().positionAtTime(*time, {});
            QVERIFY(*position <= event["sequence_number"].get<std::int64_t>());
            const auto there = open.events().fact(*position, {});
            QVERIFY(*parseInstant(textOf(there->occurredAt)) >= *time);
        }
        QCOMPARE(open.events().eventTypes(1000, {}).value(), std::vector<std::string>(types.begin(), types.end()));
        QCOMPARE(open.events().eventTypes(3, {})->size(), std::size_t(3));
        const auto end = expected["max_sequence_number"].get<std::int64_t>() + 1;
        QCOMPARE(open.events().positionAtTime(*parseInstant("2100-01-01T00:00:00Z"), {}).value(), end);
        QCOMPARE(open.events().positionAtTime(*parseInstant("1990-01-01T00:00:00Z"), {}).value(), 1);
    }

private:
    Scratch m_scratch;
};

QTEST_APPLESS_MAIN(TestRealFactstr)
#include "test_real_factstr.moc"
