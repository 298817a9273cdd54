// SPDX-License-Identifier: Apache-2.0
#include "model/events/log_density.h"

#include <QTest>

using namespace durascope;

namespace {

constexpr std::int64_t second = 1'000'000'000;

} // namespace

class TestLogDensity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsNothingWithoutSamples()
    {
        QVERIFY(LogDensity().rates(10).isEmpty());
        QVERIFY(!LogDensity().timeAt(1));
        const LogDensity one({1, 1}, {{1, {5}}});
        QVERIFY(one.rates(10).isEmpty());
        QCOMPARE(one.timeAt(1)->nanoseconds, 5);
    }

    void drawsHowFastTheLogGrew()
    {
        // 500 events in 500 s, then 500 in 5 s.
        const LogDensity density({1, 1001}, {{1, {0}}, {501, {500 * second}}, {1001, {505 * second}}});
        const QList<float> rates = density.rates(10);
        QCOMPARE(rates.size(), 10);
        QVERIFY(rates[0] < 0.2F);
        QCOMPARE(rates[9], 1.F);
        QCOMPARE(rates[1], rates[0]);
    }

    void findsTimesBetweenSamples()
    {
        const LogDensity density({1, 1001}, {{1, {0}}, {501, {500 * second}}, {1001, {505 * second}}});
        QCOMPARE(density.timeAt(251)->nanoseconds, 250 * second);
        QCOMPARE(density.timeAt(501)->nanoseconds, 500 * second);
        QCOMPARE(density.timeAt(2000)->nanoseconds, 505 * second);
    }

    void survivesTimesThatRunBackAndEnormousLogs()
    {
        const std::int64_t far = std::numeric_limits<std::int64_t>::max();
        const LogDensity density({1, far}, {{1, {9 * second}}, {far / 2, {second}}, {far, {second}}});
        for (const float rate : density.rates(300))
            QVERIFY(rate >= 0 && rate <= 1);
        QVERIFY(density.timeAt(far / 4).has_value());
    }
};

QTEST_APPLESS_MAIN(TestLogDensity)
#include "test_log_density.moc"
