// SPDX-License-Identifier: Apache-2.0
#include "scratch.h"
#include "support/expected.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace durascope;
using nlohmann::json;

namespace {

std::string text(const Column& column)
{
    return std::string(textOf(column));
}

/// A stored value as the expected files write it.
json shown(const Column& column)
{
    if (!column || column->isNull())
        return nullptr;
    return column->isInteger() ? json(column->asInteger()) : json(column->bytes());
}

std::string sha256(std::string_view bytes)
{
    const QByteArrayView view(bytes.data(), qsizetype(bytes.size()));
    return QCryptographicHash::hash(view.toByteArray(), QCryptographicHash::Sha256).toHex().toStdString();
}

/// Compares the members that both have; "payload" and the like are hashes there.
template <class Row>
QString difference(const Row& row, const json& want)
{
    for (const auto& column : columnsOf<Row>()) {
        const std::string name(column.name);
        if (!want.contains(name) || column.content == Content::Json)
            continue;
        auto have = shown(row.*(column.member));
        if (want[name].is_object()) // a long text: its size and hash
            have = {{"begins", want[name]["begins"]}, {"utf8_bytes", textOf(row.*(column.member)).size()},
                {"sha256", sha256(textOf(row.*(column.member)))}};
        if (have != want[name])
            return QString::fromStdString(name + ": " + have.dump() + " instead of " + want[name].dump());
    }
    return {};
}

std::size_t sizeIfThere(const json& object, const char* name)
{
    return object.contains(name) ? object[name].size() : 0;
}

} // namespace

class TestRealJamjet : public QObject {
    Q_OBJECT

    void files()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
            {"jamjet-0.4.0-schema3", "jamjet-6ed0b69-schema10", "jamjet-0.5.0-schema11", "jamjet-0.5.0-server"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    std::string fixture()
    {
        QFETCH(QString, name);
        return "jamjet/" + name.toStdString();
    }

private Q_SLOTS:
    void versionAndCounts_data() { files(); }
    void versionAndCounts()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        QCOMPARE(*open.store->facts().workflowSchema, expected["schema_version"].get<int>());
        QCOMPARE(open.workflows().schemaVersion(), expected["schema_version"].get<int>());
        QVERIFY(open.store->facts().notes.empty());
        QVERIFY(open.reader->events() == nullptr);
        const auto counts = open.workflows().counts({});
        QVERIFY(counts);
        for (const auto& [table, rows] : expected["tables"].items())
            QCOMPARE(counts->tables.at(table), rows.get<std::int64_t>());
        QCOMPARE(counts->tables.size(), expected["tables"].size());
        for (const auto& [table, byStatus] : expected["status_counts"].items())
            QCOMPARE(json(counts->status.at(table)).dump(), json(byStatus).dump());
        QCOMPARE(open.workflows().storeTerm({}).value(),
            expected.contains("store_term") && !expected["store_term"].is_null() ? expected["store_term"].get<int>()
                                                                                 : 0);
    }

