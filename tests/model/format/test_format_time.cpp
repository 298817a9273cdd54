// SPDX-License-Identifier: Apache-2.0
#include "model/format/format.h"
#include "model/format/format_clock.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace durascope;

namespace {

FormatStyle styleAt(const char* zone, const char* now)
{
    return {QTimeZone(QByteArray(zone)), parseInstant(now).value()};
}

const auto storyNow = "2026-11-21T02:14:08Z";

} // namespace

class TestFormatTime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTimesOfLists_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* stored, const char* expected) {
            QTest::newRow(name) << QByteArray(stored) << QString::fromUtf8(expected);
        };
        row("today", "2026-11-21T02:08:34.402+00:00", "03:08:34.402");
        row("six digits", "2026-11-21T02:08:34.433953Z", "03:08:34.433953");
        row("nine digits", "2026-11-21T02:08:34.000000001Z", "03:08:34.000000001");
        row("more than nine are cut", "2026-11-21T02:08:34.0000000019Z", "03:08:34.000000001");
        row("one digit is filled to three", "2026-11-21T02:08:34.4Z", "03:08:34.400");
        row("no fraction stays none", "2026-11-21 02:08:34", "03:08:34");
        row("today there, yesterday in UTC", "2026-11-20T23:00:00Z", "00:00:00");
        row("yesterday", "2026-11-20T22:59:59.999Z", "20 Nov 23:59");
        row("written with another offset", "2026-11-20T22:10:00-05:00", "04:10:00");
        row("tomorrow", "2026-11-22T02:08:34Z", "22 Nov 03:08");
        row("another year", "2025-11-20T12:00:00Z", "2025-11-20");
        row("no time", "yesterday\n", "yesterday␊");
        row("empty", "", "");
    }
    void writesTimesOfLists()
    {
        QFETCH(QByteArray, stored);
        QFETCH(QString, expected);
        QCOMPARE(listTime(stored.toStdString(), styleAt("Europe/Berlin", storyNow), 9), expected);
    }

    void writesTimesOfDetails()
    {
        const FormatStyle berlin = styleAt("Europe/Berlin", storyNow);
        QCOMPARE(fullTime("2026-11-21T02:08:34.433953Z", berlin), QStringLiteral("2026-11-21 03:08:34.433953 +01:00"));
        QCOMPARE(fullTime("2026-07-01T00:00:00Z", berlin), QStringLiteral("2026-07-01 02:00:00 +02:00"));
        QCOMPARE(utcTime("2026-11-21T03:08:34.433953+01:00"), QStringLiteral("2026-11-21 02:08:34.433953Z"));
        QCOMPARE(utcTime("2026-11-21 02:08:34"), QStringLiteral("2026-11-21 02:08:34Z"));
        QCOMPARE(fullTime("nonsense", berlin), QStringLiteral("nonsense"));
        QCOMPARE(utcTime("nonsense"), QStringLiteral("nonsense"));
        const FormatStyle newfoundland = styleAt("America/St_Johns", storyNow);
        QCOMPARE(fullTime("2026-11-21T02:08:34Z", newfoundland), QStringLiteral("2026-11-20 22:38:34 -03:30"));
        QCOMPARE(zoneOffset(newfoundland), QStringLiteral("-03:30"));
        QCOMPARE(zoneOffset(berlin), QStringLiteral("+01:00"));
    }

    void writesDaysAndClocks()
    {
        const FormatStyle berlin = styleAt("Europe/Berlin", storyNow);
        QCOMPARE(dayLabel(parseInstant("2026-04-12T10:00:00Z").value(), berlin), QStringLiteral("12 Apr"));
        QCOMPARE(dayLabel(parseInstant("2026-11-21T02:00:00Z").value(), berlin), QStringLiteral("03:00"));
        QCOMPARE(dayLabel(parseInstant("2024-04-12T10:00:00Z").value(), berlin), QStringLiteral("2024-04-12"));
        QCOMPARE(clockTime(parseInstant("2026-04-12T10:00:01.5Z").value(), berlin), QStringLiteral("12:00:01"));
    }

    /// Both sides of every change of the clocks of a year, minute by minute, against Qt's own answer.
    void agreesWithTheZoneAroundChanges()
    {
        for (const char* name : {"Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "UTC"}) {
            const QTimeZone zone{QByteArray(name)};
            const QDateTime start(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
            QList<QDateTime> moments{start};
            for (const auto& change : zone.transitions(start, start.addYears(1)))
                moments += change.atUtc;
            for (const QDateTime& around : moments) {
                for (int minute = -40; minute <= 40; ++minute) {
                    const QDateTime at = around.addSecs(minute * 60);
                    const std::string text = at.toString(Qt::ISODate).toStdString();
                    const QDateTime there = at.toTimeZone(zone);
                    QCOMPARE(
                        fullTime(text, {zone, {}}).left(19), there.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
                }
            }
        }
    }

    void survivesTheEndsOfTime()
    {
        const FormatStyle berlin = styleAt("Europe/Berlin", storyNow);
        const char* const zero = "0001-01-01T00:00:00Z"; // what some programs write for "never"
        const char* const last = "9999-12-31T23:59:59.999999999Z";
        for (const char* text : {zero, last}) {
            QCOMPARE(listTime(text, berlin), QString::fromUtf8(text));
            QCOMPARE(fullTime(text, berlin), QString::fromUtf8(text));
            QCOMPARE(utcTime(text), QString::fromUtf8(text));
        }
        QCOMPARE(fullTime("2115-12-31T12:00:00Z", berlin).left(19), QStringLiteral("2115-12-31 13:00:00"));
        QVERIFY(
            !age(parseInstant("0000-01-01T00:00:00Z").value(), parseInstant("9999-12-31T23:59:59Z").value()).isEmpty());
    }

    void isTheSameOnEveryThread()
    {
        std::vector<std::jthread> threads;
        std::atomic<int> wrong = 0;
        for (const char* name : {"Europe/Berlin", "Asia/Tokyo", "America/New_York", "UTC"}) {
            const FormatStyle style = styleAt(name, storyNow);
            const QString expected = fullTime("2026-11-21T02:08:34.402Z", style);
            threads.emplace_back([style, expected, &wrong] {
                for (int i = 0; i < 2000; ++i) {
                    if (fullTime("2026-11-21T02:08:34.402Z", style) != expected)
                        ++wrong;
                }
            });
        }
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }

    void saysWhenTheStyleChanges()
    {
        FormatClock& clock = FormatClock::instance();
        clock.setZone(QTimeZone("Europe/Berlin"));
        clock.setFixedNow(parseInstant("2026-11-21T02:14:08Z"));
        QSignalSpy changed(&clock, &FormatClock::styleChanged);
        clock.setFixedNow(parseInstant("2026-11-21T22:59:59Z"));
        QCOMPARE(changed.size(), 0);
        clock.setFixedNow(parseInstant("2026-11-21T23:00:00Z"));
        QCOMPARE(changed.size(), 1);
        clock.setZone(QTimeZone("UTC"));
        QCOMPARE(changed.size(), 2);
        clock.setZone(QTimeZone("UTC"));
        QCOMPARE(changed.size(), 2);
        clock.setFixedNow(std::nullopt);
        QSignalSpy ticked(&clock, &FormatClock::ticked);
        QVERIFY(ticked.wait(5000));
    }

    void isCheapEnoughForEveryCell()
    {
        const FormatStyle style = styleAt("Europe/Berlin", storyNow);
        QBENCHMARK
        {
            listTime("2026-11-21T02:08:34.433953Z", style);
        }
    }
};

QTEST_GUILESS_MAIN(TestFormatTime)
#include "test_format_time.moc"
