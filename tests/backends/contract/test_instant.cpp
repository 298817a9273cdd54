// SPDX-License-Identifier: Apache-2.0
#include "backends/contract/instant.h"

#include <QTest>

using namespace durascope;

class TestInstant : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryFormOfTheStores_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("nanoseconds");
        QTest::newRow("no fraction, Z") << QByteArray("1970-01-01T00:00:01Z") << qint64(1'000'000'000);
        QTest::newRow("nine digits") << QByteArray("1970-01-01T00:00:00.000000001+00:00") << qint64(1);
        QTest::newRow("ten digits are cut") << QByteArray("1970-01-01T00:00:00.0000000019Z") << qint64(1);
        QTest::newRow("offset") << QByteArray("1970-01-01T01:00:00.5+01:00") << qint64(500'000'000);
        QTest::newRow("negative offset") << QByteArray("1969-12-31T23:30:00-00:30") << qint64(0);
        QTest::newRow("SQLite's own form") << QByteArray("1970-01-01 00:00:02") << qint64(2'000'000'000);
        QTest::newRow("small t and z") << QByteArray("1970-01-01t00:00:02z") << qint64(2'000'000'000);
        QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59.25Z") << qint64(-750'000'000);
        QTest::newRow("leap second") << QByteArray("1970-01-01T23:59:60Z") << qint64(86'400'000'000'000);
    }
    void readsEveryFormOfTheStores()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, nanoseconds);
        const auto instant = parseInstant(text.toStdString());
        QVERIFY(instant.has_value());
        QCOMPARE(instant->nanoseconds, nanoseconds);
    }

    /// Whatever two times a store holds, their difference is a number.
    void timesFarAwayKeepTheirOrderAndTheirDistance()
    {
        const Instant first = *parseInstant("0000-01-01T00:00:00Z");
        const Instant zero = *parseInstant("0001-01-01T00:00:00Z");
        const Instant old = *parseInstant("1824-12-31T00:00:00Z");
        const Instant late = *parseInstant("2115-12-31T23:59:59.999999999Z");
        const Instant last = *parseInstant("9999-12-31T23:59:59.999999999-23:59");
        QVERIFY(first <= zero && zero < old && old < late && late < last);
        QVERIFY(zero.isClamped() && last.isClamped());
        QVERIFY(!old.isClamped() && !late.isClamped() && !Instant::now().isClamped());
        QVERIFY(last.nanoseconds - first.nanoseconds > 0);
        QVERIFY(first.nanoseconds - last.nanoseconds < 0);
    }

    void refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "2026", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z",
                 "2026-01-01T00:00:60Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00Zx",
                 "2026-01-01T00:00:00+0100", "+2026-01-01T00:00:00Z"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesWhatIsNoTime()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseInstant(text.toStdString()).has_value());
    }

    void writesTheFormsOfBothWriters()
    {
        const auto shown = [](const char* text) {
            const auto instant = parseInstant(text);
            return instant ? formatOffsetForm(*instant) + " " + formatZuluForm(*instant) : std::string("unread");
        };
        QCOMPARE(shown("2026-11-21T03:08:34Z"), "2026-11-21T03:08:34+00:00 2026-11-21T03:08:34Z");
        QCOMPARE(shown("2026-11-21T03:08:34.4Z"), "2026-11-21T03:08:34.400+00:00 2026-11-21T03:08:34.4Z");
        QCOMPARE(shown("2026-11-21T03:08:34.40251Z"), "2026-11-21T03:08:34.402510+00:00 2026-11-21T03:08:34.40251Z");
        QCOMPARE(shown("2026-11-21T03:08:34.000000010Z"),
            "2026-11-21T03:08:34.000000010+00:00 2026-11-21T03:08:34.00000001Z");
    }
};

QTEST_APPLESS_MAIN(TestInstant)
#include "test_instant.moc"
