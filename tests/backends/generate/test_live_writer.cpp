// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/live_writer.h"

#include "backends/conformance/load_into_memory.h"
#include "backends/generate/generate.h"
#include "backends/memory/memory_facts.h"
#include "backends/open_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace durascope;
using namespace std::chrono_literals;

class TestLiveWriter : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::stop_token m_stop;

    std::string made(const char* name, const GenerateOptions& options)
    {
        const std::string path = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        if (!generateSqliteStore(options, path, {}, m_stop))
            qWarning("not generated");
        return path;
    }
    static LiveWriteOptions fast(std::int64_t commits)
    {
        LiveWriteOptions options;
        options.perSecond = 0;
        options.commits = commits;
        options.syncEach = false;
        return options;
    }

private Q_SLOTS:
    void appendsFactsByTheProtocol_data()
    {
        QTest::addColumn<bool>("dense");
        QTest::newRow("sparse") << false;
        QTest::newRow("dense") << true;
    }
    void appendsFactsByTheProtocol()
    {
        QFETCH(bool, dense);
        GenerateOptions options;
        options.family = GenerateOptions::Family::Facts;
        options.facts = 100;
        options.format = dense ? BatchFormat::Dense : BatchFormat::Sparse;
        const std::string path = made(dense ? "dense.db" : "sparse.db", options);
        std::vector<LiveCommit> commits;
        const auto written = writeFactsLive(
            path, fast(300), [&](const LiveCommit& commit) { commits.push_back(commit); }, m_stop);
        QVERIFY2(written.has_value(), written ? "" : toLine(written.error()).c_str());
        QCOMPARE(*written, 300);
        QCOMPARE(commits.size(), std::size_t(300));
        const auto data = loadFacts(path);
        MemoryFacts facts(data);
        QCOMPARE(facts.bounds(m_stop)->last, commits.back().row);
        QCOMPARE(std::ssize(data->facts.rows), commits.back().row); // no hole
        const auto batches = facts.batchesAfter(100, 100'000, m_stop)->batches;
        QCOMPARE(batches.size(), std::size_t(300));
        for (std::size_t i = 0; i < batches.size(); ++i) {
            QCOMPARE(batches[i].last, commits[i].row);
            QVERIFY(commits[i].begun <= commits[i].committed);
            QCOMPARE(data->batches.contains(batches[i].first), dense || batches[i].last > batches[i].first);
        }
    }

    void runsExecutionsByTheProtocol()
    {
        GenerateOptions options;
        options.executions = 20;
        options.events = 300;
        const std::string path = made("workflows.db", options);
        std::int64_t last = 0;
        for (int round = 0; round < 2; ++round) { // twice on one file
            const auto written = writeWorkflowsLive(
                path, fast(1'500),
                [&](const LiveCommit& commit) {
                    QVERIFY(commit.row == 0 || commit.row > last);
                    last = std::max(last, commit.row);
                },
                m_stop);
            QVERIFY2(written.has_value(), written ? "" : toLine(written.error()).c_str());
            QCOMPARE(*written, 1'500);
        }
        const auto data = loadWorkflows(path);
        QCOMPARE(data->events.highest().value, last);
        QVERIFY(data->executions.rows.size() > 40);
        std::string newest;
        for (const auto& [row, execution] : data->executions.rows)
            newest = std::max(newest, std::string(textOf(execution.updatedAt)));
        QVERIFY(*parseInstant(newest) > Instant{Instant::now().nanoseconds - 600'000'000'000});
        for (const auto& [id, rows] : data->byExecution) {
            QVERIFY(rows.execution != 0);
            QCOMPARE(rows.events.rbegin()->first, std::ssize(rows.events));
        }
        std::size_t claimed = 0;
        for (const auto& [row, item] : data->items.rows)
            claimed += textOf(item.status) == "claimed" ? 1U : 0U;
        QVERIFY(claimed > 0);
    }

    void aReaderIsWokenByItsCommits()
    {
        GenerateOptions options;
        options.family = GenerateOptions::Family::Facts;
        options.facts = 10;
        const std::string path = made("woken.db", options);
        const auto store = openStore(*parseStoreUrl(path), m_stop);
        QVERIFY(store.has_value());
        const auto reader = std::move(*(*store)->reader());
        auto watch = std::move(*(*store)->watch());
        std::int64_t last = 0;
        const auto written = writeFactsLive(
            path, fast(3), [&](const LiveCommit& commit) { last = commit.row; }, m_stop);
        QVERIFY(written.has_value());
        QVERIFY(*watch->wait(m_stop, 10s));
        QCOMPARE(reader->events()->bounds(m_stop)->last, last);
    }

    void aMissingFileIsNotMade()
    {
        const std::string path = m_folder.filePath(QStringLiteral("none.db")).toStdString();
        QCOMPARE(writeFactsLive(path, fast(1), {}, m_stop).error().kind, ErrorKind::NotFound);
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }
};

QTEST_APPLESS_MAIN(TestLiveWriter)
#include "test_live_writer.moc"
