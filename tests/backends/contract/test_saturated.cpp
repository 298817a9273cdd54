// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/saturated.h"

#include <QTest>

using namespace durascope;

class TestSaturated : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staysAtTheEnds()
    {
        constexpr auto least = std::numeric_limits<std::int64_t>::min();
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(saturatedSum(2, 3), std::int64_t(5));
        QCOMPARE(saturatedSum(most, 1), most);
        QCOMPARE(saturatedSum(least, -1), least);
        QCOMPARE(saturatedSum(most, least), std::int64_t(-1));
        QCOMPARE(saturatedDifference(2, 3), std::int64_t(-1));
        QCOMPARE(saturatedDifference(most, -1), most);
        QCOMPARE(saturatedDifference(least, 1), least);
        QCOMPARE(saturatedDifference(least, least), std::int64_t(0));
        QCOMPARE(saturatedDifference(-5, least), most - 4);
        QCOMPARE(saturatedDifference(5, least), most);
    }
};

QTEST_APPLESS_MAIN(TestSaturated)
#include "test_saturated.moc"
