// SPDX-License-Identifier: Apache-2.0
// The SQLite engine answers every question about an event store as the memory engine does.
#include "backends/conformance/load_into_memory.h"
#include "backends/conformance/same.h"
#include "backends/generate/generate.h"
#include "backends/memory/memory_facts.h"
#include "backends/open_store.h"
#include "support/fixtures.h"

#include <QTemporaryDir>

using namespace durascope;

namespace durascope {

static bool operator==(const FactPage& a, const FactPage& b)
{
    return a.facts == b.facts && a.bounds == b.bounds;
}
static bool operator==(const FactBatch& a, const FactBatch& b)
{
    return a.first == b.first && a.last == b.last && a.facts == b.facts;
}
static bool operator==(const FactBatches& a, const FactBatches& b)
{
    return a.batches == b.batches && a.bounds == b.bounds && a.more == b.more;
}
static bool operator==(const QueryAnswer& a, const QueryAnswer& b)
{
    return a.facts == b.facts && a.lastReturned == b.lastReturned && a.contextVersion == b.contextVersion
        && a.undecodable == b.undecodable;
}

} // namespace durascope

class TestFactConformance : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::stop_token m_stop;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<MemoryFacts> m_memory;
    LogBounds m_bounds;

    std::vector<std::int64_t> positions() const
    {
        std::vector<std::int64_t> chosen{-1, 0, 1, 2, m_bounds.last - 1, m_bounds.last, m_bounds.last + 1};
        for (std::int64_t i = 1; i < 12; ++i)
            chosen.push_back(m_bounds.last * i / 12);
        return chosen;
    }
    EventStore& other() { return *m_reader->events(); }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::newRow("generated sparse") << QString();
        QTest::newRow("generated dense") << QStringLiteral("dense");
        for (const char* name : {"factstr-sqlite-0.5.2.db", "factstr-sqlite-0.5.2-rich.db", "factstr-sqlite-0.3.1.db",
                 "factstr-sqlite-0.3.1-rich.db"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void init()
    {
        QFETCH_GLOBAL(QString, fixture);
        const QString path = m_folder.filePath(QStringLiteral("store-%1.db").arg(fixture));
        if (!QFile::exists(path)) {
            if (fixture.endsWith(QLatin1String(".db"))) {
                QVERIFY(copyFixture(QStringLiteral("factstr/") + fixture, path));
            } else {
                GenerateOptions options;
                options.family = GenerateOptions::Family::Facts;
                options.facts = 3'000;
                options.format = fixture.isEmpty() ? BatchFormat::Sparse : BatchFormat::Dense;
                QVERIFY(generateSqliteStore(options, path.toStdString(), {}, m_stop).has_value());
            }
        }
        m_memory = std::make_unique<MemoryFacts>(loadFacts(path.toStdString()));
        auto store = openStore(*parseStoreUrl(path.toStdString()), m_stop);
        QVERIFY2(store.has_value(), store ? "" : toLine(store.error()).c_str());
        m_store = *store;
        m_reader = std::move(*m_store->reader());
        QVERIFY(m_reader->events() != nullptr);
        m_bounds = *m_memory->bounds(m_stop);
    }
    void cleanup()
    {
        m_reader.reset();
        m_store.reset();
    }

    void endsCountsAndLists()
    {
        SAME("bounds", m_memory->bounds(m_stop), other().bounds(m_stop));
        SAME("counts", m_memory->counts(m_stop), other().counts(m_stop));
        SAME("metadata", m_memory->metadata(m_stop), other().metadata(m_stop));
        SAME("cursors", m_memory->cursors(m_stop), other().cursors(m_stop));
        for (const int limit : {1, 3, 1'000})
            SAME("types", m_memory->eventTypes(limit, m_stop), other().eventTypes(limit, m_stop));
    }

    void pages()
    {
        for (const std::int64_t at : positions()) {
            const QByteArray where = QByteArray::number(qlonglong(at));
            SAME("fact " + where, m_memory->fact(at, m_stop), other().fact(at, m_stop));
            for (const std::int64_t size : {0, 1, 200, 10'001})
                SAME("facts from " + where, m_memory->facts(at, at + size - 1, m_stop),
                    other().facts(at, at + size - 1, m_stop));
            for (const int limit : {1, 7, 5'000})
                SAME("facts after " + where, m_memory->factsAfter(at, limit, m_stop),
                    other().factsAfter(at, limit, m_stop));
        }
    }

    void batches()
    {
        for (const std::int64_t at : positions()) {
            const QByteArray where = QByteArray::number(qlonglong(at));
            for (const std::int64_t size : {1, 9, 500}) {
                const auto ours = m_memory->facts(at, at + size - 1, m_stop);
                const auto theirs = other().facts(at, at + size - 1, m_stop);
                QVERIFY(ours && theirs && ours->batches == theirs->batches);
                SAME("boundaries from " + where, m_memory->batches(at, at + size - 1, m_stop),
                    other().batches(at, at + size - 1, m_stop));
            }
            for (const int limit : {1, 2, 50, 100'000})
                SAME("batches after " + where, m_memory->batchesAfter(at, limit, m_stop),
                    other().batchesAfter(at, limit, m_stop));
        }
    }

    void positionsAtTimes()
    {
        for (const std::int64_t at : positions()) {
            const Result<Fact> fact = m_memory->fact(at, m_stop);
            const auto time = fact ? parseInstant(textOf(fact->occurredAt)) : std::nullopt;
            for (const std::int64_t off : {-1, 0, 1})
                if (time)
                    SAME("position at the time of " + QByteArray::number(qlonglong(at)),
                        m_memory->positionAtTime({time->nanoseconds + off}, m_stop),
                        other().positionAtTime({time->nanoseconds + off}, m_stop));
        }
        for (const Instant time : {Instant{0}, Instant{4'000'000'000'000'000'000}})
            SAME("position far out", m_memory->positionAtTime(time, m_stop), other().positionAtTime(time, m_stop));
    }

    void queries()
    {
        const auto types = *m_memory->eventTypes(3, m_stop);
        const Result<FactPage> first = m_memory->factsAfter(m_bounds.last / 2, 1, m_stop);
        std::vector<EventQuery> queries(4);
        queries[1].filters.emplace();
        queries[2].filters = {EventFilter{types, std::nullopt}};
        queries[3].filters = {EventFilter{std::vector<std::string>{}, std::nullopt}};
        if (!first->facts.empty())
            queries.push_back({{{EventFilter{std::nullopt, {{std::string(textOf(first->facts[0].payload))}}}}}, {}});
        queries.push_back({{{EventFilter{types, {{R"({"currency":"EUR"})", R"({"acquirer":"northbank"})"}}},
                               EventFilter{{{"refund-blocked"}}, std::nullopt}}},
            {}});
        queries.push_back({{{EventFilter{std::nullopt, {{"{"}}}}}, {}});
        for (std::size_t i = 0; i < queries.size(); ++i)
            for (const std::optional<std::uint64_t> after :
                {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(m_bounds.last / 3)})
                for (const std::optional<int> limit : {std::optional<int>(), std::optional<int>(5)}) {
                    EventQuery query = queries[i];
                    query.minSequenceNumber = after;
                    SAME("query " + QByteArray::number(qulonglong(i)), m_memory->query(query, limit, m_stop),
                        other().query(query, limit, m_stop));
                }
    }
};

QTEST_APPLESS_MAIN(TestFactConformance)
#include "test_fact_conformance.moc"
