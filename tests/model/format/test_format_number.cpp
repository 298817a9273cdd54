// SPDX-License-Identifier: Apache-2.0
#include "model/format/format.h"

#include <QLocale>
#include <QTest>

using namespace durascope;

namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr std::int64_t second = 1000 * ms;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

} // namespace

class TestFormatNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesDurations_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QString>("expected");
        const auto row = [](std::int64_t nanoseconds, const char* expected) {
            QTest::newRow(expected) << qint64(nanoseconds) << QString::fromUtf8(expected);
        };
        row(0, "0 ns");
        row(999, "999 ns");
        row(1'000, "1 µs");
        row(999'499, "999 µs");
        row(999'500, "1 ms");
        row(19 * ms, "19 ms");
        row(second - ms, "999 ms");
        row(second - 1, "1.00 s");
        row(3'180 * ms, "3.18 s");
        row(9'994 * ms, "9.99 s");
        row(9'996 * ms, "10.0 s");
        row(42 * second, "42.0 s");
        row(59'940 * ms, "59.9 s");
        row(59'960 * ms, "1 min 00 s");
        row(14 * minute + 15 * second, "14 min 15 s");
        row(59 * minute + 59 * second + 400 * ms, "59 min 59 s");
        row(59 * minute + 59 * second + 600 * ms, "1 h 00 min");
        row(3 * hour + 41 * minute, "3 h 41 min");
        row(9 * day + 2 * hour, "9 d 02 h");
        row(-3'180 * ms, "−3.18 s");
        row(std::numeric_limits<std::int64_t>::min(), "−106751 d 23 h");
    }
    void writesDurations()
    {
        QFETCH(qint64, nanoseconds);
        QFETCH(QString, expected);
        QCOMPARE(duration(nanoseconds), expected);
    }

    void writesAges()
    {
        const Instant now{100 * day};
        const auto before = [&](std::int64_t span) { return age({now.nanoseconds - span}, now); };
        QCOMPARE(before(0), QStringLiteral("now"));
        QCOMPARE(before(19 * second), QStringLiteral("19 s ago"));
        QCOMPARE(before(6 * minute + 9 * second + 999 * ms), QStringLiteral("6 min 09 s ago"));
        QCOMPARE(before(3 * hour + 41 * minute), QStringLiteral("3 h 41 min ago"));
        QCOMPARE(before(4 * day), QStringLiteral("4 d 00 h ago"));
        QCOMPARE(before(-19 * second), QStringLiteral("in 19 s"));
    }

    void writesNumbers_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("brief");
        const auto row = [](std::int64_t value, const char* whole, const char* brief) {
            QTest::newRow(whole) << qint64(value) << QString::fromUtf8(whole) << QString::fromUtf8(brief);
        };
        row(0, "0", "0");
        row(1'842, "1,842", "1,842");
        row(9'999, "9,999", "9,999");
        row(10'000, "10,000", "10.0 k");
        row(130'214, "130,214", "130 k");
        row(999'499, "999,499", "999 k");
        row(999'500, "999,500", "1.00 M");
        row(8'412'907, "8,412,907", "8.41 M");
        row(84'129'070, "84,129,070", "84.1 M");
        row(10'000'000'000, "10,000,000,000", "10.0 G");
        row(-8'412'907, "-8,412,907", "-8.41 M");
    }
    void writesNumbers()
    {
        QFETCH(qint64, value);
        QFETCH(QString, whole);
        QFETCH(QString, brief);
        QCOMPARE(number(value), whole);
        QCOMPARE(shortNumber(value), brief);
    }

    void writesSizesAndRates()
    {
        QCOMPARE(byteSize(0), QStringLiteral("0 B"));
        QCOMPARE(byteSize(94), QStringLiteral("94 B"));
        QCOMPARE(byteSize(1'023), QStringLiteral("1,023 B"));
        QCOMPARE(byteSize(1'024), QStringLiteral("1.0 kB"));
        QCOMPARE(byteSize(5'213), QStringLiteral("5.2 kB"));
        QCOMPARE(byteSize(411'900), QStringLiteral("412 kB"));
        QCOMPARE(byteSize(999'500), QStringLiteral("1.0 MB"));
        QCOMPARE(byteSize(3'100'000), QStringLiteral("3.1 MB"));
        QCOMPARE(byteSize(1'240'000'000), QStringLiteral("1.24 GB"));
        QCOMPARE(byteSize(2'500'000'000'000), QStringLiteral("2.50 TB"));
        QCOMPARE(perMinute(41.2), QStringLiteral("41 / min"));
        QCOMPARE(perMinute(6.24), QStringLiteral("6.2 / min"));
        QCOMPARE(perMinute(9.96), QStringLiteral("10 / min"));
        QCOMPARE(perMinute(0), QStringLiteral("0 / min"));
    }

    void groupsAsTheLocaleDoes()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(number(8'412'907), QStringLiteral("8.412.907"));
        QCOMPARE(duration(3'180 * ms), QStringLiteral("3,18 s"));
        QLocale::setDefault(before);
        QCOMPARE(number(8'412'907), QStringLiteral("8,412,907"));
    }
};

QTEST_APPLESS_MAIN(TestFormatNumber)
#include "test_format_number.moc"