    void executionsInOrder_data() { files(); }
    void executionsInOrder()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        auto& store = open.workflows();
        const auto list = [&](const WorkflowFilter& filter) {
            json lines = json::array();
            const auto rows
                = everyRow<Execution>([&](const auto& after) { return store.executions(filter, after, 9, {}); });
            for (const auto& row : rows)
                lines.push_back(text(row.executionId) + " " + text(row.status));
            return lines;
        };
        for (const auto& [name, want] : expected["list_executions"].items()) {
            if (name == "all")
                QCOMPARE(list({}).dump(), want.dump());
            else if (name.rfind("tenant ", 0) == 0)
                QCOMPARE(list({{}, {}, name.substr(7)}).dump(), want.dump());
            else if (want.is_number())
                QCOMPARE(list({{}, name, {}}).size(), want.get<std::size_t>());
        }
    }

    void executionsAndTheirLogs_data() { files(); }
    void executionsAndTheirLogs()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        auto& store = open.workflows();
        std::map<std::string, std::int64_t> kinds;
        for (const auto& want : expected["executions"]) {
            const auto id = want["execution_id"].get<std::string>();
            const auto execution = store.execution(id, {});
            QVERIFY(execution);
            QCOMPARE(difference(*execution, want), QString());
            QCOMPARE(text(execution->status), want["row_status"].get<std::string>());
            QCOMPARE(store.execution(execution->row, {}).value(), *execution);
            std::string bare = "exec_" + id;
            bare.erase(std::remove(bare.begin(), bare.end(), '-'), bare.end());
            QCOMPARE(store.execution(bare, {}).value(), *execution);
            const auto page = store.eventsOf(bare, 1, 1'000'000, {});
            QCOMPARE(page->events.size(), want["event_count"].get<std::size_t>());
            QCOMPARE(page->count, want["event_count"].get<std::int64_t>());
            QCOMPARE(page->lastSequence, want["latest_sequence"].get<std::int64_t>());
            QCOMPARE(store.latestSequence(id, {}).value(), want["latest_sequence"].get<std::int64_t>());
            const auto listed = everyRow<WorkflowEvent>([&](const auto& after) {
                return store.events({id, {}, {}}, after, 5, {});
            });
            QCOMPARE(listed, page->events);
            for (const auto& event : page->events)
                ++kinds[json::parse(text(event.kind))["type"].get<std::string>()];
            const auto snapshot = store.latestSnapshot(id, {});
            if (want.contains("latest_snapshot_at") && !want["latest_snapshot_at"].is_null())
                QCOMPARE(integerOf((*snapshot)->atSequence), want["latest_snapshot_at"].get<std::int64_t>());
            const auto activity = store.executionActivity({execution->row}, {});
            QCOMPARE(activity->front().events, want["event_count"].get<std::int64_t>());
            if (!page->events.empty())
                QCOMPARE(*activity->front().lastEvent, page->events.back());
        }
        QCOMPARE(json(kinds).dump(), expected["event_kinds"].dump());
    }

    void queueAndDeadLetters_data() { files(); }
    void queueAndDeadLetters()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        auto& store = open.workflows();
        const auto items = everyRow<WorkItem>([&](const auto& after) { return store.workItems({}, after, 11, {}); });
        QCOMPARE(std::int64_t(items.size()), expected["tables"]["work_items"].get<std::int64_t>());
        for (const auto& want : expected["work_items"]) {
            const auto item = store.workItem(want["id"].get<std::string>(), {});
            QVERIFY(item);
            QCOMPARE(difference(*item, want), QString());
            QVERIFY(std::find(items.begin(), items.end(), *item) != items.end());
        }
        const auto letters
            = everyRow<DeadLetter>([&](const auto& after) { return store.deadLetters({}, after, 4, {}); });
        QCOMPARE(letters.size(), expected["dead_letters"].size());
        for (const auto& want : expected["dead_letters"]) {
            const auto found = std::find_if(letters.begin(), letters.end(),
                [&](const auto& letter) { return text(letter.id) == want["id"].get<std::string>(); });
            QVERIFY(found != letters.end());
            QCOMPARE(difference(*found, want), QString());
            QCOMPARE(store.deadLetter(found->row, {}).value(), *found);
        }
        for (std::size_t i = 1; i < letters.size(); ++i)
            QVERIFY(text(letters[i - 1].deadLetteredAt) >= text(letters[i].deadLetteredAt));
        std::map<std::string, std::int64_t> byStatus;
        const auto depths = store.queueDepths({});
        for (const auto& depth : *depths) {
            for (const auto& [status, count] : depth.byStatus)
                byStatus[status] += count;
        }
        QCOMPARE(json(byStatus).dump(), expected["status_counts"]["work_items"].dump());
        QCOMPARE(std::int64_t(store.openItems(1000, {})->size()), byStatus["pending"] + byStatus["claimed"]);
        QCOMPARE(std::int64_t(store.itemsByStatus("completed", {}, 1000, {})->size()), byStatus["completed"]);
        QCOMPARE(std::int64_t(store.deadLettersAfter({0}, 1000, {})->size()), std::int64_t(letters.size()));
    }

    void tenantIsThatOfTheExecution_data() { files(); }
    void tenantIsThatOfTheExecution()
    {
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        auto& store = open.workflows();
        const WorkflowFilter acme{{}, {}, "acme"};
        std::set<std::string> ids;
        for (const auto& row :
            everyRow<Execution>([&](const auto& after) { return store.executions(acme, after, 50, {}); }))
            ids.insert(text(row.executionId));
        const auto every = store.events({}, {}, 100'000, {});
        std::size_t events = 0;
        for (const auto& event : every->rows)
            events += ids.count(text(event.executionId));
        QCOMPARE(everyRow<WorkflowEvent>([&](const auto& after) { return store.events(acme, after, 20, {}); }).size(),
            events);
        for (const auto& item :
            everyRow<WorkItem>([&](const auto& after) { return store.workItems(acme, after, 20, {}); }))
            QVERIFY(ids.count(text(item.executionId)) == 1);
        for (const auto& letter :
            everyRow<DeadLetter>([&](const auto& after) { return store.deadLetters(acme, after, 20, {}); }))
            QVERIFY(ids.count(text(letter.executionId)) == 1);
    }

    void everythingElse_data() { files(); }
    void everythingElse()
    {
        const auto expected = expectedOf(fixture());
        OpenReader open(m_scratch.fixture(fixture() + ".db"));
        auto& store = open.workflows();
        QCOMPARE(store.definitions({})->size(), expected["definitions"].size());
        QCOMPARE(store.tenants({})->size(), expected["tenants"].size());
        QCOMPARE(store.cronJobs({})->size(), expected["cron_jobs"]["rows"].size());
        QCOMPARE(store.timers({}, {})->size(), expected["timers"]["rows"].size());
        QCOMPARE(store.apiTokens({})->size(), expected["api_tokens"].size());
        std::size_t snapshots = 0;
        std::size_t effects = 0;
        std::size_t reservations = 0;
        for (const auto& row : expected["executions"]) {
            const auto id = row["execution_id"].get<std::string>();
            const auto light = store.snapshots(id, false, {});
            snapshots += light->size();
            QVERIFY(light->empty() || !light->front().state.has_value());
            const auto whole = store.snapshots(id, true, {});
            QVERIFY(whole->empty() || whole->front().state->isText());
            effects += store.toolEffects(id, {})->size();
            reservations += store.toolReservations(id, {})->size();
        }
        QCOMPARE(snapshots, expected["snapshots"].size());
        QCOMPARE(effects, sizeIfThere(expected, "tool_effects"));
        QCOMPARE(reservations, sizeIfThere(expected, "tool_reservations"));
        for (const auto& want : expected.value("artifacts", json::array())) {
            const auto artifact
                = store.artifact(want["tenant_id"].get<std::string>(), want["hash"].get<std::string>(), {});
            QVERIFY(artifact->has_value());
            QCOMPARE((*artifact)->bytes->bytes().size(), want["size"].get<std::size_t>());
            QCOMPARE(sha256((*artifact)->bytes->bytes()), want["hash"].get<std::string>());
        }
        for (const auto& want : expected.value("segment_chains", json::array())) {
            json chain = json::array();
            const auto rows = store.segmentChain(want.back().get<std::string>(), {});
            for (const auto& row : *rows)
                chain.push_back(text(row.executionId));
            QCOMPARE(chain.dump(), want.dump());
        }
    }

private:
    Scratch m_scratch;
};

QTEST_APPLESS_MAIN(TestRealJamjet)
#include "test_real_jamjet.moc"
