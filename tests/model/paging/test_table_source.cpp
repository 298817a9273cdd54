// SPDX-License-Identifier: Apache-2.0
#include "model/paging/mirror.h"
#include "model/paging/table_source.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace durascope;
using namespace durascope::testing;

namespace {

class Number : public TableRow {
public:
    Number(qint64 key, int value, int clock = 0)
        : m_key(key)
        , m_value(value)
        , m_clock(clock)
    {
    }
    RowKey key() const override { return {m_key}; }
    Cell cell(int column) const override
    {
        Cell cell;
        cell.text = QString::number(column == 0 ? m_value : m_clock);
        return cell;
    }
    int compare(const TableRow& other, int) const override
    {
        return m_value - static_cast<const Number&>(other).m_value;
    }
    bool looksLike(const TableRow& other) const override
    {
        return m_value == static_cast<const Number&>(other).m_value;
    }

private:
    qint64 m_key;
    int m_value;
    int m_clock;
};

TableRows rows(std::initializer_list<std::pair<int, int>> keysAndValues)
{
    TableRows made;
    for (const auto& [key, value] : keysAndValues)
        made.push_back(std::make_shared<Number>(key, value));
    return made;
}

} // namespace

class TestTableSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsOnlyWhatDiffers()
    {
        TableSource source({ColumnSpec()});
        source.setRows(rows({{1, 10}, {2, 20}, {3, 30}}));
        Mirror mirror(source);
        QSignalSpy inserted(&source, &RowSource::rowsInserted);
        QSignalSpy removed(&source, &RowSource::rowsRemoved);
        QSignalSpy changed(&source, &RowSource::rowsChanged);
        QSignalSpy reset(&source, &RowSource::reset);
        source.setRows(rows({{1, 10}, {4, 40}, {5, 50}, {3, 31}}));
        QVERIFY(mirror.agrees());
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted.at(0), (QVariantList{qint64(1), qint64(2)}));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).value<QList<RowKey>>(), QList<RowKey>{RowKey{3}});
        QCOMPARE(reset.size(), 0);
        QCOMPARE(text(source, 3), QStringLiteral("31"));
    }

    void aClockThatMovesOnIsNoChange()
    {
        TableSource source({ColumnSpec()});
        source.setRows({std::make_shared<Number>(1, 5, 100)});
        QSignalSpy changed(&source, &RowSource::rowsChanged);
        QSignalSpy arrived(&source, &RowSource::rowsArrived);
        source.setRows({std::make_shared<Number>(1, 5, 101)});
        QCOMPARE(changed.size(), 0);
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(source.rowAt(0).block->cell(0, 1).text, QStringLiteral("101"));
    }

    void sortsAndStaysSorted()
    {
        TableSource source({ColumnSpec()});
        source.setRows(rows({{1, 20}, {2, 10}, {3, 20}, {4, 5}}));
        Mirror mirror(source);
        source.sortBy(0, Qt::AscendingOrder);
        QVERIFY(mirror.agrees());
        QCOMPARE(mirror.keys(), (QList<qint64>{4, 2, 1, 3}));
        source.setRows(rows({{1, 1}, {2, 10}, {3, 20}, {4, 5}, {5, 15}}));
        QVERIFY(mirror.agrees());
        QCOMPARE(mirror.keys(), (QList<qint64>{1, 4, 2, 5, 3}));
        source.sortBy(-1, Qt::AscendingOrder);
        QVERIFY(mirror.agrees());
        QCOMPARE(mirror.keys(), (QList<qint64>{1, 2, 3, 4, 5}));
    }

    void holdsBackWhileTheViewReads()
    {
        TableSource source({ColumnSpec()}, TableSource::Newest::First);
        source.setRows(rows({{3, 30}, {2, 20}, {1, 10}}));
        Mirror mirror(source);
        source.setFollowing(false);
        source.setRows(rows({{4, 40}, {3, 33}, {1, 10}}));
        QCOMPARE(mirror.keys(), (QList<qint64>{3, 2, 1}));
        QVERIFY(mirror.agrees());
        QCOMPARE(text(source, 0), QStringLiteral("33"));
        QCOMPARE(source.rowAt(1).state(), RowState::Gone);
        QCOMPARE(source.heldBack().added, 1);
        QCOMPARE(source.heldBack().changed, 1);
        source.setRows(rows({{5, 50}, {4, 40}, {3, 33}, {2, 20}, {1, 10}}));
        QCOMPARE(source.rowAt(1).state(), RowState::Ready);
        QCOMPARE(source.heldBack().added, 2);
        source.setFollowing(true);
        QVERIFY(mirror.agrees());
        QCOMPARE(mirror.keys(), (QList<qint64>{5, 4, 3, 2, 1}));
        QCOMPARE(source.heldBack().added, 0);
        QCOMPARE(source.newestRow(), std::optional<qint64>(0));
    }

    void saysWhatItIsIn()
    {
        TableSource source({ColumnSpec()});
        QCOMPARE(source.listState().kind, ListState::Kind::Loading);
        source.setEmptyState({ListState::Kind::Empty, QStringLiteral("Nothing here."), {}, {}, {}});
        QCOMPARE(source.listState().kind, ListState::Kind::Empty);
        QSignalSpy state(&source, &RowSource::listStateChanged);
        source.setRows(rows({{1, 1}}));
        QCOMPARE(source.listState().kind, ListState::Kind::Rows);
        source.setRows({});
        QCOMPARE(source.listState().kind, ListState::Kind::Empty);
        QCOMPARE(state.size(), 2);
    }

    void aThousandRandomChangesAreToldExactly()
    {
        QRandomGenerator random(7);
        TableSource source({ColumnSpec()});
        Mirror mirror(source);
        for (int round = 0; round < 1000; ++round) {
            TableRows next;
            for (int key = 1; key <= 30; ++key)
                if (random.bounded(3) != 0)
                    next.push_back(std::make_shared<Number>(key, random.bounded(10)));
            for (int swaps = random.bounded(3); swaps > 0 && next.size() > 1; --swaps)
                std::swap(next[static_cast<std::size_t>(random.bounded(static_cast<int>(next.size())))], next.front());
            switch (random.bounded(6)) {
            case 0:
                source.sortBy(random.bounded(2) - 1, random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 1:
                source.setFollowing(!source.following());
                break;
            default:
                source.setRows(next);
            }
            QVERIFY(mirror.agrees());
        }
    }

private:
    static QString text(const TableSource& source, qint64 row)
    {
        const RowRef ref = source.rowAt(row);
        return ref.block->cell(ref.index, 0).text;
    }
};

QTEST_GUILESS_MAIN(TestTableSource)
#include "test_table_source.moc"
