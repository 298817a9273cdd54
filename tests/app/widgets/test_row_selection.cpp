// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_selection.h"

#include <QTest>

using namespace durascope;

namespace {

std::optional<RowKey> sameKey(qint64 row)
{
    return RowKey{row};
}

std::optional<RowKey> unknownKey(qint64)
{
    return std::nullopt;
}

} // namespace

class TestRowSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shortRangesAreKeys()
    {
        RowSelection selection;
        selection.selectRange(9, 5, sameKey, false);
        QCOMPARE(selection.count(100), 5);
        QVERIFY(selection.contains(70, RowKey{7})); // by key, wherever it stands
        QVERIFY(!selection.contains(7, RowKey{70}));
        QVERIFY(!selection.forgetPlaces());
        QCOMPARE(selection.count(100), 5);
    }

    void unknownRowsAreHeldByPlace()
    {
        RowSelection selection;
        selection.selectRange(10, 19, unknownKey, false);
        QCOMPARE(selection.count(100), 10);
        QVERIFY(selection.contains(12, std::nullopt));
        selection.rowsInserted(0, 5);
        QVERIFY(!selection.contains(12, std::nullopt));
        QVERIFY(selection.contains(24, std::nullopt));
        selection.rowsInserted(20, 3); // into the middle: the new ones are not chosen
        QCOMPARE(selection.count(100), 10);
        QVERIFY(!selection.contains(21, std::nullopt));
        QVERIFY(selection.contains(23, std::nullopt));
        QVERIFY(selection.forgetPlaces());
        QVERIFY(selection.isEmpty());
    }

    void removalShortensRanges()
    {
        RowSelection selection;
        selection.selectRange(10, 19, unknownKey, false);
        selection.rowsRemoved(0, 5);
        QVERIFY(selection.contains(5, std::nullopt) && selection.contains(14, std::nullopt));
        QVERIFY(!selection.contains(15, std::nullopt));
        selection.rowsRemoved(3, 4); // two before, two in it
        QCOMPARE(selection.count(100), 8);
        QVERIFY(selection.contains(3, std::nullopt));
        selection.rowsRemoved(0, 100);
        QVERIFY(selection.isEmpty());
    }

    void rangesMerge()
    {
        RowSelection selection;
        selection.selectRange(10, 19, unknownKey, false);
        selection.selectRange(15, 30, unknownKey, true);
        selection.selectRange(50, 59, unknownKey, true);
        QCOMPARE(selection.count(100), 31);
    }

    void allWithExceptions()
    {
        RowSelection selection;
        selection.selectAll();
        selection.toggle(3, RowKey{3});
        QCOMPARE(selection.count(1'000'000'000), 999'999'999);
        QVERIFY(!selection.contains(3, RowKey{3}));
        QVERIFY(selection.contains(4, RowKey{4}));
        selection.toggle(3, RowKey{3});
        QVERIFY(selection.contains(3, RowKey{3}));
        QCOMPARE(selection.keys(10, sameKey, 4).size(), size_t(4));
        QVERIFY(!selection.forgetPlaces());
        QVERIFY(selection.isAll());
    }

    void longRangeIsNotMaterialised()
    {
        RowSelection selection;
        selection.selectRange(0, qint64(1) << 40, sameKey, false);
        QCOMPARE(selection.count(qint64(1) << 41), (qint64(1) << 40) + 1);
        selection.toggle(5, RowKey{5});
        QVERIFY(!selection.contains(5, RowKey{5}));
        QCOMPARE(selection.count(qint64(1) << 41), qint64(1) << 40);
    }

    void toggling()
    {
        RowSelection selection;
        selection.toggle(1, RowKey{1});
        QVERIFY(selection.isOnly(RowKey{1}));
        selection.toggle(1, RowKey{1});
        QVERIFY(selection.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestRowSelection)
#include "test_row_selection.moc"
