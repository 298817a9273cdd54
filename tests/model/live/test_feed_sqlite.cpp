// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/scratch.h"
#include "model/live/event_feed.h"

#include <QTest>

using namespace durascope;
using namespace std::chrono_literals;

namespace {

std::string insertEvent(int number)
{
    return "INSERT INTO events(id, execution_id, sequence, kind_json, created_at) SELECT 'new" + std::to_string(number)
        + "', execution_id, 1000 + " + std::to_string(number) + ", '{}', '' FROM workflow_executions LIMIT 1";
}

} // namespace

/// A feed beside a writer that gives the rows other numbers between two looks.
class TestFeedSqlite : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsItsPlaceAfterVacuum_data()
    {
        QTest::addColumn<int>("before");
        QTest::newRow("nothing handed out yet") << 0;
        QTest::newRow("after a first delivery") << 2;
    }
    void findsItsPlaceAfterVacuum()
    {
        QFETCH(int, before);
        const Scratch scratch;
        const auto path = scratch.database("v.db", workflowSchemaSql(11) + workflowRowsSql(11, 20, 10));
        Writer writer(path);
        auto feed = std::move(*EventFeed::open(*openFile(path), EventFeed::Family::WorkflowEvents));
        QVERIFY(feed->startAtEnd({}));
        int number = 0;
        for (; number < before; ++number) {
            writer.run(insertEvent(number));
            QCOMPARE(textOf(feed->next({}, 10s)->events.at(0).id), "new" + std::to_string(number));
        }
        writer.run("DELETE FROM events WHERE rowid <= 150; VACUUM;");
        for (int i = 0; i < 5; ++i)
            writer.run(insertEvent(number + i));
        std::vector<std::string> ids;
        while (ids.size() < 5) {
            const auto delivery = feed->next({}, 10s);
            QVERIFY(delivery && (!delivery->empty() || delivery->more));
            for (const auto& event : delivery->events)
                ids.emplace_back(textOf(event.id));
        }
        for (int i = 0; i < 5; ++i)
            QCOMPARE(ids[static_cast<std::size_t>(i)], "new" + std::to_string(number + i));
    }
};

QTEST_APPLESS_MAIN(TestFeedSqlite)
#include "test_feed_sqlite.moc"
