// SPDX-License-Identifier: Apache-2.0
#include "model/paging/hand_runner.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace durascope;
using namespace durascope::testing;

namespace {

using Table = std::map<qint64, QString>; // what the "store" holds

/// A block keeps what was read; it makes a cell when asked.
class NameBlock : public RowBlock {
public:
    explicit NameBlock(std::vector<std::pair<qint64, QString>> rows)
        : m_rows(std::move(rows))
    {
    }
    int size() const override { return static_cast<int>(m_rows.size()); }
    RowKey key(int index) const override { return {m_rows[static_cast<std::size_t>(index)].first}; }
    RowState state(int) const override { return RowState::Ready; }
    Cell cell(int index, int) const override
    {
        Cell cell;
        cell.text = m_rows[static_cast<std::size_t>(index)].second;
        return cell;
    }

private:
    std::vector<std::pair<qint64, QString>> m_rows;
};

/// A sorted table: an array says which key stands where, rows are read by key. This is all a list needs to say.
class NameSource : public PagedSource {
public:
    NameSource(PageRunner runner, std::shared_ptr<Table> table, std::vector<qint64> order)
        : PagedSource(std::move(runner))
        , m_table(std::move(table))
        , m_order(std::move(order))
    {
    }
    QList<ColumnSpec> columns() const override { return {ColumnSpec()}; }
    qint64 rowCount() const override { return static_cast<qint64>(m_order.size()); }
    ListState listState() const override { return {ListState::Kind::Rows, {}, {}, {}, {}}; }
    std::optional<RowKey> keyAt(qint64 row) const override { return RowKey{m_order[static_cast<std::size_t>(row)]}; }
    std::optional<qint64> rowOf(RowKey key) const override
    {
        const auto found = std::find(m_order.begin(), m_order.end(), key.value);
        return found == m_order.end() ? std::nullopt : std::optional<qint64>(found - m_order.begin());
    }
    void insertAt(qint64 row, qint64 key)
    {
        m_order.insert(m_order.begin() + row, key);
        Q_EMIT rowsInserted(row, 1);
        readOn();
    }
    using PagedSource::markStale;
    using PagedSource::startAnew;

protected:
    PageReading reading(std::vector<RowKey> keys) const override
    {
        return [keys = std::move(keys), table = m_table](StoreReader&, const std::stop_token&) -> Result<ReadPage> {
            std::vector<std::pair<qint64, QString>> rows;
            for (const RowKey key : keys)
                if (const auto found = table->find(key.value); found != table->end())
                    rows.emplace_back(*found);
            return ReadPage{std::make_shared<NameBlock>(std::move(rows)), 1000};
        };
    }

private:
    std::shared_ptr<Table> m_table;
    std::vector<qint64> m_order;
};

} // namespace

class TestPagedSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_table = std::make_shared<Table>();
        std::vector<qint64> order;
        for (qint64 key = 1000; key > 0; --key) {
            m_table->emplace(key, QStringLiteral("name %1").arg(key));
            order.push_back(key);
        }
        m_hand = std::make_unique<HandRunner>();
        m_source = std::make_unique<NameSource>(m_hand->runner(), m_table, order);
    }

    void readsWhatIsWantedThenAPageAhead()
    {
        QSignalSpy arrived(m_source.get(), &RowSource::rowsArrived);
        m_source->wantRows(0, 39);
        QVERIFY(m_hand->waits());
        QVERIFY(!m_source->rowAt(0));
        m_hand->answerNext(m_reader);
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(text(0), QStringLiteral("name 1000"));
        QCOMPARE(text(39), QStringLiteral("name 961"));
        while (m_hand->waits())
            m_hand->answerNext(m_reader);
        m_source->wantRows(100, 139);
        while (m_hand->waits())
            m_hand->answerNext(m_reader);
        QVERIFY2(m_source->rowAt(179), "a page ahead");
        QVERIFY(!m_source->rowAt(900));
    }

    void aJumpReplacesWhatNobodyWantsAnyMore()
    {
        m_source->wantRows(0, 39);
        auto late = m_hand->takeLate(m_reader);
        m_source->wantRows(800, 839);
        QVERIFY(m_hand->waits());
        late();
        QVERIFY2(!m_source->rowAt(0), "a late answer was taken");
        m_hand->answerNext(m_reader);
        QCOMPARE(text(800), QStringLiteral("name 200"));
    }

    void aPageThatIsStillWantedIsNotReplaced()
    {
        m_source->wantRows(0, 39);
        m_source->wantRows(1, 40);
        m_source->wantRows(2, 41);
        QCOMPARE(m_hand->asked, 1);
        m_hand->answerNext(m_reader);
        QVERIFY(m_source->rowAt(41));
    }

    void rowsStayKnownWhenOthersComeInAbove()
    {
        readAll(0, 39);
        m_table->emplace(2000, QStringLiteral("new"));
        m_source->insertAt(0, 2000);
        QCOMPARE(text(1), QStringLiteral("name 1000"));
        QVERIFY(!m_source->rowAt(0));
        readAll(0, 39);
        QCOMPARE(text(0), QStringLiteral("new"));
    }

    void aStaleRowStaysUntilItIsReadAgain()
    {
        readAll(0, 39);
        QSignalSpy changed(m_source.get(), &RowSource::rowsChanged);
        (*m_table)[999] = QStringLiteral("changed");
        m_source->markStale({RowKey{999}, RowKey{5}});
        QCOMPARE(text(1), QStringLiteral("name 999"));
        m_hand->answerNext(m_reader);
        QCOMPARE(text(1), QStringLiteral("changed"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).value<QList<RowKey>>(), QList<RowKey>{RowKey{999}});
    }

    void whatCannotBeReadSaysWhyAndIsReadOnRequest()
    {
        m_source->wantRows(0, 39);
        m_hand->failNext({ErrorKind::Busy, "Another program holds the lock.", {}, {}, {}});
        QCOMPARE(m_source->rowAt(0).state(), RowState::Failed);
        QCOMPARE(m_source->rowAt(0).block->fullText(0, 0), QStringLiteral("Another program holds the lock."));
        m_source->wantRows(0, 39);
        QVERIFY2(!m_hand->waits() || !m_source->rowAt(0), "tried again without being asked");
        m_source->retryFailed();
        m_hand->answerNext(m_reader);
        QCOMPARE(text(0), QStringLiteral("name 1000"));
    }

    void aFailureLeavesWhatWasReadBefore()
    {
        readAll(0, 39);
        m_source->readAgain();
        m_hand->failNext({ErrorKind::Unavailable, "Away.", {}, {}, {}});
        QCOMPARE(m_source->rowAt(0).state(), RowState::Failed);
        QCOMPARE(text(0), QStringLiteral("name 1000"));
    }

    void aRowThatWentAwayIsMarkedGone()
    {
        readAll(0, 39);
        m_table->erase(999);
        m_source->markStale({RowKey{999}});
        m_hand->answerNext(m_reader);
        QCOMPARE(m_source->rowAt(1).state(), RowState::Gone);
        QCOMPARE(text(1), QStringLiteral("name 999"));
        QCOMPARE(m_source->rowAt(0).state(), RowState::Ready);
    }

    void startingAnewForgetsAndCancels()
    {
        readAll(0, 39);
        m_source->wantRows(500, 539);
        QSignalSpy reset(m_source.get(), &RowSource::reset);
        m_source->startAnew();
        QCOMPARE(reset.size(), 1);
        QCOMPARE(m_hand->cancelled, 1);
        QVERIFY(!m_source->rowAt(0));
    }

    void aPageThatNeverComesIsAskedForAgain()
    {
        m_source->wantRows(0, 39);
        auto lost = m_hand->takeLate(m_reader); // its session was closed
        m_source->readAgain();
        QVERIFY(m_hand->waits());
        m_hand->answerNext(m_reader);
        QCOMPARE(text(0), QStringLiteral("name 1000"));
    }

    void goesAwayWhileAPageIsRead()
    {
        m_source->wantRows(0, 39);
        auto late = m_hand->takeLate(m_reader);
        m_source.reset();
        QCOMPARE(m_hand->cancelled, 1);
        late();
    }

private:
    QString text(qint64 row) const
    {
        const RowRef ref = m_source->rowAt(row);
        return ref ? ref.block->cell(ref.index, 0).text : QStringLiteral("(not here)");
    }
    void readAll(qint64 first, qint64 last)
    {
        m_source->wantRows(first, last);
        while (m_hand->waits())
            m_hand->answerNext(m_reader);
    }
    std::shared_ptr<Table> m_table;
    std::unique_ptr<HandRunner> m_hand;
    std::unique_ptr<NameSource> m_source;
    NoReader m_reader;
};

QTEST_GUILESS_MAIN(TestPagedSource)
#include "test_paged_source.moc"
