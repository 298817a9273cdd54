// SPDX-License-Identifier: Apache-2.0
#include "model/fake_store.h"
#include "model/paging/mirror.h"
#include "model/paging/position_source.h"
#include "model/session/page_runner.h"
#include "model/session/store_threads.h"

#include <QSignalSpy>
#include <QTest>

using namespace durascope;
using namespace durascope::testing;

namespace {

class FactRows : public RowBlock {
public:
    explicit FactRows(std::vector<Fact> facts)
        : m_facts(std::move(facts))
    {
    }
    int size() const override { return static_cast<int>(m_facts.size()); }
    RowKey key(int index) const override { return {m_facts[static_cast<std::size_t>(index)].row.value}; }
    RowState state(int) const override { return RowState::Ready; }
    Cell cell(int index, int) const override
    {
        Cell cell;
        cell.text = QString::fromStdString(std::string(textOf(m_facts[static_cast<std::size_t>(index)].payload)));
        return cell;
    }

private:
    std::vector<Fact> m_facts;
};

class Log : public PositionSource {
public:
    using PositionSource::PositionSource;
    QList<ColumnSpec> columns() const override { return {ColumnSpec()}; }
    ListState listState() const override { return {}; }

protected:
    PageReading readingOf(qint64 first, qint64 last) const override
    {
        return [first, last](StoreReader& reader, const std::stop_token& stop) -> Result<ReadPage> {
            auto page = reader.events()->facts(first, last, stop);
            if (!page)
                return failure(page.error());
            return ReadPage{std::make_shared<FactRows>(std::move(page->facts)), 20'000};
        };
    }
};

PageRunner nobody()
{
    return {[](PageReading, const std::function<void(Result<ReadPage>)>&) {}, [] {}};
}

} // namespace

class TestPositionSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangeOfTheEndsIsToldExactly_data()
    {
        QTest::addColumn<bool>("newestFirst");
        QTest::newRow("oldest first") << false;
        QTest::newRow("newest first") << true;
    }
    void everyChangeOfTheEndsIsToldExactly()
    {
        QFETCH(bool, newestFirst);
        Log log(nobody(), newestFirst ? PositionSource::Order::NewestFirst : PositionSource::Order::OldestFirst);
        Mirror mirror(log);
        QVERIFY(mirror.agrees());
        const std::pair<int, int> ends[] = {{1, 10}, {1, 10}, {1, 25}, {5, 25}, {8, 40}, {8, 39}, {1, 0}, {3, 9}};
        for (const auto& [first, last] : ends) {
            log.setEnds(first, last);
            QVERIFY(mirror.agrees());
        }
        QCOMPARE(log.keyAt(*log.newestRow())->value, 9);
        log.setOrder(newestFirst ? PositionSource::Order::OldestFirst : PositionSource::Order::NewestFirst);
        QVERIFY(mirror.agrees());
        QCOMPARE(log.keyAt(*log.newestRow())->value, 9);
    }

    void newRowsAreHeldBackWhileTheViewReads()
    {
        Log log(nobody(), PositionSource::Order::NewestFirst);
        log.setEnds(1, 100);
        Mirror mirror(log);
        log.setFollowing(false);
        QSignalSpy held(&log, &RowSource::heldBackChanged);
        QSignalSpy inserted(&log, &RowSource::rowsInserted);
        log.setEnds(1, 130);
        log.setEnds(1, 150);
        QCOMPARE(held.size(), 2);
        QCOMPARE(inserted.size(), 0);
        QCOMPARE(log.heldBack().added, 50);
        QCOMPARE(log.rowCount(), 100);
        log.showHeldBack();
        QCOMPARE(log.heldBack().added, 0);
        QCOMPARE(inserted.size(), 1);
        QVERIFY(mirror.agrees());
        log.setEnds(1, 151);
        QCOMPARE(log.heldBack().added, 1);
        log.setFollowing(true);
        QCOMPARE(log.rowCount(), 151);
        QVERIFY(mirror.agrees());
    }

    void tenMillionRowsCostNothing()
    {
        Log log(nobody(), PositionSource::Order::OldestFirst);
        log.setEnds(1, 9'000'000'000'000);
        QCOMPARE(log.rowCount(), 9'000'000'000'000);
        QCOMPARE(log.keyAt(8'999'999'999'999)->value, 9'000'000'000'000);
        log.wantRows(8'999'999'999'900, 8'999'999'999'999);
    }

    void aLogOnASessionShowsRowsAndFollows()
    {
        auto fake = std::make_shared<FakeLog>();
        for (int commit = 0; commit < 10; ++commit)
            fake->append(100);
        StoreSession session(QStringLiteral("fake"),
            [fake](const std::string&, const std::stop_token&) -> Result<std::shared_ptr<Store>> {
                return fake->store();
            });
        QSignalSpy opened(&session, &StoreSession::opened);
        session.open();
        QVERIFY(opened.wait(5000));
        {
            Log log(pageRunner(session), PositionSource::Order::NewestFirst);
            connect(&session, &StoreSession::liveChanged, &log, [&log](const LiveChange& change) {
                if (change.events)
                    log.setEnds(change.events->bounds.first, change.events->bounds.last);
            });
            log.setEnds(1, 1000);
            log.wantRows(0, 29);
            QTRY_VERIFY(log.rowAt(0));
            QCOMPARE(log.rowAt(0).block->cell(log.rowAt(0).index, 0).text, QStringLiteral("{\"n\":1000}"));
            fake->append(2);
            QTRY_COMPARE(log.rowCount(), 1002);
            QTRY_VERIFY(log.rowAt(0));
            QCOMPARE(log.rowAt(0).block->cell(log.rowAt(0).index, 0).text, QStringLiteral("{\"n\":1002}"));
            log.wantRows(900, 929);
        }
        session.close();
        QVERIFY(waitForThreads(std::chrono::seconds(5)));
    }
};

QTEST_GUILESS_MAIN(TestPositionSource)
#include "test_position_source.moc"
